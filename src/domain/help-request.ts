import type { AccessFeature, Help, Language, Option } from './facets.ts'
import type { Address } from './permission.ts'

/** Where a request for help stands: its words at the desk, and what the person who asked reads. */
export const HELP_REQUEST_STATUSES = [
  { value: 'new', text: 'Waiting for an adviser', forPerson: 'We have your request' },
  { value: 'owned', text: 'With an adviser', forPerson: 'An adviser has your request' },
  { value: 'contacted', text: 'Reached', forPerson: 'We have spoken to you' },
  { value: 'met', text: 'Met', forPerson: 'You have met an adviser' },
  { value: 'closed', text: 'Closed', forPerson: 'Closed' },
] as const satisfies readonly (Option & { forPerson: string })[]

export type HelpRequestStatus = (typeof HELP_REQUEST_STATUSES)[number]['value']

/** Every move there is. `hand-over` gives it to another hub; `add` is the person telling us more. */
export type HelpRequestMove =
  | 'take'
  | 'assign'
  | 'hand-over'
  | 'not-reached'
  | 'left-message'
  | 'reached'
  | 'met'
  | 'close'
  | 'withdraw'
  | 'add'
  | 'contact-change'

/** What can happen to a request, and where it then stands. What is not in this table cannot happen. */
export const HELP_REQUEST_MOVES = {
  new: {
    take: 'owned',
    assign: 'owned',
    'hand-over': 'new',
    close: 'closed',
    withdraw: 'closed',
    add: 'new',
    'contact-change': 'new',
  },
  owned: {
    take: 'owned',
    assign: 'owned',
    'hand-over': 'new',
    'not-reached': 'owned',
    'left-message': 'owned',
    reached: 'contacted',
    met: 'met',
    close: 'closed',
    withdraw: 'closed',
    add: 'owned',
    'contact-change': 'owned',
  },
  contacted: {
    take: 'contacted',
    assign: 'contacted',
    'hand-over': 'new',
    'not-reached': 'contacted',
    'left-message': 'contacted',
    reached: 'contacted',
    met: 'met',
    close: 'closed',
    withdraw: 'closed',
    add: 'contacted',
    'contact-change': 'contacted',
  },
  met: {
    take: 'met',
    assign: 'met',
    'hand-over': 'new',
    'not-reached': 'met',
    'left-message': 'met',
    reached: 'met',
    met: 'met',
    close: 'closed',
    withdraw: 'closed',
    add: 'met',
    'contact-change': 'met',
  },
  // Somebody who writes again is waiting again.
  closed: { add: 'new' },
} as const satisfies Record<HelpRequestStatus, Partial<Record<HelpRequestMove, HelpRequestStatus>>>

/** Returns where a request stands after a move; null where the move cannot be made. */
export const statusAfter = (status: HelpRequestStatus, move: HelpRequestMove): HelpRequestStatus | null =>
  (HELP_REQUEST_MOVES[status] as Partial<Record<HelpRequestMove, HelpRequestStatus>>)[move] ?? null

export const canMove = (status: HelpRequestStatus, move: HelpRequestMove): boolean => statusAfter(status, move) !== null

/** How a request can end, and what the person reads then. `withdrawn` is theirs alone. */
export const HELP_REQUEST_OUTCOMES = [
  { value: 'helped', text: 'Got the help they asked for', forPerson: 'You got the help you asked for.' },
  { value: 'with-adviser', text: 'An adviser works with them from now on', forPerson: 'Your adviser stays with you.' },
  { value: 'referred', text: 'Somebody else helps them now', forPerson: 'Somebody else is helping you now.' },
  { value: 'not-wanted', text: 'Does not want help now', forPerson: 'You told us you do not need help now.' },
  { value: 'not-reached', text: 'Could not be reached', forPerson: 'We tried to reach you and could not.' },
  { value: 'outside', text: 'Another borough helps them', forPerson: 'Your own borough can help you.' },
  { value: 'withdrawn', text: 'Withdrawn by the person', forPerson: 'You told us to stop.' },
] as const satisfies readonly (Option & { forPerson: string })[]

export type HelpRequestOutcome = (typeof HELP_REQUEST_OUTCOMES)[number]['value']

