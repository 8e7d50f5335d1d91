import type { Barrier } from '../../../domain/barrier.ts'
import { londonDate } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import type { Participant } from '../../../domain/participant.ts'
import {
  REVIEW_KINDS,
  type Review,
  type ReviewStanding,
  reviewReasonWords,
  reviewStanding,
} from '../../../domain/review.ts'
import { isOpenCase, type SupportCase } from '../../../domain/support-case.ts'
import { dateWords, nearDateWords } from '../../../web/dates.ts'
import { countOf, optionText } from '../../../web/option-words.ts'
import { programText } from '../../../web/referral-due.ts'

export type ReviewsPage = {
  readonly path: string
  readonly planned: readonly ReviewLine[]
  readonly past: readonly ReviewLine[]
}

export type ReviewLine = {
  readonly id: string
  readonly title: string
  readonly when: string
  readonly standing: { readonly text: string; readonly classes: string }
  readonly words: string | null
  /** Whether it can be done today, and whether it can be put off. */
  readonly doable: boolean
  readonly changeable: boolean
}

type ReviewsKnown = {
  readonly person: Participant
  readonly cases: readonly SupportCase[]
  readonly reviews: readonly Review[]
  readonly changes: boolean
}

/** Returns the reviews of somebody: those of open cases that are planned, the next first; then what was, the latest first. */
export function reviewsPage({ person, cases, reviews, changes }: ReviewsKnown, now: Date): ReviewsPage {
  const today = londonDate(now)
  const caseOf = (review: Review) => cases.find(({ id }) => id === review.caseId)
  const several = new Set(cases.filter(({ status }) => isOpenCase(status)).map(({ id }) => id)).size > 1
  const line = (review: Review) => reviewLine(review, caseOf(review), { today, several, changes })
  const isPlanned = (review: Review) => review.status === 'scheduled'
  return {
    path: `/desk/people/${person.id}/reviews`,
    planned: reviews.filter((one) => isPlanned(one) && isOpenCase(caseOf(one)?.status ?? 'closed')).map(line),
    past: reviews
      .filter((one) => !isPlanned(one))
      .toReversed()
      .map(line),
  }
}

function reviewLine(
  review: Review,
  kept: SupportCase | undefined,
  { today, several, changes }: { today: LocalDate; several: boolean; changes: boolean },
): ReviewLine {
  const standing = reviewStanding(review, today)
  const title = reviewTitle(review)
  return {
    id: review.id,
    title: several && kept ? `${title}, ${programText(kept.program)}` : title,
    when: whenWords(review, today),
    standing: STANDINGS[standing],
    words: review.words ?? (review.exemptReason && reviewReasonWords(review.exemptReason)),
    doable: changes && (standing === 'open' || standing === 'late'),
    changeable: changes && review.status === 'scheduled',
  }
}

export const reviewTitle = ({ kind }: Pick<Review, 'kind'>): string => optionText(REVIEW_KINDS, kind)

/** Returns when a review is due or was done: "Between Monday 2 and Monday 16 November". */
export function whenWords(review: Review, today: LocalDate): string {
  if (review.doneOn) return `Done ${nearDateWords(review.doneOn, today)}`
  if (review.status !== 'scheduled') return `Was due by ${dateWords(review.dueOn, today)}`
  if (review.opensOn > today) return `From ${dateWords(review.opensOn, today)} to ${dateWords(review.dueOn, today)}`
  return `By ${nearDateWords(review.dueOn, today)}`
}

const STANDINGS: Readonly<Record<ReviewStanding, ReviewLine['standing']>> = {
  'not-yet': { text: 'Planned', classes: 'govuk-tag--grey' },
  open: { text: 'Now', classes: 'govuk-tag--blue' },
  late: { text: 'Late', classes: 'govuk-tag--red' },
  'on-time': { text: 'Done', classes: 'govuk-tag--green' },
  'done-late': { text: 'Done late', classes: 'govuk-tag--green' },
  exempt: { text: 'Put off', classes: 'govuk-tag--grey' },
  moved: { text: 'Moved', classes: 'govuk-tag--grey' },
  cancelled: { text: 'Not needed: support ended', classes: 'govuk-tag--grey' },
}

type Counts = { readonly done: number; readonly open: number; readonly late: number; readonly stuck: number }

/** Returns what has moved since the case opened, in a few lines. */
export function progressLines(steps: Counts, barriers: readonly Barrier[]): readonly string[] {
  const open = barriers.filter(({ resolvedAt }) => resolvedAt === null).length
  const solved = barriers.length - open
  return [
    `${countOf(steps.done, 'step', 'steps')} done, ${steps.open} to do${steps.late > 0 ? `, ${steps.late} of them late` : ''}.`,
    steps.stuck > 0 ? `${countOf(steps.stuck, 'step is', 'steps are')} stuck.` : '',
    barriers.length > 0 ? `${solved} of ${countOf(barriers.length, 'barrier', 'barriers')} solved.` : '',
  ].filter(Boolean)
}
