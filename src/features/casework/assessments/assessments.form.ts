import { type Answers, ASSESSMENT_TAKINGS, type AssessmentTaking, validAnswers } from '../../../domain/assessment.ts'
import type { Instrument } from '../../../domain/instruments.ts'
import { londonDate, londonMoment, readDate } from '../../../domain/london-time.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

export type ReadAnswers =
  | {
      readonly ok: true
      readonly value: { readonly answers: Answers; readonly takenHow: AssessmentTaking; readonly takenAt: Date }
    }
  | { readonly ok: false; readonly mistakes: Mistakes }

/** What stands for an answer that somebody would rather not give. */
export const NOT_SAID = 'not-said'
export const answerField = (question: string): string => `answer-${question}`

/** Reads answers. Each question is answered or left out on purpose: what was skipped by accident is asked again. */
export function readAnswers(form: URLSearchParams, instrument: Instrument, now: Date): ReadAnswers {
  const mistakes: Record<string, string> = {}
  const given: Record<string, number> = {}
  for (const { id } of instrument.questions) {
    const typed = form.get(answerField(id))
    if (typed !== null && /^\d{1,2}$/.test(typed)) given[id] = Number(typed)
    else if (typed !== NOT_SAID) mistakes[answerField(id)] = 'Choose an answer, or “would rather not say”'
  }
  const answers = validAnswers(instrument, given)
  for (const id of Object.keys(given)) if (!(id in answers)) mistakes[answerField(id)] = 'Choose one of these answers'
  const none = Object.keys(answers).length === 0 && Object.keys(mistakes).length === 0
  if (none) mistakes[answerField(instrument.questions[0]!.id)] = 'Nothing is answered, so there is nothing to keep'
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
