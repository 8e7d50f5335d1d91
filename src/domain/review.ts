import type { Option } from './facets.ts'
import { addDays, daysBetween } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'

/** A look together at how it is going. */
const REVIEW_STATUSES = [
  { value: 'scheduled', text: 'Planned' },
  { value: 'done', text: 'Done' },
  { value: 'exempt', text: 'Not due, for a reason' },
  { value: 'replaced', text: 'Moved to another date' },
  { value: 'cancelled', text: 'Not needed: support ended' },
] as const satisfies readonly Option[]

export type ReviewStatus = (typeof REVIEW_STATUSES)[number]['value']

export const REVIEW_KINDS = [
  { value: 'plan', text: 'Plan review' },
  { value: 'thirteen-week', text: '13-week review' },
  { value: 'before-end', text: 'Review before support ends' },
] as const satisfies readonly Option[]

export type ReviewKind = (typeof REVIEW_KINDS)[number]['value']

/**
 * When a review is due. Days count from the day a case opens; `beforeEnd` back from the day support ends. It is on time
 * from `opens` days before that day until `closes` days after it. `every`: the next one comes so many days after this one
 * was done (a plan) or was due (thirteen weeks).
 */
export type ReviewTime = {
  readonly kind: ReviewKind
  readonly from: 'opening' | 'end'
  readonly days: number
  readonly opens: number
  readonly closes: number
  readonly every: number | null
}

const plan = (days: number): ReviewTime => ({
  ...{ kind: 'plan', from: 'opening', days, opens: 7, closes: 7, every: days },
})
const THIRTEEN: ReviewTime = { kind: 'thirteen-week', from: 'opening', days: 91, opens: 7, closes: 7, every: 91 }
const BEFORE_END: ReviewTime = { kind: 'before-end', from: 'end', days: 14, opens: 14, closes: 7, every: null }

/**
 * Reviews by programme. No programme that comes with the product publishes days of its own, so all of these are ours: a
 * plan is looked at every six weeks, and every four where support lasts 8 or 16 weeks (WorkWell). A council changes them
 * here.
 */
export const REVIEW_TIMES: Readonly<Record<string, readonly ReviewTime[]>> = {
  usual: [plan(42), THIRTEEN, BEFORE_END],
  workwell: [plan(28), BEFORE_END],
  'connect-to-work': [plan(28), THIRTEEN, BEFORE_END],
}

/** Returns when reviews are due on a programme; the usual times where it has none of its own. */
export const reviewTimesOf = (program: string): readonly ReviewTime[] => REVIEW_TIMES[program] ?? REVIEW_TIMES.usual!

/** Why a review is not due yet, and for how many days at most: our own numbers. The person reads the reason. */
export const EXEMPTIONS = [
  { value: 'ill', text: 'Ill', forPerson: 'You are not well', days: 28 },
  { value: 'hospital', text: 'In hospital', forPerson: 'You are in hospital', days: 56 },
  { value: 'away', text: 'Away', forPerson: 'You are away', days: 28 },
  { value: 'caring', text: 'A crisis in caring for somebody', forPerson: 'Somebody needs you now', days: 28 },
  { value: 'bereavement', text: 'Somebody close has died', forPerson: 'You have lost somebody', days: 56 },
  { value: 'new-adviser', text: 'Has just changed adviser', forPerson: 'You have a new adviser', days: 14 },
  { value: 'new-job', text: 'Has just started a job', forPerson: 'You have just started a job', days: 14 },
] as const satisfies readonly (Option & { forPerson: string; days: number })[]

/** Why a review is on another day. It still counts by the day that it was due. */
export const REVIEW_MOVES = [
  { value: 'person-asked', text: 'They asked for another day', forPerson: 'You asked for another day' },
  { value: 'adviser-away', text: 'I am away', forPerson: 'Your adviser is away' },
  { value: 'with-meeting', text: 'We meet on that day anyway', forPerson: 'We meet on that day anyway' },
  { value: 'no-room', text: 'There is no room or time', forPerson: 'There was no room or time' },
] as const satisfies readonly (Option & { forPerson: string })[]

