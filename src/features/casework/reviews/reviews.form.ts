import { addDays, daysBetween, londonDate, readDate } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import {
  EXEMPTIONS,
  exempted,
  MOVED_DAYS_AT_MOST,
  movedReview,
  REVIEW_MOVES,
  type Review,
} from '../../../domain/review.ts'
import { dateWords } from '../../../web/dates.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistakes: Mistakes }

const LONGEST = 2000

/** Reads how it is going: words that the person reads, so there are always some. */
export function readHowItGoes(form: URLSearchParams): Read<string> {
  const words = (form.get('words') ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, LONGEST)
  return words ? { ok: true, value: words } : { ok: false, mistakes: { words: 'Write how it is going' } }
}

export type Later =
  | { readonly kind: 'exempt'; readonly reason: string; readonly days: number }
  | { readonly kind: 'move'; readonly reason: string; readonly to: LocalDate }

/** Reads why a review is not on its day, and until when. What the reason does not allow is said by the date. */
export function readLater(form: URLSearchParams, review: Review, now: Date): Read<Later> {
  const today = londonDate(now)
  const reason = form.get('reason') ?? ''
  const mistakes: Record<string, string> = {}
  const exemption = EXEMPTIONS.find(({ value }) => value === reason)
  if (!exemption && !REVIEW_MOVES.some(({ value }) => value === reason)) mistakes.reason = 'Choose why'
  const to = readDate(form.get('until') ?? '')
  if (!to) mistakes.until = 'Say until when'
  if (!to || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  const days = daysUntil(to, review, today)
  const after = exemption ? exempted(review, reason, days, today) : movedReview(review, reason, to, today)
  if (after.ok) return { ok: true, value: exemption ? { kind: 'exempt', reason, days } : { kind: 'move', reason, to } }
  const most = exemption ? addDays(later(review.dueOn, today), exemption.days) : lastDayOf(review)
  const words =
    after.why === 'not-later' ? 'Choose a day that is still to come' : `${dateWords(most, today)} at the latest`
  return { ok: false, mistakes: { until: words } }
}

/** Returns the last day to which a review can be moved. */
export const lastDayOf = (review: Review): LocalDate => addDays(review.countsFrom ?? review.dueOn, MOVED_DAYS_AT_MOST)

const daysUntil = (to: LocalDate, { dueOn }: Review, today: LocalDate): number => daysBetween(later(dueOn, today), to)

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)
