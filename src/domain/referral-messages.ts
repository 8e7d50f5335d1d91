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

/** What an adviser reads who is given a referral: that it is theirs, never whose it is. */
export const wordsForNewOwner = (reference: string, by: string, path: string): Worded => ({
  subject: `Referral ${reference} is yours now`,
  body: `Hello,\n\n${by} gave you referral ${reference}. From now on you look after it.\n\nOpen it:\n${path}`,
  text: `Referral ${reference} is yours now: ${path}`,
})

/** What an adviser reads from whom a referral is taken, so that nobody loses somebody without knowing. */
export const wordsForOldOwner = (reference: string, by: string, to: string): Worded => ({
  subject: `Referral ${reference} is with ${to} now`,
  body: `Hello,\n\n${by} gave referral ${reference} to ${to}. You do not have to do anything more for it.\n\nIf that is a mistake, tell ${by} today.`,
  text: `Referral ${reference} is with ${to} now.`,
})

/** What is late, once a day, in numbers alone. */
export const wordsOfLate = (tally: { readonly own: number; readonly unassigned: number }, origin: string): Worded => {
  const own = tally.own > 0 ? `${tally.own} of your referrals ${tally.own === 1 ? 'is' : 'are'} late.` : null
  const nobodys = tally.unassigned > 0 ? `${tally.unassigned} late, and nobody looks after them yet.` : null
  const says = [own, nobodys].filter((one) => one !== null).join('\n')
  return {
    subject: `Late referrals: ${tally.own + tally.unassigned}`,
    body: `Hello,\n\n${says}\n\nSee them here:\n${origin}/desk/referrals/late\n\nWe write this once a day, and only when something is late.`,
    text: `Late referrals: ${tally.own + tally.unassigned}. ${origin}/desk/referrals/late`,
  }
}

/** What a referrer reads whose turn it is, and whose day has passed. */
export const wordsOfNudge = (reference: string, path: string): Worded => ({
  subject: `Referral ${reference} waits for you`,
  body: `Hello,\n\nReferral ${reference} waits for a step of yours, and its day has passed.\n\nSee what it is:\n${path}`,
  text: `Referral ${reference} waits for you: ${path}`,
})

/** What a partner without accounts reads: that there is a referral, and where to open it. Nothing of anybody. */
export const wordsForLink = (
  { reference, link, step }: { readonly reference: string; readonly link: string; readonly step: string | null },
  phone: string | null,
): Worded => ({
  subject: step ? `Referral ${reference} waits for you` : `A referral for you: ${reference}`,
  body: `Hello,\n\n${step ?? 'Somebody asks for your help. A referral was sent to you.'}\n\nOpen it here. You need no account: we send a code to this address, and you type it on the page.\n${link}\n\nOpening the page does nothing by itself. The link is for you: please do not pass it on.${phone ? `\n\nQuestions? Call ${phone}.` : ''}`,
  text: `Referral ${reference}: ${link}`,
})

/** The code for a link. It stands in the words and never in a link, so that no program can use it up. */
export const wordsForLinkCode = (code: string, minutes: number): Worded => ({
  subject: 'Your code for a referral',
  body: `Hello,\n\nYour code is ${code}\n\nType it on the page where you asked for it. It works for ${minutes} minutes.\n\nKeep it to yourself. We never ask for it by phone.`,
  text: `${code} is your code. It works for ${minutes} minutes.`,
})

/** What whoever helps somebody reads when that person has written: that there is something, never what. */
export const wordsOfOwnWords = (reference: string, link: string): Worded => ({
  subject: `Words about referral ${reference}`,
  body: `Hello,\n\nSomebody you help has written to you. It stands with referral ${reference}.\n\nRead it here:\n${link}`,
  text: `There is something to read with referral ${reference}: ${link}`,
})

/** What whoever has a referral reads when the person takes it back. */
export const wordsOfTakenBack = (reference: string, path: string | null): Worded => ({
  subject: `Referral ${reference} was taken back`,
  body: `Hello,\n\nReferral ${reference} was taken back. You do not have to do anything more for it.\n\nPlease do not get in touch about it.${path ? `\n\nWhat is left of it:\n${path}` : ''}`,
  text: `Referral ${reference} was taken back. Nothing more to do.`,
})
