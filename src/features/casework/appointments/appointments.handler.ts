import { randomUUID } from 'node:crypto'
import { type Answer, data, page } from '../../../kit/http.ts'
import { bookAppointment, TimeTaken } from '../../../records/appointment.ts'
import { appointmentsOf } from '../../../records/appointment-list.ts'
import { recordsOf } from '../../../records/folded.ts'
import { writeHistory } from '../../../records/history.ts'
import { appointmentCalendar } from '../../../web/appointment-calendar.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { changesWork, personAsked, personOpened, personToChange } from '../../../web/person-asked.ts'
import { readMeeting } from './appointments.form.ts'
import { appointmentsPage } from './appointments.page.ts'
import { appointmentAsked, listPath, type MeetingForm, meetingForm, tellOf } from './appointments.queries.ts'
import { appointmentsView } from './appointments.view.ts'
import { newAppointmentView } from './meeting.view.ts'

export const ROOM = 'appointments'

/** Shows when somebody comes, and how it went before. */
export async function showAppointments(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const person = await personAsked(ask)
  const all = await appointmentsOf(db, viewer, await recordsOf(db, viewer, person.id, now), now)
  const changes = await changesWork(ask, person)
  const count = all.coming.length + all.unsaid.length + all.past.length
  await writeHistory(db, viewer, 'appointment.listed', `participant:${person.id}`, { count }, now, {
    participantId: person.id,
    why: 'support',
  })
  return page(appointmentsView(appointmentsPage(person, all, changes, now), ask))
}

export async function showNewAppointment(ask: Ask): Promise<Answer> {
  return newAnswer(ask, await meetingForm(ask, await personOpened(ask)), {})
}

const newAnswer = (ask: Ask, shown: MeetingForm, mistakes: Mistakes): Answer =>
  page(newAppointmentView(shown, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)

/** Makes an appointment and tells the person. A time that somebody has just taken is said on the form. */
export async function makeAppointment(ask: Ask): Promise<Answer> {
  const { form, now } = ask
  const person = await personToChange(ask)
  const choices = await meetingForm(ask, person)
  const read = readMeeting(form, choices, now)
  const about = (form.get('about') ?? '').normalize('NFC').trim().slice(0, 120)
  const mistakes = {
    ...(!about && { about: 'Enter what it is about, in a few words' }),
    ...(!read.ok && read.mistakes),
  }
  if (!read.ok || !about) return newAnswer(ask, choices, mistakes)
  const id = randomUUID()
  const told = form.get('agreed') === 'offer' ? 'offered' : 'booked'
  try {
    return await takeDeskForm(ask, ROOM, async (db) => {
      const draft = {
        ...({ id, ...read.value, about, participantId: person.id, status: told } as const),
        caseId: caseChosen(choices, form.get('case')),
        isNextStep: form.get('next-step') === 'yes',
      }
      await bookAppointment(db, memberIn(ask), draft, now)
      await tellOf(ask, db, told, id, person)
      return listPath(person)
    })
  } catch (error) {
    if (!(error instanceof TimeTaken)) throw error
    return newAnswer(ask, await meetingForm(ask, person), takenMistake(form))
  }
}

/** Where two ask for one time, the second chooses another. */
export const takenMistake = (form: URLSearchParams): Mistakes => ({
  [form.get('day') ? 'day' : 'time']: 'Somebody else is booked then. Choose another time',
})

/** The case that was chosen; where there is one, that one. */
const caseChosen = ({ cases }: MeetingForm, chosen: string | null): string | null =>
  (cases.find(({ id }) => id === chosen) ?? cases[0])?.id ?? null

/** Hands out an appointment for somebody's calendar. It says no more than when and where. */
export async function sendCalendar(ask: Ask): Promise<Answer> {
  const person = await personAsked(ask)
  const { name, type, content } = appointmentCalendar(await appointmentAsked(ask, person), ask.origin, ask.now)
  await writeHistory(ask.db, ask.viewer, 'appointment.viewed', `participant:${person.id}`, {}, ask.now, {
    participantId: person.id,
    why: 'support',
  })
  return data(type, content, 200, { 'content-disposition': `attachment; filename="${name}"` })
}
