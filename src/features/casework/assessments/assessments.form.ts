import { type Answers, ASSESSMENT_TAKINGS, type AssessmentTaking } from '../../../domain/assessment.ts'
import type { Instrument } from '../../../domain/instruments.ts'
import { londonDate, londonMoment, readDate } from '../../../domain/london-time.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readAnswersIn } from '../../../web/instrument-form.ts'

type ReadAnswers =
  | {
      readonly ok: true
      readonly value: { readonly answers: Answers; readonly takenHow: AssessmentTaking; readonly takenAt: Date }
    }
  | { readonly ok: false; readonly mistakes: Mistakes }

/** Reads the answers with how and when they were given. */
export function readAnswers(form: URLSearchParams, instrument: Instrument, now: Date): ReadAnswers {
  const mistakes: Record<string, string> = {}
  const answers = readAnswersIn(form, instrument, mistakes)
  const takenHow = ASSESSMENT_TAKINGS.find(({ value }) => value === form.get('how'))?.value
  if (!takenHow) mistakes.how = 'Choose how it was answered'
  const takenAt = takenHow === 'paper' ? readDay(form, mistakes, now) : now
  if (Object.keys(mistakes).length > 0 || !takenHow || !takenAt) return { ok: false, mistakes }
  return { ok: true, value: { answers, takenHow, takenAt } }
}

/** The day on which a sheet of paper was filled in: not one that is still to come. */
function readDay(form: URLSearchParams, mistakes: Record<string, string>, now: Date): Date | null {
  const day = readDate(form.get('day') ?? '')
  if (!day || day > londonDate(now)) mistakes.day = 'Enter the day on the sheet'
  if (!day) return null
  return day === londonDate(now) ? now : londonMoment(day, '12:00')
}
