import { randomUUID } from 'node:crypto'
import { type Answer, page } from '../../../kit/http.ts'
import { cohortsFor, planCohort } from '../../../records/cohort.ts'
import { hubsInReach } from '../../../records/hub-reach.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { type CohortChoices, readCohort } from './cohorts.form.ts'
import { leadersFor } from './cohorts.queries.ts'
import { cohortsView, newCohortView } from './cohorts.view.ts'

export const ROOM = 'cohorts'

export const showCohorts = async (ask: Ask): Promise<Answer> =>
  page(cohortsView(await cohortsFor(ask.db, ask.viewer, ask.place.slug), ask))

export const showNewCohort = async (ask: Ask): Promise<Answer> => newAnswer(ask, await choicesFor(ask), {})

const newAnswer = (ask: Ask, choices: CohortChoices, mistakes: Mistakes): Answer =>
  page(newCohortView(choices, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)

const choicesFor = async (ask: Ask): Promise<CohortChoices> => ({
  hubs: await hubsInReach(ask.db, ask.viewer),
  leaders: await leadersFor(ask),
})

/** Plans a group: its weekly meetings are there at once, and each can be moved. */
export async function makeCohort(ask: Ask): Promise<Answer> {
  const choices = await choicesFor(ask)
  const read = readCohort(ask.form, choices, ask.now)
  if (!read.ok) return newAnswer(ask, choices, read.mistakes)
  const id = randomUUID()
  return takeDeskForm(ask, ROOM, async (db) => {
    await planCohort(db, memberIn(ask), { ...read.value, id, placeSlug: ask.place.slug }, ask.now)
    return `/desk/cohorts/${id}`
  })
}
