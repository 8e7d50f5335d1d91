import type { Worded } from '../../../domain/message.ts'
import type { Place } from '../../../domain/place.ts'

export type PasskeyChange = 'added' | 'removed'

/** Returns what the owner of an account is told when its passkeys have changed. */
export const passkeyWords = (change: PasskeyChange, { contact }: Pick<Place, 'contact'>): Worded => ({
  subject: `A passkey was ${change}`,
  body: `A passkey was ${change} on your Good Work account.

Was it you? Then there is nothing to do.

If it was not you, call us now on ${contact.phone}. We can close the account while we look.
`,
  text: `A passkey was ${change} on your Good Work account. Not you? Call ${contact.phone}.`,
})
