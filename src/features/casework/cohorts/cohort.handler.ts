import { LEAVING_REASONS, leadsCohort } from '../../../domain/cohort.ts'
import { may } from '../../../domain/permission.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { openFlagsIn } from '../../../records/absence-flag.ts'
import { sessionsOf } from '../../../records/cohort.ts'
import { attendanceOf } from '../../../records/cohort-attendance.ts'
import { movePlace, placesOf } from '../../../records/cohort-place.ts'
import { findParticipant } from '../../../records/participant.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { cohortAsked, placeAsked, tellOfCohort, writeCohortSeen } from '../../../web/cohort-asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { cohortPage } from './cohort.page.ts'
import { cohortView, leaveView } from './cohort.view.ts'
import { ROOM } from './cohorts.handler.ts'

/** Shows a group: its meetings, and the people in it that whoever looks may see. */
export async function showCohort(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const cohort = await cohortAsked(ask)
  const places = await placesOf(db, viewer, cohort.id, now)
  const shown = {
    ...{ cohort, places, sessions: await sessionsOf(db, viewer, cohort.id) },
    attended: await attendanceOf(db, viewer, cohort.id, now),
    flags: await openFlagsIn(db, viewer, cohort.id, now),
    leads: leadsCohort(cohort, memberIn(ask)),
    runs: cohort.organizationId === memberIn(ask).membership.organizationId,
    changes: may(viewer, 'cohorts.manage'),
  }
  await writeCohortSeen(ask, cohort, places.length)
  return page(cohortView(cohortPage(shown, now), ask))
}

/** Gives a place that has become free to somebody who waits, and tells them. */
export async function givePlace(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const cohort = await cohortAsked(ask)
  const place = placeAsked(ask, await placesOf(db, viewer, cohort.id, now))
  return takeDeskForm(ask, ROOM, async (db) => {
    await movePlace(db, memberIn(ask), place, { move: 'give-place' }, now)
    const person = found(await findParticipant(db, viewer, place.participantId, now))
    await tellOfCohort(ask, db, 'enrolled', { cohort, person })
    return `/desk/cohorts/${cohort.id}`
  })
}

export async function showLeave(ask: Ask): Promise<Answer> {
  const cohort = await cohortAsked(ask)
  const places = await placesOf(ask.db, ask.viewer, cohort.id, ask.now)
  await writeCohortSeen(ask, cohort, 1)
  return page(leaveView(cohort, placeAsked(ask, places), {}, ask))
}

/** Takes somebody out of a group, with a reason; whoever leads it sees them no more after that. */
export async function leaveGroup(ask: Ask): Promise<Answer> {
  const { db, viewer, form, now } = ask
  const cohort = await cohortAsked(ask)
  const place = placeAsked(ask, await placesOf(db, viewer, cohort.id, now))
  const reason = LEAVING_REASONS.find((one) => one.value === form.get('reason') && !('chosen' in one))?.value
  if (!reason) return page(leaveView(cohort, place, { reason: 'Choose why they leave' }, ask), 422)
  return takeDeskForm(ask, ROOM, async (db) => {
    const person = found(await findParticipant(db, viewer, place.participantId, now))
    await movePlace(db, memberIn(ask), place, { move: 'leave', reason }, now)
    await tellOfCohort(ask, db, 'left', { cohort, person })
    return `/desk/cohorts/${cohort.id}`
  })
}
