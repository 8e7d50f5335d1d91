import { appointmentAfter } from '../../../domain/appointment.ts'
import { fewTimes, movesByItself } from '../../../domain/appointment-choice.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { entryOf } from '../../../kit/entry.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, data, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { keepAppointmentMove, TimeTaken, writeMove } from '../../../records/appointment.ts'
import { appointmentsOf, findAppointment, type ShownAppointment } from '../../../records/appointment-list.ts'
import { type Feedback, giveFeedback } from '../../../records/attendance.ts'
import { tellOwner } from '../../../records/case-news.ts'
import { writeHistory } from '../../../records/history.ts'
import { queueMessage } from '../../../records/message.ts'
import { ownCases } from '../../../records/own-cases.ts'
import { moveToTime, ownTimes } from '../../../records/own-times.ts'
import type { Db } from '../../../records/schema.ts'
import { appointmentCalendar } from '../../../web/appointment-calendar.ts'
import { type AppointmentTold, appointmentMessage } from '../../../web/appointment-messages.ts'
import { momentOfMeeting } from '../../../web/appointment-words.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { ownAppointmentsView, ownAppointmentView } from './own-appointments.view.ts'
import { sayToCase, wordsOf } from './own-messages.form.ts'
import { openOnes } from './own-plan.queries.ts'
import { KEPT_NOWHERE, type Own, ownOf, RECORD_PATH } from './own-record.queries.ts'
import { ROOM } from './own-referral.handler.ts'

/** So many times are a choice; more are a list. */
const MOST_TIMES = 12

const PATH = `${RECORD_PATH}/appointments`

export async function showOwnAppointments(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const { participantId } = own.viewer
  const meetings = await appointmentsOf(ask.db, own.viewer, own.ids, ask.now)
  const about = { participantId, why: 'own-record' } as const
  await writeHistory(ask.db, own.viewer, 'appointment.listed', `participant:${participantId}`, {}, ask.now, about)
  return page(ownAppointmentsView(own, meetings, ask), 200, KEPT_NOWHERE)
}

export async function showOwnAppointment(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  return appointmentAnswer(ask, own, await meetingAsked(ask, own), {})
}

async function meetingAsked({ db, params, now }: Ask, { viewer }: Own): Promise<ShownAppointment> {
  const id = params.id ?? ''
  return found(isUuid(id) ? await findAppointment(db, viewer, id, now) : null)
}

async function appointmentAnswer(ask: Ask, own: Own, meeting: ShownAppointment, mistakes: Mistakes): Promise<Answer> {
  const { db, now } = ask
  const mayMove = appointmentAfter(meeting, 'move', 'person', now).ok && movesByItself(meeting)
  const times = mayMove
    ? fewTimes(await ownTimes(db, own.viewer, meeting, now), ({ startsAt }) => londonDate(startsAt), MOST_TIMES)
    : []
  await writeMove(db, own.viewer, meeting, 'viewed', {}, now)
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  return page(ownAppointmentView(own, { meeting, times }, mistakes, ask), status, KEPT_NOWHERE)
}

/** What the person does with a meeting of theirs: by what they pressed. */
type Doing = (db: Db, ask: Ask, own: Own, meeting: ShownAppointment) => Promise<void>

const DOINGS: Readonly<Record<string, Doing>> = {
  accept: (db, ask, own, meeting) => simply(db, ask, own, meeting, 'accept', 'booked'),
  decline: (db, ask, own, meeting) => simply(db, ask, own, meeting, 'decline', 'cancelled'),
  cancel: (db, ask, own, meeting) => simply(db, ask, own, meeting, 'cancel', 'cancelled'),
  async move(db, ask, own, meeting) {
    const time = (await ownTimes(db, own.viewer, meeting, ask.now)).find(
      ({ startsAt }) => startsAt.toISOString() === ask.form.get('time'),
    )
    if (!time) throw new TimeTaken('time-taken')
    await moveToTime(db, own.viewer, meeting, time, ask.now)
    await told(db, ask, own, meeting, 'moved')
  },
  async late(db, ask, own, meeting) {
    const kept = openOnes(await ownCases(db, own.viewer, ask.now)).find(({ id }) => id === meeting.caseId)
    if (!kept) throw new Conflict('nobody-to-tell')
    const words = wordsOf(ask.form, 'late-words')
    const when = momentOfMeeting(meeting.startsAt, ask.now)
    await sayToCase(db, own, kept, [`I will be late: ${when}.`, words].filter(Boolean).join('\n\n'), ask.now)
  },
  async say(db, { form, now }, own, meeting) {
    const rating = Number(form.get('feedback')) as Feedback['rating']
    await giveFeedback(db, own.viewer, meeting, { rating, words: wordsOf(form, 'feedback-words') || null }, now)
  },
}

async function simply(
  db: Db,
  ask: Ask,
  own: Own,
  meeting: ShownAppointment,
  move: 'accept' | 'decline' | 'cancel',
  says: AppointmentTold,
): Promise<void> {
  await keepAppointmentMove(db, own.viewer, meeting, { move }, ask.now)
  await told(db, ask, own, meeting, says)
}

/** Tells whoever has the case, and confirms it to the person, with the entry for their calendar. */
async function told(db: Db, ask: Ask, own: Own, before: ShownAppointment, says: AppointmentTold): Promise<void> {
  const { now, origin, place } = ask
  if (before.caseId) await tellOwner(db, { id: before.caseId }, `${says}:${before.id}:${before.version}`, now)
  const appointment = await findAppointment(db, own.viewer, before.id, now)
  const kept = (await ownCases(db, own.viewer, now)).find(({ id }) => id === before.caseId)
  const from = { origin, phone: place.contact.phone, organization: kept?.organization ?? place.name }
  const message = appointment && appointmentMessage(says, { appointment, person: own.person }, from, now)
  if (message) await queueMessage(db, message, now)
}

/** Moves, leaves or accepts a meeting, says that one is late, or what one thought of it. */
export async function doAppointment(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const meeting = await meetingAsked(ask, own)
  const what = ask.form.get('do') ?? ''
  const doing = entryOf(DOINGS, what)
  if (!doing) throw new NotFound()
  if (what === 'move' && !ask.form.get('time')) {
    return appointmentAnswer(ask, own, meeting, { time: 'Choose a time' })
  }
  if (what === 'say' && !/^[1-5]$/.test(ask.form.get('feedback') ?? '')) {
    return appointmentAnswer(ask, own, meeting, { feedback: 'Choose one' })
  }
  try {
    return await takeOnce(ask, ROOM, async (db) => {
      await doing(db, ask, own, meeting)
      return what === 'say' ? RECORD_PATH : `${PATH}/${meeting.id}`
    })
  } catch (error) {
    if (!(error instanceof TimeTaken)) throw error
    return appointmentAnswer(ask, own, meeting, { time: 'That time has just gone. Choose another' })
  }
}

/** The entry for one's calendar: when and where, nothing of what it is about. */
export async function ownCalendar(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const file = appointmentCalendar(await meetingAsked(ask, own), ask.origin, ask.now)
  const headers = { ...KEPT_NOWHERE.headers, 'content-disposition': `attachment; filename="${file.name}"` }
  return data(file.type, file.content, 200, headers)
}
