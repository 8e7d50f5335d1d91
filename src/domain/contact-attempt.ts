import type { Option } from './facets.ts'
import { CONTACT_WAYS, type SafeContact } from './help-request.ts'
import { londonDate } from './london-time.ts'
import { countedDaysBetween, countedDeadline, type ReferralHold } from './referral-hold.ts'

/** How somebody can be tried: the four ways to write and call, in person, and by asking who referred them. */
export const ATTEMPT_WAYS = [
  ...CONTACT_WAYS,
  { value: 'in-person', text: 'In person' },
  { value: 'through-referrer', text: 'Asking the referrer' },
] as const satisfies readonly Option[]

export type AttemptWay = (typeof ATTEMPT_WAYS)[number]['value']

export const ATTEMPT_RESULTS = [
  { value: 'reached', text: 'Spoke to them, or they answered' },
  { value: 'no-answer', text: 'No answer' },
  { value: 'left-message', text: 'Left a message' },
  { value: 'sent', text: 'Sent, no answer yet' },
  { value: 'wrong-details', text: 'The number or address is wrong' },
] as const satisfies readonly Option[]

export type AttemptResult = (typeof ATTEMPT_RESULTS)[number]['value']

/** One try to reach somebody. `last` marks the message that says what happens if nothing is heard, and how to come back. */
export type ContactAttempt = {
  readonly at: Date
  readonly way: AttemptWay
  readonly result: AttemptResult
  readonly last: boolean
}

/** What has to be tried before anybody is given up. Days are working days in London. */
export const CONTACT_PATH = {
  /** Tries without an answer, the last message not counted. */
  attempts: 3,
  /** Different ways among them; asking the referrer is one, so that one telephone number is never all there is. */
  ways: 2,
  /** From the first try to the last message. */
  overDays: 10,
  /** Between one try and the next. */
  everyDays: 3,
  /** From the last message to the end. */
  waitDays: 5,
  /** From then until it is closed. */
  closeDays: 2,
} as const

/** What decides which ways are safe: what the person said. */
export type ContactMeans = Pick<
  SafeContact,
  'contactBy' | 'email' | 'phone' | 'postalAddress' | 'mayText' | 'mayLeaveMessage' | 'othersMaySee'
>

/**
 * Returns the ways that the person allows. What they chose themselves always goes; a text needs leave to text, and
 * e-mail or letters that others may see are sent only to somebody who chose them. Who referred themselves has no
 * referrer to ask.
 */
export function allowedWays(contact: ContactMeans, selfReferred = false): readonly AttemptWay[] {
  const chose = (way: AttemptWay) => contact.contactBy === way
  const allowed: Readonly<Record<AttemptWay, boolean>> = {
    phone: contact.phone !== null,
    text: contact.phone !== null && (chose('text') || contact.mayText),
    email: contact.email !== null && (chose('email') || !contact.othersMaySee),
    post: contact.postalAddress !== null && (chose('post') || !contact.othersMaySee),
    'in-person': !contact.othersMaySee,
    'through-referrer': !selfReferred,
  }
  return ATTEMPT_WAYS.map(({ value }) => value).filter((way) => allowed[way])
}

export type AttemptRefusal = 'way-not-safe' | 'no-message-allowed'

/** Returns why a try may not be made so; null where it may. */
export function attemptRefusal(
  contact: ContactMeans,
  attempt: Pick<ContactAttempt, 'way' | 'result'>,
  selfReferred = false,
): AttemptRefusal | null {
  if (!allowedWays(contact, selfReferred).includes(attempt.way)) return 'way-not-safe'
  return attempt.way === 'phone' && attempt.result === 'left-message' && !contact.mayLeaveMessage
    ? 'no-message-allowed'
    : null
}

/** Returns the tries since somebody was last reached, in order: only these count towards giving up. */
function attemptsInVain({ attempts, times }: Pick<ContactTried, 'attempts' | 'times'>): readonly ContactAttempt[] {
  const since = Math.max(...[times.engagedAt, times.startedAt, times.reopenedAt].map((at) => at?.getTime() ?? 0))
  const inOrder = attempts.filter(({ at }) => at.getTime() > since).sort((a, b) => a.at.getTime() - b.at.getTime())
  return inOrder.slice(inOrder.findLastIndex(({ result }) => result === 'reached') + 1)
}

export type ContactStep = 'try-again' | 'try-another-way' | 'send-last-message' | 'wait' | 'may-give-up'

/** What each step of the path is called, for those who do it and for the person. */
export const CONTACT_STEPS: Readonly<Record<ContactStep, { readonly text: string; readonly forPerson: string }>> = {
  'try-again': { text: 'Try to reach them again, at another time of day', forPerson: 'They try to reach you again' },
  'try-another-way': { text: 'Try to reach them another way', forPerson: 'They try to reach you another way' },
  'send-last-message': {
    text: 'Send a last message that says how to come back',
    forPerson: 'They write to you once more',
  },
  wait: { text: 'Wait for an answer to the last message', forPerson: 'They wait to hear from you' },
  'may-give-up': { text: 'Close, or try once more', forPerson: 'They wait to hear from you' },
}

/** What the path looks at: `holds` are days that do not count, `waysAllowed` the length of `allowedWays`. */
export type ContactTried = {
  readonly attempts: readonly ContactAttempt[]
  /** Tries before somebody was in touch, or before it was opened again, are past. */
  readonly times: { readonly [time in 'engagedAt' | 'startedAt' | 'reopenedAt']?: Date | null }
  readonly holds: readonly ReferralHold[]
  readonly waysAllowed: number
}

/**
 * Returns what is to be done next to reach somebody who was tried in vain, and the end of the day by when. `may-give-up`
 * comes only after enough tries, in enough ways, a last message far enough from the first try, and time to answer it.
 */
export function contactStep(tried: ContactTried, now: Date): { readonly step: ContactStep; readonly dueAt: Date } {
  const { attempts, holds, waysAllowed } = tried
  const inVain = attemptsInVain(tried)
  const tries = inVain.filter(({ last }) => !last)
  const after = (from: Date, days: number) => countedDeadline(holds, from, days)

  const latest = inVain.at(-1)?.at ?? attempts.at(-1)?.at ?? now
  const dueAt = after(latest, CONTACT_PATH.everyDays)
  const ways = new Set(inVain.map(({ way }) => way)).size
  if (tries.length < CONTACT_PATH.attempts - 1) return { step: 'try-again', dueAt }
  if (ways < Math.min(CONTACT_PATH.ways, waysAllowed)) return { step: 'try-another-way', dueAt }
  const first = tries[0]
  if (!first || tries.length < CONTACT_PATH.attempts) return { step: 'try-again', dueAt }

  const lastMessage = inVain.findLast(({ last, at }) => last && longEnough(holds, first.at, at))
  if (!lastMessage) {
    const spread = after(first.at, CONTACT_PATH.overDays)
    return { step: 'send-last-message', dueAt: spread > dueAt ? spread : dueAt }
  }
  const answerBy = after(lastMessage.at, CONTACT_PATH.waitDays)
  if (now <= answerBy) return { step: 'wait', dueAt: answerBy }
  return { step: 'may-give-up', dueAt: after(answerBy, CONTACT_PATH.closeDays) }
}

const longEnough = (holds: readonly ReferralHold[], first: Date, last: Date): boolean =>
  countedDaysBetween(holds, londonDate(first), londonDate(last)) >= CONTACT_PATH.overDays

/** Returns whether everything has been tried that must be. */
export const mayGiveUpContact = (tried: ContactTried, now: Date): boolean =>
  contactStep(tried, now).step === 'may-give-up'
