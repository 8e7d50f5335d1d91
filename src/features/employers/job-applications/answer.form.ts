import { type RefusalReason, refusalReason } from '../../../domain/job-application.ts'
import { daysBetween, londonDate, readDate } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import type { AnswerMove } from './templates.page.ts'

export type GivenAnswer = {
  readonly words: string
  readonly reason: RefusalReason | null
  /** The day of a meeting, where it is settled. */
  readonly on: LocalDate | null
}
export type ReadAnswer =
  | { readonly ok: true; readonly value: GivenAnswer }
  | { readonly ok: false; readonly mistakes: Mistakes }

export function readAnswer(form: URLSearchParams, move: AnswerMove, now: Date): ReadAnswer {
  const mistakes: Record<string, string> = {}
  const words = (form.get('words') ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, 2000)
  if (!words) mistakes.words = 'Write what they will read'
  else if (/\[[^\]]*\]/.test(words)) mistakes.words = 'Put your own words where there are [square brackets]'
  const reason = move === 'refuse' ? (refusalReason(form.get('reason'))?.value ?? null) : null
  if (move === 'refuse' && !reason) mistakes.reason = 'Choose the reason'
  const on = move === 'invite' ? readDay(form, now, mistakes) : null
  return Object.keys(mistakes).length > 0 ? { ok: false, mistakes } : { ok: true, value: { words, reason, on } }
}

function readDay(form: URLSearchParams, now: Date, mistakes: Record<string, string>): LocalDate | null {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => (form.get(`on-${part}`) ?? '').trim())
  if (!day && !month && !year) return null
  const date = readDate(`${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`)
  const ahead = date === null ? -1 : daysBetween(londonDate(now), date)
  if (ahead >= 0 && ahead < 366) return date
  mistakes['on-day'] = 'Enter a day in the coming year, like 4 12 2026, or leave it empty'
  return null
}
