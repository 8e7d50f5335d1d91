import type { CohortSession } from '../../../domain/cohort.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { TimeTaken } from '../../../records/appointment.ts'
import type { CohortWithTally } from '../../../records/cohort.ts'
import { addMeetings, changeCohort } from '../../../records/cohort-change.ts'
import { placesOf } from '../../../records/cohort-place.ts'
import { peopleSeen } from '../../../records/participant.ts'
import type { Db } from '../../../records/schema.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { cohortLed, tellOfCohort, writeCohortSeen } from '../../../web/cohort-asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { mergeView, settle } from '../../../web/merge.ts'
import { GROUP_KEY, groupForm, groupStanding, readGroup, readMeetings, takenWords } from './cohort-change.form.ts'
import { addView, changeView } from './cohort-change.view.ts'

const ROOM = 'cohort-change'

/** Shows what can be said anew of a group. */
export async function showChangeGroup(ask: Ask): Promise<Answer> {
  const cohort = await openGroup(ask)
  await writeCohortSeen(ask, cohort, 0)
  return page(changeView(cohort, {}, { ...ask, form: groupForm(cohort) }))
}

async function openGroup(ask: Ask): Promise<CohortWithTally> {
  const cohort = await cohortLed(ask)
  if (cohort.endedAt) throw new Conflict('cannot-be-done-now')
  return cohort
}

/** Changes a group; what somebody else changed meanwhile goes together with it, or is asked. */
export async function changeGroup(ask: Ask): Promise<Answer> {
  try {
    return await tryToChange(ask)
  } catch (error) {
    if (error instanceof Conflict && error.message === 'moved-by-someone-else') return tryToChange(ask)
    throw error
  }
}

async function tryToChange(ask: Ask): Promise<Answer> {
  const { now } = ask
  const cohort = await openGroup(ask)
  const path = `/desk/cohorts/${cohort.id}`
  const settled = settle(ask.form, [groupStanding(cohort)])
  if (settled.clashes.length > 0) {
    const asked = [...ask.form.keys()].some((name) => name.endsWith('.before'))
    const screen = mergeView({ settled, action: `${path}/change`, back: path, asked })
    return page(
      deskLayout({ ask, title: 'Two changes', backTo: { href: path, text: cohort.name } }, screen),
      asked ? 422 : 409,
    )
  }
  const { form } = settled
  const again = (mistakes: Mistakes) => page(changeView(cohort, mistakes, { ...ask, form }), 422)
  const read = readGroup(form, cohort.enrolled)
  if (!read.ok) return again(read.mistakes)
  try {
    return await takeDeskForm({ ...ask, form }, ROOM, async (db) => {
      const moved = await changeCohort(db, memberIn(ask), cohort, read.value, now)
      const after = { ...cohort, ...read.value }
      if (moved) await tellAll(ask, db, 'place', { cohort: after, session: moved })
      return path
    })
  } catch (error) {
    if (!(error instanceof Conflict) || error.message !== 'places-taken') throw error
    return again({ [`${GROUP_KEY}ceiling`]: takenWords((await openGroup(ask)).enrolled) })
  }
}

/** Tells everybody who has a place, where they can safely be told. */
async function tellAll(
  ask: Ask,
  db: Db,
  told: 'place' | 'added',
  { cohort, session }: { readonly cohort: CohortWithTally; readonly session: CohortSession },
): Promise<void> {
  const { viewer, now } = ask
  const enrolled = (await placesOf(db, viewer, cohort.id, now)).filter(({ status }) => status === 'enrolled')
  const ids = enrolled.map(({ participantId }) => participantId)
  for (const person of (await peopleSeen(db, viewer, ids, now)).values()) {
    await tellOfCohort(ask, db, told, { cohort, person, session, once: `${session.id}:${cohort.version}` })
  }
}

export async function showAddMeetings(ask: Ask): Promise<Answer> {
  const cohort = await openGroup(ask)
  await writeCohortSeen(ask, cohort, 0)
  const form = new URLSearchParams({ at: cohort.fromTime, weeks: '1', version: String(cohort.version) })
  return page(addView(cohort, {}, { ...ask, form }))
}

/** Adds meetings to a group, week by week; everybody in it is told of the first. */
export async function addToGroup(ask: Ask): Promise<Answer> {
  const { form, now } = ask
  const cohort = await openGroup(ask)
  const again = (mistakes: Mistakes) => page(addView(cohort, mistakes, ask), 422)
  const read = readMeetings(form, now)
  if (!read.ok) return again(read.mistakes)
  try {
    return await takeDeskForm(ask, ROOM, async (db) => {
      if (form.get('version') !== String(cohort.version)) throw new Conflict('moved-by-someone-else')
      const session = await addMeetings(db, memberIn(ask), cohort, read.value, now)
      await tellAll(ask, db, 'added', { cohort, session })
      return `/desk/cohorts/${cohort.id}`
    })
  } catch (error) {
    if (!(error instanceof TimeTaken)) throw error
    return again({ day: `${cohort.facilitatorName} meets somebody on one of these days then` })
  }
}
