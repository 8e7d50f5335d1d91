import { endOf } from '../domain/appointment.ts'
import type { ShownAppointment } from '../records/appointment-list.ts'
import { whereToMeet } from './appointment-words.ts'
import { calendarFile } from './calendar-entry.ts'

/** Returns an appointment as a calendar entry. Anybody may look at a calendar: it says no more than when and where. */
export const appointmentCalendar = (appointment: ShownAppointment, origin: string, now: Date, gone = false) =>
  calendarFile(
    {
      ...{ name: appointment.id, sequence: appointment.moves, summary: 'Appointment' },
      description: `${whereToMeet(appointment)}\n${origin}/requests`,
      location: appointment.way === 'hub' && appointment.hub ? appointment.hub.address : '',
      ...{ startsAt: appointment.startsAt, endsAt: endOf(appointment), gone },
    },
    origin,
    now,
  )
