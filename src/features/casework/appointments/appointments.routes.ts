import type { Route } from '../../../web/ask.ts'
import { makeAppointment, sendCalendar, showAppointments, showNewAppointment } from './appointments.handler.ts'
import { keepAttendance, showAttendance } from './attendance.handler.ts'
import { callOff, moveToAnother, putBack, showCallOff, showMove } from './change.handler.ts'

const looking = { may: 'casework.read', people: 'support' } as const
const changing = { may: 'casework.change', people: 'support' } as const
const all = '/desk/people/:id/appointments'
const one = `${all}/:appointment`

export const appointmentRoutes: Route[] = [
  { get: all, ...looking, handler: showAppointments },
  { get: `${all}/new`, ...changing, handler: showNewAppointment },
  { post: `${all}/new`, ...changing, handler: makeAppointment },
  { get: `${one}/calendar`, ...looking, handler: sendCalendar },
  { get: `${one}/move`, ...changing, handler: showMove },
  { post: `${one}/move`, ...changing, handler: moveToAnother },
  { get: `${one}/call-off`, ...changing, handler: showCallOff },
  { post: `${one}/call-off`, ...changing, handler: callOff },
  { post: `${one}/put-back`, ...changing, handler: putBack },
  { get: `${one}/attendance`, ...changing, handler: showAttendance },
  { post: `${one}/attendance`, ...changing, handler: keepAttendance },
]
