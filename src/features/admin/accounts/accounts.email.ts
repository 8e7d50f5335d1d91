import type { Worded } from '../../../domain/message.ts'
import type { Place } from '../../../domain/place.ts'
import { INVITATION_DAYS } from '../../../records/invitation.ts'

export const recoveryWords = (link: string): Worded => ({
  subject: 'Make a new passkey',
  body: `You asked for a new passkey. Open this page to make one. It asks for your email address.

${link}

The link works once, for ${INVITATION_DAYS.recover} days. Your old passkeys stop working when you make the new one.

You did not ask? Then do nothing, and tell us.
`,
  text: `Make your new Good Work passkey: ${link}`,
})

export const refusalWords = ({ contact }: Pick<Place, 'contact'>): Worded => ({
  subject: 'Your request for a new passkey',
  body: `Somebody asked for a new passkey for your account. We could not be sure that it was you, so we did not send one.

Was it you? Call us on ${contact.phone}, and we will sort it out together.
`,
  text: `We did not send a new passkey. Was it you who asked? Call ${contact.phone}.`,
})

export const recoveryAskedWords = (count: number, link: string): Worded => ({
  subject: count === 1 ? 'Somebody asks for a new passkey' : `${count} people ask for a new passkey`,
  body: `Somebody lost their passkey and cannot sign in. Call them first if you can, then decide here:

${link}
`,
  text: `Somebody asks for a new passkey: ${link}`,
})
