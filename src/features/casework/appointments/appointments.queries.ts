import { addDays, endOfLondonDay, londonDate } from '../../../domain/london-time.ts'
import type { Participant } from '../../../domain/participant.ts'
import { isOpenCase, type SupportCase } from '../../../domain/support-case.ts'
import { found } from '../../../kit/errors.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { findAppointment, type ShownAppointment } from '../../../records/appointment-list.ts'
import { recordsOf } from '../../../records/folded.ts'
import { advisersWith, freeTimesFor, type MeetingAdviser } from '../../../records/free-time.ts'
import { hubsInReach } from '../../../records/hub-reach.ts'
import { queueMessage } from '../../../records/message.ts'
import type { Db } from '../../../records/schema.ts'
import { casesOf } from '../../../records/support-case.ts'
import { type AppointmentTold, appointmentMessage } from '../../../web/appointment-messages.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import type { MeetingChoices } from './appointments.form.ts'

/** Two people can see each other within so many days; later ones are typed. */
const DAYS_SHOWN = 14

/** What stands on the form of a meeting. */
export type MeetingForm = MeetingChoices & {
  readonly person: Participant
  readonly advisers: readonly MeetingAdviser[]
  readonly cases: readonly SupportCase[]
}

/** Returns what a meeting of this person can be, with the adviser who is asked for: whoever looks, unless said. */
export async function meetingForm(ask: Ask, person: Participant, usually?: number): Promise<MeetingForm> {
  const { db, viewer, now, form, query } = ask
  const ids = await recordsOf(db, viewer, person.id, now)
  const advisers = await advisersWith(db, viewer, ids, now)
  const asked = form.get('with') ?? query.get('with') ?? String(usually ?? memberIn(ask).accountId)
  const { accountId: ownerAccountId } = advisers.find(({ accountId }) => String(accountId) === asked) ?? advisers[0]!
  const to = endOfLondonDay(addDays(londonDate(now), DAYS_SHOWN))
  return {
    ...{ person, advisers, ownerAccountId, hubs: await hubsInReach(db, viewer) },
    times: await freeTimesFor(db, viewer, ownerAccountId, { from: now, to }),
    cases: (await casesOf(db, viewer, ids, now)).filter(
      ({ status, organizationId }) => isOpenCase(status) && organizationId === memberIn(ask).membership.organizationId,
    ),
  }
}

/** Returns the appointment of this address, of this person; another's does not exist. */
export async function appointmentAsked(ask: Ask, person: Participant): Promise<ShownAppointment> {
  const { db, viewer, now, params } = ask
  const id = params.appointment ?? ''
  const kept = found(isUuid(id) ? await findAppointment(db, viewer, id, now) : null)
  const ids = await recordsOf(db, viewer, person.id, now)
  return found(ids.includes(kept.participantId) ? kept : null)
}

/** Tells the person what happened to an appointment, as it stands now, where they can safely be told. */
export async function tellOf(ask: Ask, db: Db, told: AppointmentTold, id: string, person: Participant): Promise<void> {
  const { viewer, now, origin, place } = ask
  const appointment = found(await findAppointment(db, viewer, id, now))
  const { organizationName } = memberIn(ask).membership
  const from = { origin, phone: place.contact.phone, organization: organizationName }
  const message = appointmentMessage(told, { appointment, person }, from, now)
  if (message) await queueMessage(db, message, now)
}

/** Returns the address of somebody's appointments. */
export const listPath = (person: Pick<Participant, 'id'>): string => `/desk/people/${person.id}/appointments`
