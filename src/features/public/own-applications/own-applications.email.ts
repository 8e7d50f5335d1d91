import type { MessageDraft } from '../../../domain/message.ts'
import type { Address } from '../../../domain/permission.ts'
import type { JobApplication } from '../../../records/job-application.ts'

/** Returns the message that an application was taken back. */
export function withdrawn({ address, reference, title, othersMaySee, language }: JobApplication, origin: string) {
  const what = othersMaySee ? 'what you sent' : `your application for ${title}`
  return {
    to: address,
    key: `application:${reference}:withdraw`,
    kind: 'application.withdrawn',
    language,
    slots: { reference },
    words: {
      subject: `You took it back: ${reference}`,
      body: `You have taken back ${what}. Your reference was ${reference}. Nothing more happens.

You can look for something else at any time:
${origin}/opportunities`,
      text: `You have taken back what you sent us, reference ${reference}. Nothing more happens.`,
    },
    waitsForMorning: address.kind === 'phone',
  } satisfies MessageDraft
}

/** Returns the note to an organisation that an applicant said yes or took it back; nothing about who. */
export const acceptedNote = (
  to: Address,
  { id, reference, title }: JobApplication,
  move: 'withdraw' | 'accept',
  origin: string,
): MessageDraft => ({
  to,
  key: `application:${reference}:${move}:${to.value}`,
  kind: 'applications.moved',
  language: 'en',
  words: {
    subject: move === 'accept' ? `They said yes: ${title}` : `An application was taken back: ${title}`,
    body: `${move === 'accept' ? 'Somebody has said yes to what you offered' : 'Somebody has taken back their application'}: ${title}, ${reference}.

See it here, after you have signed in:
${origin}/desk/applications/${id}`,
    text: `${reference}: ${move === 'accept' ? 'they said yes' : 'it was taken back'}. ${origin}/desk/applications/${id}`,
  },
  waitsForMorning: true,
})