/** Why the last review is on another day: not chosen by anybody, it goes along with the end of support. */
export const END_MOVED = { value: 'end-moved', forPerson: 'Your support ends on another day now' } as const

/** No further than so many days after it was due: our own number. */
export const MOVED_DAYS_AT_MOST = 28

/** One look together, as those who may see it see it. */
export type Review = {
  readonly id: string
  readonly caseId: string
  readonly participantId: string
  readonly organizationId: number
  readonly kind: ReviewKind
  readonly status: ReviewStatus
  readonly opensOn: LocalDate
  readonly dueOn: LocalDate
  /** The due date it is measured by, where it was moved; null: its own. */
  readonly countsFrom: LocalDate | null
  readonly doneOn: LocalDate | null
  readonly words: string | null
  readonly exemptReason: string | null
  readonly extendedDays: number | null
  readonly version: number
}

/** A review that is to be planned. */
export type PlannedReview = Pick<Review, 'kind' | 'opensOn' | 'dueOn' | 'countsFrom'>

type ReviewedCase = {
  readonly program: string
  readonly openedOn: LocalDate
  readonly supportEndsOn: LocalDate | null
}

/** Returns the reviews that are planned when a case opens: the first of each kind that its programme has. */
export const firstReviews = ({ program, openedOn, supportEndsOn }: ReviewedCase): readonly PlannedReview[] =>
  reviewTimesOf(program).flatMap((time) => {
    if (time.from === 'end') {
      const day = supportEndsOn && addDays(supportEndsOn, -time.days)
      return day && day > openedOn ? [windowAround(day, time)] : []
    }
    return beforeEnd(windowAround(addDays(openedOn, time.days), time), supportEndsOn)
  })

/** Returns the review that follows one that was done on a day; nothing where support ends before it would open. */
export function nextReview(
  done: Pick<Review, 'kind' | 'dueOn' | 'countsFrom'>,
  doneOn: LocalDate,
  of: Pick<ReviewedCase, 'program' | 'supportEndsOn'>,
): readonly PlannedReview[] {
  const time = reviewTimesOf(of.program).find(({ kind }) => kind === done.kind)
  if (!time || time.every === null) return []
  const counted = addDays(done.countsFrom ?? done.dueOn, -time.closes)
  const from = done.kind === 'plan' || counted < addDays(doneOn, -time.every) ? doneOn : counted
  return beforeEnd(windowAround(addDays(from, time.every), time), of.supportEndsOn)
}

const windowAround = (day: LocalDate, { kind, opens, closes }: ReviewTime): PlannedReview => ({
  ...{ kind, opensOn: addDays(day, -opens), dueOn: addDays(day, closes), countsFrom: null },
})

const beforeEnd = (review: PlannedReview, endsOn: LocalDate | null): readonly PlannedReview[] =>
  endsOn !== null && review.opensOn >= endsOn ? [] : [review]

type ReviewsAnew = {
  readonly cancel: readonly Review[]
  readonly replace: readonly { readonly review: Review; readonly by: PlannedReview }[]
  readonly plan: readonly PlannedReview[]
}

/**
 * Returns what becomes of the planned reviews of a case that opens again, or whose support ends on another day: what
 * would open after the end is cancelled, the last one moves with the end, and what is missing is planned from today.
 */
export function reviewsAnew(
  planned: readonly Review[],
  of: Pick<ReviewedCase, 'program' | 'supportEndsOn'>,
  today: LocalDate,
): ReviewsAnew {
  const wanted = firstReviews({ ...of, openedOn: today })
  const fits = ({ kind, opensOn }: Review) =>
    kind === 'before-end' ? wanted.some((one) => one.kind === kind) : !of.supportEndsOn || opensOn < of.supportEndsOn
  const stays = planned.filter(fits)
  const last = wanted.find(({ kind }) => kind === 'before-end')
  return {
    cancel: planned.filter((review) => !fits(review)),
    replace: stays
      .filter(({ kind, dueOn, countsFrom }) => kind === 'before-end' && (countsFrom ?? dueOn) !== last?.dueOn)
      .map((review) => ({ review, by: last! })),
    plan: wanted.filter(({ kind }) => !stays.some((review) => review.kind === kind)),
  }
}

