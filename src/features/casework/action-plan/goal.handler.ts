import { randomUUID } from 'node:crypto'
import { londonDate } from '../../../domain/london-time.ts'
import type { Participant } from '../../../domain/participant.ts'
import { type Goal, type GoalMove, goalMovesOf, isOpenStep, type Step, stepsInOrder } from '../../../domain/plan.ts'
import { isOpenCase, type SupportCase } from '../../../domain/support-case.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { recordsOf } from '../../../records/folded.ts'
import { findGoal, planEventsOf, stepsOf } from '../../../records/plan.ts'
import { addGoal, addStep, changeGoal, changeStep, keepGoalMove, keepStepMove } from '../../../records/plan-change.ts'
import type { Db } from '../../../records/schema.ts'
import { type StepStaff, staffWith } from '../../../records/step-staff.ts'
import { casesOf } from '../../../records/support-case.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { mergeView, settle } from '../../../web/merge.ts'
import { personToChange, writeLook } from '../../../web/person-asked.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { textIn } from '../../../web/step-fields.ts'
import { planPath } from './action-plan.handler.ts'
import { goalForm, readPlan, rowsIn, standingOf, startForm, stepsOnForm } from './goal.form.ts'
import { goalView, newGoalView } from './goal.view.ts'

const ROOM = 'action-plan'

export async function showNewGoal(ask: Ask): Promise<Answer> {
  const { person, kept, staff } = await caseAsked(ask)
  await writeLook(ask, person)
  const form = startForm(ask.query.get('start') ?? '', ask.now)
  return page(newGoalView({ person, kept, staff, rows: rowsIn(form, 'newGoal'), mistakes: {} }, { ...ask, form }))
}

/** Adds a goal with its first steps. "Add another step" shows the form again with one more row, and keeps nothing. */
export async function keepGoal(ask: Ask): Promise<Answer> {
  const { viewer, form, now } = ask
  const { person, kept, staff } = await caseAsked(ask)
  const rows = rowsIn(form, 'newGoal')
  const again = (mistakes: Mistakes, status: number) =>
    page(newGoalView({ person, kept, staff, rows, mistakes }, ask), status)
  if (form.has('more')) return again({}, 200)
  const read = readPlan(form, { steps: [], rows, staff }, now)
  if (!read.ok) return again(read.mistakes, 422)
  const agreed = form.get('agreed') === 'yes'
  return takeDeskForm(ask, ROOM, async (db) => {
    const id = randomUUID()
    await addGoal(db, viewer, kept, { ...read.goal, id, agreed }, now)
    const goal = { id, caseId: kept.id, participantId: kept.participantId, organizationId: kept.organizationId }
    for (const step of read.added) await addStep(db, viewer, goal, { ...step, id: randomUUID(), agreed }, now)
    return `${planPath(person)}#goal-${id}`
  })
}

export async function showGoal(ask: Ask): Promise<Answer> {
  const { person, goal, steps, staff } = await goalAsked(ask, ask.db)
  await writeLook(ask, person)
  const open = steps.filter(isOpenStep)
  const form = goalForm(goal, open)
  return page(
    goalView({ person, goal, staff, steps: open, rows: rowsIn(form, 'goal'), mistakes: {} }, { ...ask, form }),
  )
}

/**
 * Saves a goal and its steps together. What somebody else changed meanwhile goes together with it where it can, and is
 * asked where it cannot; saving checks the versions once more, and asks again where somebody was faster even then.
 */
export async function saveGoal(ask: Ask): Promise<Answer> {
  try {
    return await tryToSave(ask)
  } catch (error) {
    if (error instanceof Conflict && error.message === 'moved-by-someone-else') return tryToSave(ask)
    throw error
  }
}

