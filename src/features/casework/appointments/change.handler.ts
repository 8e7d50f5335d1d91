import { appointmentAfter, CALL_OFF_REASONS } from '../../../domain/appointment.ts'
import type { Participant } from '../../../domain/participant.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { keepAppointmentMove, moveAppointment, TimeTaken } from '../../../records/appointment.ts'
import { takeBackMessages } from '../../../records/message-taken-back.ts'
import { calledOffKey } from '../../../web/appointment-messages.ts'
import type { Ask } from '../../../web/ask.ts'
import { refuseStale, takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { personAsked, personOpened } from '../../../web/person-asked.ts'
import { meetingAsForm, readMeeting } from './appointments.form.ts'
import { ROOM, takenMistake } from './appointments.handler.ts'
import { appointmentAsked, listPath, meetingForm, tellOf } from './appointments.queries.ts'
import { callOffView } from './call-off.view.ts'
import { moveView } from './meeting.view.ts'

export const showMove = async (ask: Ask): Promise<Answer> => moveAnswer(ask, await personOpened(ask), {})

async function moveAnswer(ask: Ask, person: Participant, mistakes: Mistakes): Promise<Answer> {
  const kept = await appointmentAsked(ask, person)
  if (!appointmentAfter(kept, 'move', 'us', ask.now).ok) throw new Conflict('cannot-be-done-now')
  const form = ask.form.has('version') ? ask.form : meetingAsForm(kept)
  const shown = await meetingForm(ask, person, kept.ownerAccountId)
  return page(moveView(shown, kept, mistakes, { ...ask, form }), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** Gives an appointment another time or place. The old one stays where the new one has just gone. */
export async function moveToAnother(ask: Ask): Promise<Answer> {
  const { form, now, viewer } = ask
  const person = await personAsked(ask)
  const kept = await appointmentAsked(ask, person)
  const read = readMeeting(form, await meetingForm(ask, person, kept.ownerAccountId), now)
  if (!read.ok) return moveAnswer(ask, person, read.mistakes)
  try {
    return await takeDeskForm(ask, ROOM, async (db) => {
      refuseStale(ask, kept)
      await moveAppointment(db, viewer, kept, read.value, now)
      const sameTime = read.value.startsAt.getTime() === kept.startsAt.getTime()
      // Another place or a link is told as the appointment itself; only another time is a move.
      await tellOf(ask, db, sameTime ? 'booked' : 'moved', kept.id, person)
      return listPath(person)
    })
  } catch (error) {
    if (!(error instanceof TimeTaken)) throw error
    return moveAnswer(ask, person, takenMistake(form))
  }
}

export const showCallOff = async (ask: Ask): Promise<Answer> => callOffAnswer(ask, await personOpened(ask), {})

async function callOffAnswer(ask: Ask, person: Participant, mistakes: Mistakes): Promise<Answer> {
  const kept = await appointmentAsked(ask, person)
  if (!appointmentAfter(kept, 'call-off', 'us', ask.now).ok) throw new Conflict('cannot-be-done-now')
  return page(callOffView(person, kept, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** Cancels: on our side with a reason that they hear, or because they told us, for which they are thanked. */
export async function callOff(ask: Ask): Promise<Answer> {
  const { form, now, viewer } = ask
  const person = await personAsked(ask)
  const kept = await appointmentAsked(ask, person)
  const byThem = form.get('who') === 'person'
  const reason = CALL_OFF_REASONS.find(({ value }) => value === form.get('reason'))?.value
  if (!byThem && form.get('who') !== 'us') return callOffAnswer(ask, person, { who: 'Choose who cancels it' })
  if (!byThem && !reason) return callOffAnswer(ask, person, { reason: 'Choose why' })
  return takeDeskForm(ask, ROOM, async (db) => {
    refuseStale(ask, kept)
    const move = byThem ? (kept.status === 'offered' ? 'decline' : 'cancel') : 'call-off'
    await keepAppointmentMove(db, viewer, kept, { move, reason: byThem ? null : reason! }, now)
    await tellOf(ask, db, byThem ? 'cancelled' : 'called-off', kept.id, person)
    return listPath(person)
  })
}

/** Undoes what was written down last, for as long as that is possible; what waits to be told is not told. */
export async function putBack(ask: Ask): Promise<Answer> {
  const { now, viewer } = ask
  const person = await personAsked(ask)
  const kept = await appointmentAsked(ask, person)
  return takeDeskForm(ask, ROOM, async (db) => {
    refuseStale(ask, kept)
    await keepAppointmentMove(db, viewer, kept, { move: 'put-back' }, now)
    await takeBackMessages(db, calledOffKey(kept.id), now)
    return listPath(person)
  })
}
