import { londonDate, readDate } from '../../../domain/london-time.ts'
import { GOAL_AREAS, type Goal, type GoalArea, STEP_OWNERS } from '../../../domain/plan.ts'
import type { StepFacts } from '../../../records/plan-change.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

/** What a panel can write into a plan at once. More is for the plan itself. */
export const MOST_STEPS = 3
export const NEW_GOAL = 'new'

export type Decision = {
  readonly words: string
  readonly steps: readonly StepFacts[]
  /** The goal that the steps belong to: one that stands, or a new one. */
  readonly goal: Goal | { readonly words: string; readonly area: GoalArea } | null
}

type ReadDecision =
  | { readonly ok: true; readonly value: Decision }
  | { readonly ok: false; readonly mistakes: Mistakes }

/** Reads what was decided, and the steps that come of it: each with an owner and a date. */
export function readDecision(form: URLSearchParams, goals: readonly Goal[], now: Date): ReadDecision {
  const mistakes: Record<string, string> = {}
  const text = (name: string, longest: number) =>
    (form.get(name) ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, longest)
  const words = text('decided', 2000)
  if (!words) mistakes.decided = 'Enter what was decided'
  const steps = Array.from({ length: MOST_STEPS }, (_, i) => i + 1).flatMap((n): StepFacts[] => {
    const said = text(`step-${n}`, 200)
    if (!said) return []
    const ownerSide = STEP_OWNERS.find(({ value }) => value === form.get(`owner-${n}`))?.value
    const ownerWords = text(`who-${n}`, 100) || null
    const dueOn = readDate(form.get(`due-${n}`) ?? '')
    if (!ownerSide) mistakes[`owner-${n}`] = 'Choose who does it'
    const named = ownerSide === 'partner' || ownerSide === 'employer'
    if (named && !ownerWords) mistakes[`who-${n}`] = 'Enter which organisation or employer'
    if (!dueOn) mistakes[`due-${n}`] = 'Enter by when, like 24/11/2026'
    else if (dueOn < londonDate(now)) mistakes[`due-${n}`] = 'Enter a day that is still to come'
    return ownerSide && dueOn ? [{ words: said, ownerSide, ownerWords: named ? ownerWords : null, dueOn }] : []
  })
  const goal = steps.length > 0 ? readGoal(form, goals, text('new-goal', 200), mistakes) : null
  return Object.keys(mistakes).length > 0 ? { ok: false, mistakes } : { ok: true, value: { words, steps, goal } }
}

function readGoal(
  form: URLSearchParams,
  goals: readonly Goal[],
  words: string,
  mistakes: Record<string, string>,
): Decision['goal'] {
  const known = goals.find(({ id }) => id === form.get('goal'))
  if (known) return known
  if (form.get('goal') !== NEW_GOAL && goals.length > 0) {
    mistakes.goal = 'Choose which goal the steps are for'
    return null
  }
  if (!words) mistakes['new-goal'] = 'Enter what the steps are for, in the person’s words'
  const area = GOAL_AREAS.find(({ value }) => value === form.get('area'))?.value ?? 'work'
  return { words, area }
}
