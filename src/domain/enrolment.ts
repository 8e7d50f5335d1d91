import { workingDeadline } from './working-days.ts'

/** How somebody stands towards a run of a course, or an event. */
export const ENROLMENT_STATUSES = [
  { value: 'enrolled', text: 'You have a place', short: 'Has a place' },
  { value: 'offered', text: 'A place is kept for you', short: 'Place offered' },
  { value: 'waiting', text: 'On the waiting list', short: 'Waiting' },
  { value: 'interested', text: 'We tell you when there is a date', short: 'Interested' },
  { value: 'attended', text: 'You came', short: 'Came' },
  { value: 'completed', text: 'You finished', short: 'Finished' },
  { value: 'did-not-attend', text: 'You did not come this time', short: 'Did not come' },
  { value: 'left', text: 'You gave up your place', short: 'Left' },
  { value: 'offer-ended', text: 'The offer has ended', short: 'Offer ended' },
  { value: 'removed', text: 'Your place was taken back', short: 'Removed' },
] as const satisfies readonly { value: string; text: string; short: string }[]

export type EnrolmentStatus = (typeof ENROLMENT_STATUSES)[number]['value']

/** Returns the words for a status, for whoever it is about. */
export const statusText = (status: EnrolmentStatus): string => wordsOf(status).text
/** Returns the words for a status, for those who run it. */
export const statusShort = (status: EnrolmentStatus): string => wordsOf(status).short
const wordsOf = (status: EnrolmentStatus) => ENROLMENT_STATUSES.find(({ value }) => value === status)!

export type EnrolmentMove = keyof typeof ENROLMENT_MOVES

/** Every way on: from where, to what. What is not here cannot happen. */
export const ENROLMENT_MOVES = {
  accept: { from: ['offered'], to: 'enrolled' },
  leave: { from: ['enrolled', 'offered', 'waiting', 'interested'], to: 'left' },
  offer: { from: ['waiting'], to: 'offered' },
  'end-offer': { from: ['offered'], to: 'offer-ended' },
  remove: { from: ['enrolled', 'offered', 'waiting', 'interested'], to: 'removed' },
  attend: { from: ['enrolled', 'did-not-attend'], to: 'attended' },
  complete: { from: ['enrolled', 'attended'], to: 'completed' },
  miss: { from: ['enrolled', 'attended'], to: 'did-not-attend' },
} as const satisfies Record<string, { from: readonly EnrolmentStatus[]; to: EnrolmentStatus }>

/** Returns where a move leads from here; null where it cannot be made. */
export function afterMove(status: EnrolmentStatus, move: EnrolmentMove): EnrolmentStatus | null {
  const { from, to } = ENROLMENT_MOVES[move]
  return (from as readonly EnrolmentStatus[]).includes(status) ? to : null
}

/** Statuses in which somebody has, or is kept, one of the places. The database counts the same ones. */
export const HOLDING: readonly EnrolmentStatus[] = ['enrolled', 'offered', 'attended', 'completed', 'did-not-attend']
/** Statuses that something still comes after. */
export const OPEN: readonly EnrolmentStatus[] = ['enrolled', 'offered', 'waiting', 'interested']

const OFFER_WORKING_DAYS = 2

/** Returns until when a place is kept: two working days, and never longer than until it begins. */
export function offerEnds(startsAt: Date, now: Date): Date {
  const end = workingDeadline(now, OFFER_WORKING_DAYS)
  return end < startsAt ? end : startsAt
}

/** What somebody said about one thing that is needed. Saying "not yet" never shuts anybody out. */
export type ChecklistAnswer = { readonly words: string; readonly has: 'yes' | 'not-yet' | 'not-sure' }

/** A run of a course, or a happening of an event, and how full it is. */
export type Run = {
  readonly id: number
  readonly opportunityId: number
  readonly title: string
  readonly kind: 'course' | 'event'
  readonly organizationId: number
  readonly organizationName: string
  readonly startsAt: Date
  readonly endsAt: Date | null
  /** Places given away here; null: as many as come. */
  readonly offered: number | null
  readonly held: number
}

/** One person's part in it. `run` is null for those who wait for a date. */
export type Enrolment = {
  readonly id: number
  readonly reference: string
  readonly opportunityId: number
  readonly title: string
  readonly kind: string
  readonly organizationId: number
  readonly organizationName: string
  readonly runId: number | null
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly status: EnrolmentStatus
  readonly offeredUntil: Date | null
  readonly name: string
  readonly address: { readonly kind: 'email' | 'phone'; readonly value: string } | null
  readonly accessWords: string | null
  /** In which we write to them, by its BCP 47 code. */
  readonly language: string
  readonly checklist: readonly ChecklistAnswer[]
  readonly checkInCode: string
  readonly walkedIn: boolean
  readonly madeAt: Date
  readonly movedAt: Date
  /** How many wait before them; 0 for the first, null where they do not wait. */
  readonly ahead: number | null
}
