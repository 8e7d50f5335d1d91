import { addDays, londonDate, readDate } from '../../../domain/london-time.ts'
import type { Fields } from '../../../domain/merge.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import { GOAL_AREAS, type Goal, isOpenStep, type Step, stepChoice } from '../../../domain/plan.ts'
import { findGoalStart } from '../../../domain/plan-starts.ts'
import type { GoalFacts, StepFacts } from '../../../records/plan-change.ts'
import type { StepStaff } from '../../../records/step-staff.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import type { Standing } from '../../../web/merge.ts'
import { fieldWords, staffChoice } from '../../../web/plan-words.ts'
import { readStep, textIn } from '../../../web/step-fields.ts'

/** Rows for new steps on a form that was just opened, and the most there can be. */
const FIRST_ROWS = { newGoal: 3, goal: 1 } as const
const MOST_ROWS = 12

const GOAL_KEY = 'goal-'
export const stepKey = (id: string): string => `step-${id}-`
export const newKey = (row: number): string => `new-${row}-`

export type ReadPlan =
  | {
      readonly ok: true
      readonly goal: GoalFacts
      readonly steps: ReadonlyMap<string, StepFacts>
      readonly added: readonly StepFacts[]
    }
  | { readonly ok: false; readonly mistakes: Mistakes }

/** How many rows for new steps a form has: a few at first, and one more each time it is asked for. */
export function rowsIn(form: URLSearchParams, kind: keyof typeof FIRST_ROWS): number {
  const asked = Number(form.get('rows') ?? FIRST_ROWS[kind]) + (form.has('more') ? 1 : 0)
  return Math.min(MOST_ROWS, Math.max(FIRST_ROWS[kind], Math.trunc(asked) || 0))
}

/** Returns a form for a new goal, filled by a quick start where one was chosen. Dates are working proposals. */
export function startForm(value: string, now: Date): URLSearchParams {
  const form = new URLSearchParams()
  const start = findGoalStart(value)
  if (!start) return form
  const today = londonDate(now)
  form.set('goal-words', start.goal)
  form.set('goal-area', start.area)
  form.set('rows', String(Math.max(FIRST_ROWS.newGoal, start.steps.length)))
  for (const [row, step] of start.steps.entries()) {
    form.set(`${newKey(row)}words`, step.words)
    form.set(`${newKey(row)}owner`, step.ownerSide)
    form.set(`${newKey(row)}due`, addDays(today, step.days))
  }
  return form
}

/** Returns a form as a goal and its open steps stand. */
export function goalForm(goal: Goal, steps: readonly Step[]): URLSearchParams {
  const form = new URLSearchParams()
  for (const { key, stands } of standingOf(goal, steps, new Map(), '2026-01-01', []))
    for (const [name, value] of Object.entries(stands)) form.set(key + name, value)
  return form
}

/** Returns a goal and its open steps as they stand now, for holding a form against them. `by`: who changed them last. */
export const standingOf = (
  goal: Goal,
  steps: readonly Step[],
  by: ReadonlyMap<string, string | null>,
  today: LocalDate,
  staff: readonly StepStaff[],
): readonly Standing[] => [
  {
    ...{ key: GOAL_KEY, title: 'The goal', version: goal.version, labels: GOAL_LABELS },
    stands: { words: goal.words, why: goal.why ?? '', area: goal.area, target: goal.targetOn ?? '' },
    show: (name, value) => fieldWords(name, value, today),
    by: by.get(goal.id) ?? null,
  },
  ...steps.map((step) => ({
    ...{ key: stepKey(step.id), title: `Step: ${step.words}`, version: step.version, labels: STEP_LABELS },
    stands: stepFields(step),
    show: (name: string, value: string) => fieldWords(name, value, today, staff),
    by: by.get(step.id) ?? null,
  })),
]

const stepFields = (step: Step): Fields => ({
  words: step.words,
  owner: step.ownerAccountId === null ? stepChoice(step) : staffChoice(step.ownerAccountId),
  which: step.ownerWords ?? '',
  due: step.dueOn ?? '',
})

const GOAL_LABELS = { words: 'What', why: 'Why', area: 'About', target: 'Reached by' } as const
const STEP_LABELS = { words: 'What', owner: 'Who does it', which: 'Which one', due: 'By' } as const

/** Returns the steps of a form that are changed on it: those that are open, and any that it was opened with. */
export const stepsOnForm = (form: URLSearchParams, steps: readonly Step[]): readonly Step[] =>
  steps.filter((step) => isOpenStep(step) || form.has(`${stepKey(step.id)}version`))

/** Reads a goal, its steps as they were changed, and new ones. An empty row for a new step is no step. */
export function readPlan(
  form: URLSearchParams,
  {
    steps,
    rows,
    staff,
  }: { readonly steps: readonly Step[]; readonly rows: number; readonly staff: readonly StepStaff[] },
  now: Date,
): ReadPlan {
  const mistakes: Record<string, string> = {}
  const words = textIn(form, 'goal-words')
  if (!words) mistakes['goal-words'] = 'Write what they want to reach'
  const area = GOAL_AREAS.find(({ value }) => value === form.get('goal-area'))?.value
  if (!area) mistakes['goal-area'] = 'Choose what it is about'
  const typed = textIn(form, 'goal-target')
  const targetOn = typed ? readDate(typed) : null
  if (typed && !targetOn) mistakes['goal-target'] = 'Enter a date, like 24/11/2026'

  const changed = new Map<string, StepFacts>()
  for (const step of steps) {
    const read = readStep(form, stepKey(step.id), mistakes, step.dueOn, now, staff)
    if (read) changed.set(step.id, read)
  }
  const begun = Array.from({ length: rows }, (_, row) => newKey(row)).filter((key) => textIn(form, `${key}words`))
  const added = begun.map((key) => readStep(form, key, mistakes, null, now, staff)).filter((step) => step !== null)
  const any = begun.length > 0 || steps.length > 0 || form.has('goal-version')
  if (!any && !mistakes[`${newKey(0)}words`]) mistakes[`${newKey(0)}words`] = 'Write one first step'
  if (Object.keys(mistakes).length > 0 || !area) return { ok: false, mistakes }
  return { ok: true, goal: { words, why: textIn(form, 'goal-why') || null, area, targetOn }, steps: changed, added }
}
