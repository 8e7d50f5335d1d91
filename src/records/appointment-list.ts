import { type Appointment, remindsNow } from '../domain/appointment.ts'
import { addDays, endOfLondonDay, londonDate, startOfLondonDay } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Participant } from '../domain/participant.ts'
import type { Viewer } from '../domain/permission.ts'
import { appointmentOf } from './appointment.ts'
import { peopleToTell } from './participant.ts'
import { readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'

/** An appointment with the names that stand beside it. */
export type ShownAppointment = Appointment & { readonly adviserName: string; readonly hub: MeetingPlace | null }

/** The hub that somebody comes to. */
export type MeetingPlace = { readonly name: string; readonly address: string; readonly phone: string | null }

/** Somebody's appointments, by what is to be done about them. */
export type Appointments = {
  /** Still ahead, the earliest first. */
  readonly coming: readonly ShownAppointment[]
  /** Begun, and nobody has said yet how it went; the earliest first. */
  readonly unsaid: readonly ShownAppointment[]
  /** Over and written down, or called off; the latest first. */
  readonly past: readonly ShownAppointment[]
}

/** Returns the appointments in these records of one person. */
export async function appointmentsOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<Appointments> {
  const rows = await shown(db)
    .where('appointment.participant_id', 'in', participantIds)
    .where(readsCasework(viewer, 'appointment', now))
    .orderBy('appointment.starts_at', 'desc')
    .orderBy('appointment.id')
    .limit(200)
    .execute()
  const all = rows.map(shownOf)
  const open = ({ status }: Appointment) => status === 'offered' || status === 'booked'
  const begun = ({ startsAt }: Appointment) => startsAt <= now
  return {
    coming: all.filter((one) => open(one) && !begun(one)).reverse(),
    unsaid: all.filter((one) => open(one) && begun(one)).reverse(),
    past: all.filter((one) => !open(one)),
  }
}

/** Returns an appointment that this viewer reads; null for everybody else, and where there is none. */
export async function findAppointment(db: Db, viewer: Viewer, id: string, now: Date): Promise<ShownAppointment | null> {
  const row = await shown(db)
    .where('appointment.id', '=', id)
    .where(readsCasework(viewer, 'appointment', now))
    .executeTakeFirst()
  return row ? shownOf(row) : null
}

/** Returns the statuses of somebody's appointments, from the latest back: for counting what was missed in a row. */
export async function statusesBack(db: Db, viewer: Viewer, participantId: string, before: Date, now: Date) {
  const rows = await db
    .selectFrom('appointment')
    .select('status')
    .where('participant_id', '=', participantId)
    .where('starts_at', '<', before)
    .where(readsCasework(viewer, 'appointment', now))
    .orderBy('starts_at', 'desc')
    .limit(20)
    .execute()
  return rows.map(({ status }) => status)
}

/** An appointment of an adviser's day, with whom. */
export type DayAppointment = ShownAppointment & {
  readonly personId: string
  readonly givenName: string
  readonly familyName: string
}

/** Returns somebody's own appointments on one day in London, earliest first; called off ones left out. */
export async function appointmentsOn(
  db: Db,
  viewer: Viewer,
  accountId: number,
  date: LocalDate,
  now: Date,
): Promise<readonly DayAppointment[]> {
  const rows = await shown(db)
    .innerJoin('participant as whom', 'whom.id', 'appointment.participant_id')
    .select(['whom.given_name', 'whom.family_name'])
    .where('appointment.owner_account_id', '=', accountId)
    .where('appointment.status', 'not in', ['cancelled-by-person', 'cancelled-by-us'])
    .where('appointment.starts_at', '>=', startOfLondonDay(date))
    .where('appointment.starts_at', '<=', endOfLondonDay(date))
    .where(readsCasework(viewer, 'appointment', now))
    .orderBy('appointment.starts_at')
    .execute()
  return rows.map((row) => ({
    ...shownOf(row),
    ...{ personId: row.participant_id, givenName: row.given_name, familyName: row.family_name },
  }))
}

/** Somebody who has an appointment tomorrow. */
export type AppointmentReminder = {
  readonly appointment: ShownAppointment
  readonly person: Participant
  readonly placeSlug: string
}

/** Returns whom to remind now; a job's question, over all organisations. */
export async function appointmentReminders(db: Db, now: Date): Promise<readonly AppointmentReminder[]> {
  const tomorrow = addDays(londonDate(now), 1)
  const rows = await shown(db)
    .where('appointment.status', '=', 'booked')
    .where('appointment.starts_at', '>=', startOfLondonDay(tomorrow))
    .where('appointment.starts_at', '<=', endOfLondonDay(tomorrow))
    .orderBy('appointment.id')
    .execute()
  const due = rows.map(shownOf).filter((one) => remindsNow(one, now))
  const people = await peopleToTell(
    db,
    due.map(({ participantId }) => participantId),
  )
  return due.map((appointment) => ({ appointment, ...people.get(appointment.participantId)! }))
}

const shown = (db: Db) =>
  db
    .selectFrom('appointment')
    .innerJoin('account', 'account.id', 'appointment.owner_account_id')
    .leftJoin('hub', 'hub.id', 'appointment.hub_id')
    .leftJoin('location', 'location.id', 'hub.location_id')
    .selectAll('appointment')
    .select(['account.name as adviser_name', 'hub.name as hub_name', 'hub.phone as hub_phone'])
    .select(['location.address as hub_address', 'location.town', 'location.postcode'])

type ShownRow = Awaited<ReturnType<ReturnType<typeof shown>['execute']>>[number]

const shownOf = (row: ShownRow): ShownAppointment => ({
  ...appointmentOf(row),
  adviserName: row.adviser_name,
  hub: row.hub_name ? { name: row.hub_name, address: addressOf(row), phone: row.hub_phone } : null,
})

const addressOf = (row: ShownRow): string =>
  [row.hub_address, row.town, row.postcode]
    .filter(Boolean)
    .join(', ')
    .replace(/\s*\n\s*/g, ', ')
