import { appointmentAfter } from '../domain/appointment.ts'
import { isOpenCase, type SupportCase } from '../domain/support-case.ts'
import { keepAppointmentMove, TimeTaken } from '../records/appointment.ts'
import { appointmentsOf, findAppointment, type ShownAppointment } from '../records/appointment-list.ts'
import { type CohortWithTally, findCohort } from '../records/cohort.ts'
import { type CohortPlace, movePlace, placesOfPerson } from '../records/cohort-place.ts'
import { recordsOf } from '../records/folded.ts'
import { queueMessage } from '../records/message.ts'
import { takeBackMessages } from '../records/message-taken-back.ts'
import { findParticipant } from '../records/participant.ts'
import { casesOf } from '../records/support-case.ts'
import { appointmentMessage, calledOffKey } from './appointment-messages.ts'
import type { Ask } from './ask.ts'
import { memberIn } from './asked.ts'
import { tellOfCohort } from './cohort-asked.ts'

/** What is still arranged with somebody when their case ends: it is called off with it, unless it is kept. */
export type Arranged = {
  readonly appointments: readonly ShownAppointment[]
  readonly groups: readonly { readonly cohort: CohortWithTally; readonly place: CohortPlace }[]
}

/** Why an appointment ended: with the case. */
const ENDED = 'support-ended'

/** Returns what is arranged in a case, and, where it is the last open one, what is in none. */
export async function arrangedIn(ask: Ask, kept: SupportCase): Promise<Arranged> {
  const { db, now } = ask
  const viewer = memberIn(ask)
  const ids = await recordsOf(db, viewer, kept.participantId, now)
  const ours = ({ organizationId }: { readonly organizationId: number }) => organizationId === kept.organizationId
  const others = (await casesOf(db, viewer, ids, now)).some(
    (one) => one.id !== kept.id && ours(one) && isOpenCase(one.status),
  )
  const ofCase = ({ caseId }: { readonly caseId: string | null }) => caseId === kept.id || (caseId === null && !others)
  const { coming } = await appointmentsOf(db, viewer, ids, now)
  const groups = []
  for (const place of await placesOfPerson(db, viewer, ids, now)) {
    const open = place.status === 'waiting' || place.status === 'enrolled'
    const cohort = open && ours(place) && ofCase(place) ? await findCohort(db, viewer, place.cohortId) : null
    if (cohort) groups.push({ cohort, place })
  }
  return { appointments: coming.filter((one) => ours(one) && ofCase(one)), groups }
}

/**
 * Calls off what is arranged, in the caller's transaction; the person is told once the end cannot be taken back. Nobody
 * writes to somebody who has died.
 */
export async function callOffArranged(
  ask: Ask,
  { appointments, groups }: Arranged,
  outcome: string | null,
): Promise<void> {
  const { db, now, origin, place: here } = ask
  const viewer = memberIn(ask)
  const tells = outcome !== 'died'
  for (const one of appointments) {
    // The case ends: it waits for no other meeting.
    await keepAppointmentMove(db, viewer, { ...one, isNextStep: false }, { move: 'call-off', reason: ENDED }, now)
    const person = await findParticipant(db, viewer, one.participantId, now)
    const appointment = await findAppointment(db, viewer, one.id, now)
    const from = { origin, phone: here.contact.phone, organization: viewer.membership.organizationName }
    const message = tells && person && appointment && appointmentMessage('ended', { appointment, person }, from, now)
    if (message) await queueMessage(db, message, now)
  }
  for (const { cohort, place } of groups) {
    await movePlace(db, viewer, place, { move: 'leave', reason: ENDED }, now)
    const person = await findParticipant(db, viewer, place.participantId, now)
    if (tells && person) await tellOfCohort(ask, db, 'left', { cohort, person })
  }
}

/**
 * Puts back the appointments that were called off with a case on that moment, in the caller's transaction, as far as
 * nobody has their time by now and the person has not heard of it.
 */
export async function putBackArranged(ask: Ask, kept: SupportCase, closedAt: Date): Promise<void> {
  const { db, viewer, now } = ask
  const ids = await recordsOf(db, viewer, kept.participantId, now)
  const { past } = await appointmentsOf(db, viewer, ids, now)
  const ended = past.filter(
    ({ reason, recordedAt, startsAt }) =>
      reason === ENDED && recordedAt?.getTime() === closedAt.getTime() && startsAt > now,
  )
  for (const one of ended) {
    if (!appointmentAfter(one, 'put-back', 'us', now).ok) continue
    try {
      await keepAppointmentMove(db, viewer, { ...one, isNextStep: false }, { move: 'put-back' }, now)
    } catch (error) {
      if (!(error instanceof TimeTaken)) throw error
      continue
    }
    await takeBackMessages(db, calledOffKey(one.id), now)
  }
}
