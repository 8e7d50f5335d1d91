import type { Viewer } from '../domain/permission.ts'
import { type OwnContactMessage, ownContactMessages } from '../records/own-contact-message.ts'
import type { Db } from '../records/schema.ts'
import { dayWords } from './help-request-words.ts'
import type { OwnRequest } from './own-request.ts'

const ownContactMessagePath = (reference: string): string => `/requests/messages/${reference}`

/** Returns what a resident wrote to the borough, as lines of “Your requests”. */
export async function ownContactMessageLines(db: Db, viewer: Viewer, now: Date): Promise<OwnRequest[]> {
  return (await ownContactMessages(db, viewer)).map((message) => ({
    reference: message.reference,
    title: 'Your message to us',
    ...answerWords(message, now),
    date: message.sentAt,
    path: ownContactMessagePath(message.reference),
  }))
}

/** Returns how a message stands and what happens next; a promise that was broken is said to be so. */
export function answerWords(
  { dueAt, answeredAt }: Pick<OwnContactMessage, 'dueAt' | 'answeredAt'>,
  now: Date,
): { readonly status: string; readonly nextStep: string } {
  if (answeredAt) return { status: 'Answered', nextStep: `We answered you on ${dayWords(answeredAt, now)}` }
  const by = dayWords(dueAt, now)
  return dueAt < now
    ? { status: 'Our answer is late', nextStep: `We promised an answer by ${by}. We are sorry` }
    : { status: 'Waiting for our answer', nextStep: `A person reads it and answers you by ${by}` }
}
