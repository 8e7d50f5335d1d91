/** One line of “Your requests”: what was sent, how it stands, what happens next and when. */
export type OwnRequest = {
  readonly reference: string
  readonly title: string
  /** How it stands, in a word or two: "Waiting for a reply". */
  readonly status: string
  /** What happens next, and until when: "Somebody calls you by Tuesday 24 November". */
  readonly nextStep: string
  /** When it was sent. */
  readonly date: Date
  /** The room's own page about it; only for whoever proved this address. */
  readonly path: string
}
