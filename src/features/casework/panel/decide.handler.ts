import { randomUUID } from 'node:crypto'
import { type Goal, isOpenGoal } from '../../../domain/plan.ts'
import { isOpenCase } from '../../../domain/support-case.ts'
import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { movePanel, type Panel, writePanelHistory } from '../../../records/panel.ts'
import { endGuests } from '../../../records/panel-guest.ts'
import { findGoal, goalsOf } from '../../../records/plan.ts'
import { addGoal, addStep } from '../../../records/plan-change.ts'
import type { Db } from '../../../records/schema.ts'
import { findCase } from '../../../records/support-case.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { refuseStale, takeDeskForm } from '../../../web/desk-form.ts'
import { ROOM } from './ask-panel.handler.ts'
import { type Decision, readDecision } from './decide.form.ts'
import { decideView } from './decide.view.ts'
import { panelToChange } from './panel.handler.ts'

/** Asks what was decided, and which steps come of it. */
export async function showDecide(ask: Ask): Promise<Answer> {
  const panel = await panelToChange(ask)
  await writePanelHistory(ask.db, ask.viewer, panel, 'viewed', ask.now)
  return page(decideView({ panel, goals: await openGoals(ask, panel) }, {}, ask))
}

/** Keeps what was decided. Its steps stand in the plan, with owners and dates; everybody's sight ends with the panel. */
export async function decide(ask: Ask): Promise<Answer> {
  const { form, now } = ask
  const panel = await panelToChange(ask)
  const goals = await openGoals(ask, panel)
  const read = readDecision(form, goals, now)
  if (!read.ok) return page(decideView({ panel, goals }, read.mistakes, ask), 422)
  return takeDeskForm(ask, ROOM, async (db) => {
    refuseStale(ask, panel)
    if (read.value.steps.length > 0) await writeSteps({ ...ask, db }, panel, read.value)
    await endGuests(db, memberIn(ask), panel, now)
    await movePanel(db, memberIn(ask), panel, 'decide', { decided_words: read.value.words }, now)
    return `/desk/panel/${panel.id}`
  })
}

async function openGoals({ db, viewer, now }: Ask, panel: Panel): Promise<readonly Goal[]> {
  const goals = await goalsOf(db, viewer, [panel.participantId], now)
  return goals.filter((goal) => goal.caseId === panel.caseId && isOpenGoal(goal))
}

async function writeSteps(ask: Ask, panel: Panel, { goal, steps }: Decision): Promise<void> {
  const { db, viewer, now } = ask
  const kept = goal && 'id' in goal ? goal : await goalMade(db, ask, panel, goal)
  for (const step of steps) await addStep(db, viewer, kept, { id: randomUUID(), agreed: true, ...step }, now)
}

/** A goal needs a case that is open: where it has ended, there is no plan to write into. */
async function goalMade(db: Db, { viewer, now }: Ask, panel: Panel, goal: Decision['goal']): Promise<Goal> {
  const theCase = panel.caseId ? await findCase(db, viewer, panel.caseId, now) : null
  if (!theCase || !isOpenCase(theCase.status) || !goal) throw new Conflict('case-has-ended')
  const id = randomUUID()
  const { words, area } = goal
  await addGoal(db, viewer, theCase, { ...{ id, words, area, why: null, targetOn: null }, agreed: true }, now)
  return found(await findGoal(db, viewer, id, now))
}
