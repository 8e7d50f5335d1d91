import type { Worded } from './message.ts'

/** Somebody may be at risk: it waits for the privacy lead until they say what was done. */
export type Concern = {
  readonly id: string
  readonly noteId: string
  readonly participantId: string
  readonly raisedAt: Date
  readonly raisedBy: string
  readonly seenAt: Date | null
  readonly seenBy: string | null
  readonly seenWords: string | null
}

/**
 * Tells whoever looks after people at risk, at once. Nothing in it says about whom, or why. `reads`: whether they read the
 * note themselves; who does not, asks its writer.
 */
export const concernWords = (name: string, organization: string, reads: boolean): Worded => {
  const next = reads
    ? `Sign in and open Today to read it. Nobody else can read it but you and ${name}.`
    : `Ask ${name} about it. Nobody else can read what was written.`
  return {
    subject: 'Somebody may be at risk',
    body: `${name} (${organization}) has just written down that somebody may be at risk.

${next} If anybody is in danger now, call 999.
`,
    text: `${name} wrote down that somebody may be at risk. ${next}`,
  }
}
