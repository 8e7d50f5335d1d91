import type { Viewer } from '../domain/permission.ts'
import type { Db } from '../records/schema.ts'

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

export type OwnRequestList = {
  /** `help-request`, `booking`, `application`. */
  readonly kind: string
  /** Returns what this viewer sent, the newest first; nothing for anybody but a resident. */
  readonly list: (db: Db, viewer: Viewer, now: Date) => Promise<readonly OwnRequest[]>
}

/** Every kind of thing a resident can send. Each room adds the function of `records/` that lists its own. */
export const OWN_REQUESTS: readonly OwnRequestList[] = []
