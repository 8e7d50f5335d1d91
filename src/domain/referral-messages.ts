import type { Worded } from './message.ts'
import type { ReferralMove } from './referral.ts'

/** What a message about a referral can say. Nothing of health or of why somebody was referred is ever among it. */
export type ReferralMessageFacts = {
  /** What the person is called. */
  readonly name: string
  readonly reference: string
  /** The organisation it was sent to. */
  readonly to: string
  /** What happens next and by when, in the person's words: "They read it and decide, by 26 November". */
  readonly next: string
  /** For the last words of an ending: how, and what is still open to them. */
  readonly words: string | null
  readonly origin: string
  readonly phone: string
}

/** What the person is told at each move, in one or two sentences; null: they are told by the move that follows. */
const PERSON_HEARS: Readonly<Record<ReferralMove, ((facts: ReferralMessageFacts) => string) | null>> = {
  submit: ({ to }) => `We sent your referral to ${to}.`,
  acknowledge: null,
  triage: null,
  accept: ({ to }) => `${to} said yes. They will get in touch with you.`,
  waitlist: ({ to }) => `${to} would like to help you, but has no place yet. You are on their waiting list.`,
  'ask-for-more': ({ to }) => `${to} has a question about your referral. Whoever referred you will answer it.`,
  answer: null,
  'refer-on': ({ to }) => `${to} thinks that somebody else can help you better, and passed your referral on.`,
  decline: ({ to }) => `${to} cannot take this on. That is not your fault.`,
  'attempt-contact': ({ to }) => `${to} tried to reach you.`,
  engage: null,
  start: ({ to }) => `You have started with ${to}.`,
  update: null,
  close: ({ to }) => `Your time with ${to} has ended.`,
  withdraw: ({ to }) => `Your referral to ${to} was taken back.`,
  'give-up-contact': ({ to }) => `${to} could not reach you, so this stops for now. You can come back at any time.`,
  expire: ({ to }) => `${to} did not answer in time. We are sorry. Somebody will find another place for you.`,
  reopen: ({ to }) => `Your referral to ${to} is open again.`,
}

/** Returns what the person reads about this move; null where it is not worth a message of its own. */
export function wordsForPerson(move: ReferralMove, facts: ReferralMessageFacts): Worded | null {
  const said = PERSON_HEARS[move]?.(facts)
  if (!said) return null
  const next = facts.next ? `\n\nNext: ${facts.next}.` : ''
  const more = facts.words ? `\n\n${facts.words}` : ''
  const where = `See how it is going, or change your mind:\n${facts.origin}/requests\n\nOr call ${facts.phone}. Your reference is ${facts.reference}.`
  return {
    subject: `Your referral ${facts.reference}`,
    body: `Hello ${facts.name},\n\n${said}${more}${next}\n\n${where}`,
    text: `${said}${facts.next ? ` Next: ${facts.next}.` : ''} ${facts.reference}. Questions: ${facts.phone}`,
  }
}

/** What is said where somebody else may see messages: nothing but that there is news. */
export const guardedWords = ({ reference, phone }: ReferralMessageFacts): Worded => ({
  subject: `About ${reference}`,
  body: `Hello,\n\nThere is news about ${reference}. Please call ${phone}.`,
  text: `There is news about ${reference}. Please call ${phone}`,
})

/** What a referrer reads: that there is something to see, never what or about whom. */
export const wordsForReferrer = (reference: string, says: string, origin: string): Worded => ({
  subject: `News about referral ${reference}`,
  body: `Hello,\n\n${says}\n\nSee it here:\n${origin}/desk/referrals/sent`,
  text: `News about referral ${reference}: ${origin}/desk/referrals/sent`,
})