export const CONTACT_WAYS = [
  { value: 'phone', text: 'Phone call' },
  { value: 'text', text: 'Text message' },
  { value: 'email', text: 'Email' },
  { value: 'post', text: 'Letter' },
] as const satisfies readonly Option[]

export type ContactWay = (typeof CONTACT_WAYS)[number]['value']

export const BEST_TIMES = [
  { value: 'morning', text: 'Morning, 9am to midday' },
  { value: 'afternoon', text: 'Afternoon, midday to 3pm' },
  { value: 'after-school', text: 'Late afternoon, 3pm to 5pm' },
  { value: 'evening', text: 'Evening, 5pm to 7pm' },
] as const satisfies readonly Option[]

export type BestTime = (typeof BEST_TIMES)[number]['value']

/** How somebody can be reached without coming to harm. */
export type SafeContact = {
  readonly contactBy: ContactWay
  readonly email: string | null
  /** As E.164: `+442079460100`. */
  readonly phone: string | null
  readonly postalAddress: string | null
  readonly mayLeaveMessage: boolean
  readonly mayText: boolean
  /** Somebody else may see or hear messages: nothing is said in them but "call us". */
  readonly othersMaySee: boolean
  readonly bestTimes: readonly BestTime[]
  readonly safeWords: string | null
}

/** What somebody told us who asks for help. */
export type HelpAsked = SafeContact & {
  readonly placeSlug: string
  readonly hubId: number
  readonly postcode: string | null
  readonly wardCode: string | null
  readonly whereFrom: 'postcode' | 'outcode' | 'chosen' | 'unknown'
  readonly outsideArea: boolean
  /** What would help; none where they do not know yet, which is an answer too. */
  readonly helps: readonly Help[]
  readonly ownWords: string | null
  readonly name: string
  readonly language: Language | 'en'
  readonly interpreter: boolean
  readonly access: readonly AccessFeature[]
  readonly accessWords: string | null
}

export type HelpRequest = HelpAsked & {
  readonly id: number
  readonly reference: string
  readonly hub: {
    readonly slug: string
    readonly name: string
    readonly phone: string | null
    readonly email: string | null
  }
  readonly adviser: { readonly accountId: number; readonly name: string } | null
  readonly status: HelpRequestStatus
  /** In words that the person reads too; null only when closed. */
  readonly nextStep: string | null
  readonly dueAt: Date | null
  readonly promisedBy: Date
  readonly askedAt: Date
  readonly firstTriedAt: Date | null
  readonly reachedAt: Date | null
  readonly outcome: HelpRequestOutcome | null
  readonly closedAt: Date | null
  readonly sample: boolean
}

export type HelpRequestEntryKind =
  | 'asked'
  | 'taken'
  | 'assigned'
  | 'handed-over'
  | 'not-reached'
  | 'left-message'
  | 'reached'
  | 'met'
  | 'closed'
  | 'withdrawn'
  | 'added'
  | 'contact-changed'

/** One thing that happened to a request. */
export type HelpRequestEntry = {
  readonly at: Date
  readonly kind: HelpRequestEntryKind
  /** Who did it; null: the person themself. */
  readonly by: string | null
  readonly words: string | null
  readonly forPerson: boolean
}

/** What follows a move: every open request has both. */
export type NextStep = { readonly words: string; readonly dueAt: Date }

/** Returns whether what was to happen has not happened in time. */
export const isLate = (request: Pick<HelpRequest, 'status' | 'dueAt'>, now: Date): boolean =>
  request.status !== 'closed' && request.dueAt !== null && request.dueAt < now

/**
 * Returns where messages about a request may go, as the person allowed: by e-mail where they asked for e-mail, as a text
 * where they asked for texts or allowed them beside calls. Null: nothing is sent, they have the printed sheet.
 */
export function messageAddress(
  contact: Pick<SafeContact, 'contactBy' | 'email' | 'phone' | 'mayText'>,
): Address | null {
  if (contact.contactBy === 'email') return contact.email ? { kind: 'email', value: contact.email } : null
  if (contact.contactBy === 'post' || !contact.phone) return null
  return contact.contactBy === 'text' || contact.mayText ? { kind: 'phone', value: contact.phone } : null
}