async function tryToSave(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const { person, goal, steps, staff } = await goalAsked(ask, db)
  const onForm = stepsOnForm(ask.form, steps)
  const things = standingOf(goal, onForm, await lastChangers(ask, goal), londonDate(now), staff)
  const path = `${planPath(person)}/goals/${goal.id}`
  const settled = settle(ask.form, things)
  if (settled.clashes.length > 0) {
    const asked = [...ask.form.keys()].some((name) => name.endsWith('.before'))
    const screen = mergeView({ settled, action: path, back: planPath(person), asked })
    return page(personLayout({ ask, person, title: 'Two changes', section: '/plan' }, screen), asked ? 422 : 409)
  }
  const { form } = settled
  const rows = rowsIn(form, 'goal')
  const again = (mistakes: Mistakes, status: number) =>
    page(goalView({ person, goal, staff, steps: onForm, rows, mistakes }, { ...ask, form }), status)
  if (form.has('more')) return again({}, 200)
  const read = readPlan(form, { steps: onForm, rows, staff }, now)
  if (!read.ok) return again(read.mistakes, 422)
  return takeDeskForm({ ...ask, form }, ROOM, async (db) => {
    await changeGoal(db, viewer, goal, read.goal, now)
    for (const step of onForm) await changeStep(db, viewer, step, read.steps.get(step.id)!, now)
    const agreed = goal.status === 'agreed' && form.get('agreed') === 'yes'
    for (const step of read.added) await addStep(db, viewer, goal, { ...step, id: randomUUID(), agreed }, now)
    return `${planPath(person)}#goal-${goal.id}`
  })
}

/** Moves a goal: reached, or set aside; its open steps go with it as not needed, so that nothing waits for nobody. */
export async function moveGoalOn(ask: Ask): Promise<Answer> {
  const { viewer, form, now } = ask
  const { person, goal, steps, staff } = await goalAsked(ask, ask.db)
  const move = goalMovesOf(goal).find((one): one is GoalMove => one === form.get('move'))
  const words = textIn(form, 'words') || null
  if (!move || String(goal.version) !== form.get('version')) {
    const open = steps.filter(isOpenStep)
    const again = goalForm(goal, open)
    again.set('words', words ?? '')
    const shown = { person, goal, staff, steps: open, rows: rowsIn(again, 'goal'), mistakes: {}, changed: true }
    return page(goalView(shown, { ...ask, form: again }), 409)
  }
  return takeDeskForm(ask, ROOM, async (db) => {
    await keepGoalMove(db, viewer, goal, { move, words }, now)
    if (move !== 'agree' && move !== 'reopen')
      for (const step of steps.filter(isOpenStep))
        await keepStepMove(db, viewer, step, { move: 'drop', words: GOAL_ENDED[move] }, now)
    return `${planPath(person)}#goal-${goal.id}`
  })
}

const GOAL_ENDED = { reach: 'The goal is reached', 'set-aside': 'The goal was set aside' } as const

async function caseAsked(ask: Ask): Promise<Pick<Asked, 'person' | 'staff'> & { readonly kept: SupportCase }> {
  const { db, viewer, now, form, query } = ask
  const person = await personToChange(ask)
  const cases = await casesOf(db, viewer, await recordsOf(db, viewer, person.id, now), now)
  const id = form.get('case') ?? query.get('case')
  const kept = found(cases.find((one) => isOpenCase(one.status) && (id === null || one.id === id)))
  return { person, kept, staff: await staffWith(db, kept.participantId) }
}

type Asked = {
  readonly person: Participant
  readonly goal: Goal
  readonly steps: readonly Step[]
  /** Who can take on a step. */
  readonly staff: readonly StepStaff[]
}

async function goalAsked(ask: Ask, db: Db): Promise<Asked> {
  const { viewer, params, now } = ask
  const person = await personToChange(ask)
  const id = params.goal ?? ''
  const goal = found(isUuid(id) ? await findGoal(db, viewer, id, now) : null)
  const ids = await recordsOf(db, viewer, person.id, now)
  if (!ids.includes(goal.participantId)) throw new NotFound()
  const steps = (await stepsOf(db, viewer, ids, now)).filter(({ goalId }) => goalId === goal.id)
  return { person, goal, steps: stepsInOrder(steps), staff: await staffWith(db, goal.participantId) }
}

/** Who changed each thing of a goal last, for the screen on which changes go together. */
async function lastChangers({ db, viewer, now }: Ask, goal: Goal): Promise<ReadonlyMap<string, string | null>> {
  const events = await planEventsOf(db, viewer, [goal.participantId], now)
  return new Map(events.toReversed().map(({ goalId, stepId, by }) => [stepId ?? goalId, by]))
}
