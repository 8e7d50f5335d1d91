import type { LocalDate } from '../domain/opportunity.ts'
import {
  GOAL_AREAS,
  GOAL_MOVE_WORDS,
  isLateStep,
  isOpenStep,
  SENDS_FILE,
  STEP_MOVE_WORDS,
  STEP_OWNERS,
  STEP_STATUSES,
  type Step,
} from '../domain/plan.ts'
import type { PlanEvent } from '../records/plan.ts'
import type { StepStaff } from '../records/step-staff.ts'
import { capital, dateWords, nearDateWords } from './dates.ts'
import { optionText } from './option-words.ts'

/** Returns whose step it is, as whoever works with the person reads it. */
export function stepOwnerWords(
  step: Pick<Step, 'ownerSide' | 'ownerName' | 'ownerWords' | 'asksFile'>,
  personName: string,
): string {
  if (step.ownerSide === 'person') return step.asksFile ? `${personName} sends a photo or a file` : personName
  return step.ownerWords ?? step.ownerName ?? optionText(STEP_OWNERS, step.ownerSide)
}

/** The value by which a step is given to one of the staff. */
export const staffChoice = (accountId: number): string => `staff-${accountId}`

/** Returns how a step stands, with the class of its tag. */
export function stepStanding(step: Step, today: LocalDate): { readonly text: string; readonly classes: string } {
  if (isLateStep(step, today) && step.status !== 'blocked') return { text: 'Late', classes: 'govuk-tag--red' }
  const text = optionText(STEP_STATUSES, step.status)
  return { text, classes: STANDING_CLASSES[step.status] }
}

const STANDING_CLASSES: Readonly<Record<Step['status'], string>> = {
  proposed: 'govuk-tag--grey',
  agreed: 'govuk-tag--blue',
  'in-progress': 'govuk-tag--blue',
  blocked: 'govuk-tag--orange',
  done: 'govuk-tag--green',
  'not-needed': 'govuk-tag--grey',
  replaced: 'govuk-tag--grey',
}

/** Returns by when a step is due, or how it ended: "By Friday 4 December". */
export function stepDueWords(step: Step, today: LocalDate): string {
  if (!isOpenStep(step)) return step.endedWords ?? ''
  return step.dueOn ? `By ${nearDateWords(step.dueOn, today)}` : ''
}

/** Returns what happened to a plan: "Changed. Before: Write a CV, by Friday 4 December". */
export function planEventWords({ move, words, before, stepId }: PlanEvent, today: LocalDate): string {
  const did = move === 'add' ? 'Written down' : move === 'change' ? 'Changed' : pastOf(move, stepId !== null)
  const was = Object.entries(before).map(([name, value]) => fieldWords(name, value ?? '', today) || 'nothing')
  return [did, words, was.length > 0 ? `Before: ${was.join(', ')}` : null].filter(Boolean).join('. ')
}

const pastOf = (move: string, ofStep: boolean): string => {
  const table: Readonly<Record<string, { readonly past: string }>> = ofStep ? STEP_MOVE_WORDS : GOAL_MOVE_WORDS
  return table[move]?.past ?? capital(move)
}

/** Returns the value of a field of a plan as it is read. */
export function fieldWords(name: string, value: string, today: LocalDate, staff: readonly StepStaff[] = []): string {
  if (name === 'area') return optionText(GOAL_AREAS, value)
  const owner = staff.find(({ accountId }) => name === 'owner' && value === staffChoice(accountId))
  if (owner) return owner.name
  if (name === 'ownerSide' || name === 'owner') return optionText([...STEP_OWNERS, SENDS_FILE], value)
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(value)
  return isDate ? dateWords(value, today) : value
}
