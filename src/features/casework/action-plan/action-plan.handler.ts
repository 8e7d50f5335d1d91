import type { Participant } from '../../../domain/participant.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { goalsOf, planEventsOf, stepsOf } from '../../../records/plan.ts'
import { agreePlan } from '../../../records/plan-change.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { caseworkAsked } from '../../../web/person-asked.ts'
import { planPage } from './action-plan.page.ts'
import { planView } from './action-plan.view.ts'

const ROOM = 'action-plan'

/** Shows what somebody wants to reach and the steps to it, case by case, and writes down that it was read. */
export async function showPlan(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const { ids, ...asked } = await caseworkAsked(ask)
  const { person } = asked
  const known = {
    ...asked,
    goals: await goalsOf(db, viewer, ids, now),
    steps: await stepsOf(db, viewer, ids, now),
    events: await planEventsOf(db, viewer, ids, now),
  }
  await writeHistory(db, viewer, 'plan.viewed', `participant:${person.id}`, {}, now, {
    participantId: person.id,
    why: 'support',
  })
  return page(planView(person, planPage(known, viewer, now), ask))
}

/** Writes down that the plan of a case was agreed together. */
export async function agreeWithPerson(ask: Ask): Promise<Answer> {
  const { viewer, now, form } = ask
  const { person, cases } = await caseworkAsked(ask)
  const kept = found(cases.find(({ id }) => id === form.get('case')))
  return takeDeskForm(ask, ROOM, async (db) => {
    await agreePlan(db, viewer, kept, now)
    return planPath(person)
  })
}

/** Returns where somebody's plan stands. */
export const planPath = (person: Pick<Participant, 'id'>): string => `/desk/people/${person.id}/plan`