/** How a review stands: `late` is past its window and not done. */
export type ReviewStanding = 'not-yet' | 'open' | 'late' | 'on-time' | 'done-late' | 'exempt' | 'moved' | 'cancelled'

/** Returns how a review stands on a day. The window includes both of its ends; what was moved counts by its first one. */
export function reviewStanding(review: Review, today: LocalDate): ReviewStanding {
  if (review.status === 'exempt') return 'exempt'
  if (review.status === 'replaced') return 'moved'
  if (review.status === 'cancelled') return 'cancelled'
  const measured = review.countsFrom ?? review.dueOn
  if (review.status === 'done') return review.doneOn !== null && review.doneOn <= measured ? 'on-time' : 'done-late'
  if (today > review.dueOn) return 'late'
  return today >= review.opensOn ? 'open' : 'not-yet'
}

/**
 * Returns how many reviews were due by a day and how many of them were on time: what has an exemption, or was cancelled
 * since its case closed, is in neither.
 */
export function reviewsOnTime(reviews: readonly Review[], today: LocalDate) {
  const standings = reviews.map((review) => reviewStanding(review, today))
  const count = (...ones: readonly ReviewStanding[]) => standings.filter((one) => ones.includes(one)).length
  return { onTime: count('on-time'), due: count('on-time', 'done-late', 'late') }
}

export type PutOff =
  | { readonly ok: true; readonly review: PlannedReview; readonly days: number }
  | { readonly ok: false; readonly why: 'not-planned' | 'too-far' | 'not-later' | 'no-such-reason' }

/** Returns the review that follows one with an exemption: so many days later, as the reason allows, and counted anew. */
export function exempted(review: Review, reason: string, days: number, today: LocalDate): PutOff {
  const found = EXEMPTIONS.find(({ value }) => value === reason)
  if (review.status !== 'scheduled') return { ok: false, why: 'not-planned' }
  if (!found) return { ok: false, why: 'no-such-reason' }
  if (!Number.isInteger(days) || days < 1) return { ok: false, why: 'not-later' }
  if (days > found.days) return { ok: false, why: 'too-far' }
  const from = today > review.dueOn ? today : review.dueOn
  const dueOn = addDays(from, days)
  const length = daysBetween(review.opensOn, review.dueOn)
  return { ok: true, review: { kind: review.kind, opensOn: addDays(dueOn, -length), dueOn, countsFrom: null }, days }
}

/** Returns the review on another day. It may come earlier; later only so far, and it counts by the day it was due. */
export function movedReview(review: Review, reason: string, to: LocalDate, today: LocalDate): PutOff {
  if (review.status !== 'scheduled') return { ok: false, why: 'not-planned' }
  if (!REVIEW_MOVES.some(({ value }) => value === reason)) return { ok: false, why: 'no-such-reason' }
  if (to < today) return { ok: false, why: 'not-later' }
  const measured = review.countsFrom ?? review.dueOn
  if (to > addDays(measured, MOVED_DAYS_AT_MOST)) return { ok: false, why: 'too-far' }
  const opensOn = to < review.opensOn ? to : review.opensOn
  return {
    ...{ ok: true, days: daysBetween(review.dueOn, to) },
    review: { kind: review.kind, opensOn, dueOn: to, countsFrom: measured },
  }
}

/** Returns why a review is not on its day, as the person reads it. */
export const reviewReasonWords = (reason: string): string =>
  [...EXEMPTIONS, ...REVIEW_MOVES, END_MOVED].find(({ value }) => value === reason)?.forPerson ?? reason
