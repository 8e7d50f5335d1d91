import { REFERRAL_PROGRAMS } from '../../../domain/referral-program.ts'
import { CASE_PATHS } from '../../../domain/support-case.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readStep, stepMistakes } from './move.form.ts'

/** Reads a case that begins: on what, what for, what is next and by when. */
export function readOpening(form: URLSearchParams, now: Date) {
  const program = REFERRAL_PROGRAMS.find(({ id }) => id === form.get('program'))
  const path = CASE_PATHS.find(({ value }) => value === form.get('path'))?.value
  const step = readStep(form)
  const mistakes: Mistakes = {
    ...(program ? {} : { program: 'Choose what you do together' }),
    ...(path ? {} : { path: 'Choose what they come for' }),
    ...stepMistakes(step, now),
  }
  if (!program || !path || !step.nextStep || !step.dueOn || Object.keys(mistakes).length > 0) {
    return { ok: false, mistakes } as const
  }
  return { ok: true, value: { program: program.id, path, nextStep: step.nextStep, dueOn: step.dueOn } } as const
}
