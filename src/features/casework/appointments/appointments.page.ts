import {
  APPOINTMENT_STATUSES,
  appointmentAfter,
  attendancesNow,
  CALL_OFF_WORDS,
  undoUntil,
} from '../../../domain/appointment.ts'
import { fullName, type Participant } from '../../../domain/participant.ts'
import type { Appointments, ShownAppointment } from '../../../records/appointment-list.ts'
import { APPOINTMENT_TAGS, momentOfMeeting, placeOfMeeting } from '../../../web/appointment-words.ts'
import { optionText } from '../../../web/option-words.ts'
import { listPath } from './appointments.queries.ts'

export type AppointmentLine = {
  readonly id: string
  readonly path: string
  readonly version: number
  readonly when: string
  readonly status: { readonly text: string; readonly classes: string }
  readonly about: string
  /** Place, length, with whom, how often moved. */
  readonly facts: readonly string[]
  readonly waitsToBeWritten: boolean
  readonly mayRecord: boolean
  readonly mayMove: boolean
  readonly mayCallOff: boolean
  readonly mayPutBack: boolean
  readonly feedback: string | null
}

export type AppointmentsPage = {
  readonly person: Participant
  readonly name: string
  readonly newPath: string | null
  readonly coming: readonly AppointmentLine[]
  readonly unsaid: readonly AppointmentLine[]
  readonly past: readonly AppointmentLine[]
}

/** Returns somebody's appointments and what can be done about each now. */
export function appointmentsPage(
  person: Participant,
  all: Appointments,
  changes: boolean,
  now: Date,
): AppointmentsPage {
  const line = (one: ShownAppointment) => lineOf(person, one, changes, now)
  return {
    ...{ person, name: fullName(person), newPath: changes ? `${listPath(person)}/new` : null },
    coming: all.coming.map(line),
    unsaid: all.unsaid.map(line),
    past: all.past.map(line),
  }
}

function lineOf(person: Participant, one: ShownAppointment, changes: boolean, now: Date): AppointmentLine {
  const may = (move: 'move' | 'call-off' | 'put-back') => changes && appointmentAfter(one, move, 'us', now).ok
  const undo = undoUntil(one)
  const begun = one.startsAt <= now
  return {
    ...{ id: one.id, path: `${listPath(person)}/${one.id}`, version: one.version, about: one.about },
    when: momentOfMeeting(one.startsAt, now),
    status: { text: optionText(APPOINTMENT_STATUSES, one.status), classes: APPOINTMENT_TAGS[one.status] },
    facts: [
      placeOfMeeting(one),
      `${one.minutes} minutes with ${one.adviserName}`,
      one.movedFrom ? `moved ${one.movedBy === 'person' ? 'by them' : 'by us'}` : '',
      one.clashes && one.status !== 'attended' ? `${one.adviserName} is booked twice then` : '',
      one.way === 'video' && !one.videoLink ? 'no link yet' : '',
      one.reason ? optionText(CALL_OFF_WORDS, one.reason).toLowerCase() : '',
    ].filter(Boolean),
    waitsToBeWritten: one.status === 'booked' && begun,
    mayRecord: changes && attendancesNow(one, now).some(({ value }) => value !== 'not-held'),
    mayMove: may('move'),
    mayCallOff: may('call-off'),
    mayPutBack: undo !== null && may('put-back'),
    feedback: one.feedback
      ? `They gave it ${one.feedback} of 5${one.feedbackWords ? `: “${one.feedbackWords}”` : ''}`
      : null,
  }
}
