import type { AboutYou } from '../../../domain/application-answers.ts'
import { londonDate } from '../../../domain/london-time.ts'
import type { MessageDraft, Worded } from '../../../domain/message.ts'
import type { Address } from '../../../domain/permission.ts'

type Facts = {
  readonly reference: string
  readonly title: string
  readonly organizationName: string
  readonly by: string
  readonly origin: string
}

/** Returns the message that says an application has gone off. */
export const received = (who: AboutYou, facts: Facts & { readonly dueAt: Date }): MessageDraft => ({
  to: who.address,
  key: `application:${facts.reference}:sent`,
  kind: 'application.sent',
  language: who.language ?? 'en',
  slots: { reference: facts.reference, date: facts.dueAt, link: `${facts.origin}/requests` },
  words: who.othersMaySee ? guardedWords(facts) : openWords(who.name, facts),
  waitsForMorning: who.address.kind === 'phone',
})

const openWords = (name: string, { reference, title, organizationName, by, origin }: Facts): Worded => ({
  subject: `Your application is sent: ${reference}`,
  body: `Hello ${name},

We have sent your application to ${organizationName}.

- What for: ${title}
- Your reference: ${reference}

What happens next:
- ${organizationName} should answer by ${by}, whatever the answer is.
- If they do not, we remind them, and we tell you.

You can see how it stands or take it back here:
${origin}/requests

The page asks for this address and sends you a code.`,
  text: `Your application for ${short(title)} is sent. Reference ${reference}. They should answer by ${by}. See how it stands: ${origin}/requests`,
})

/** Somebody else may read this: it does not say what it is about. */
const guardedWords = ({ reference, by, origin }: Facts): Worded => ({
  subject: `Your reference: ${reference}`,
  body: `Hello,

We have what you sent. Your reference is ${reference}. You hear from us by ${by}.

${origin}/requests`,
  text: `We have what you sent. Your reference is ${reference}. You hear from us by ${by}. ${origin}/requests`,
})

/** Text messages are short; titles need not be. */
const short = (title: string): string => (title.length > 60 ? `${title.slice(0, 57)}…` : title)

type Arrival = Facts & { readonly organizationId: number; readonly now: Date }

/** Returns the note to an organisation that somebody applied: one a day at most, and nothing about who. */
export const newApplications = (to: Address, { organizationId, now, by, origin }: Arrival): MessageDraft => ({
  to,
  key: `applications:${organizationId}:new:${londonDate(now)}:${to.value}`,
  kind: 'applications.new',
  language: 'en',
  words: {
    subject: 'Somebody has applied',
    body: `Hello,

Somebody has applied for one of your listings today. They were told to expect an answer by ${by}.

You can read it and answer here, after you have signed in:
${origin}/desk/applications

We send this once a day at most.`,
    text: `Somebody has applied for one of your listings. Please answer by ${by}: ${origin}/desk/applications`,
  },
  waitsForMorning: true,
})
