import { sql } from 'kysely'
import { APPOINTMENT_WAYS, stepOfMeeting } from '../domain/appointment.ts'
import { fullName } from '../domain/participant.ts'
import { nextThing, todayEnds } from '../domain/today.ts'
import { receivesReferral } from './reach.ts'
import { readsCasework } from './reach-of-casework.ts'
import { inReach } from './reach-of-requests.ts'
import { packetNames } from './referral-list.ts'
import type { TodaySource } from './today-source.ts'

/** Referrals that one looks after; once a case came out of one, the case says what is next. */
export const referralsDue: TodaySource = async (db, viewer, { now, most }) => {
  const rows = await db
    .selectFrom('referral')
    .where('referral.owner_account_id', '=', viewer.accountId)
    .where('referral.ended_at', 'is', null)
    .where('referral.due_at', '<=', todayEnds(now))
    .where('referral.held_until', 'is', null)
    .where('referral.owner_side', '=', 'receiver')
    .where(receivesReferral(viewer, now))
    .where(
      sql<boolean>`not exists (select from support_case c where c.referral_id = referral.id and c.closed_at is null)`,
    )
    .orderBy('referral.due_at')
    .orderBy('referral.id')
    .limit(most)
    .select(['referral.id', 'referral.participant_id', 'next_step', 'due_at', 'urgent', 'reference'])
    .execute()
  const names = await packetNames(
    db,
    viewer,
    rows.map(({ id }) => id),
    now,
  )
  return rows.map((row) => ({
    ...{
      key: `referral:${row.id}`,
      kind: 'referral',
      who: names.get(row.id) ?? null,
      participantId: row.participant_id,
    },
    ...{ what: row.next_step ?? row.reference, dueAt: row.due_at!, timed: false, urgent: row.urgent },
    href: `/desk/referrals/${row.id}`,
  }))
}

export const helpRequestsDue: TodaySource = async (db, viewer, { now, most }) => {
  const rows = await db
    .selectFrom('help_request')
    .where('adviser_id', '=', viewer.accountId)
    .where('status', '<>', 'closed')
    .where('due_at', '<=', todayEnds(now))
    .where(inReach(viewer, 'help_request.hub_id'))
    .orderBy('due_at')
    .orderBy('id')
    .limit(most)
    .select(['id', 'reference', 'name', 'next_step', 'due_at', 'promised_by', 'first_tried_at'])
    .execute()
  return rows.map((row) => ({
    ...{ key: `help-request:${row.id}`, kind: 'help-request', who: row.name, participantId: null },
    ...{ what: row.next_step ?? row.reference, dueAt: row.due_at!, timed: false },
    // What was promised to somebody who has heard nothing yet comes before what was arranged since.
    urgent: row.first_tried_at === null && row.promised_by < now,
    href: `/desk/help-requests/${row.reference}`,
  }))
}

/** Meetings of this week, and those of which nobody has said how they went. */
export const appointmentsDue: TodaySource = async (db, viewer, { now, most }) => {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('participant', 'participant.id', 'appointment.participant_id')
    .where('appointment.owner_account_id', '=', viewer.accountId)
    .where('appointment.status', 'in', ['offered', 'booked'])
    .where('appointment.starts_at', '<=', todayEnds(now))
    .where(readsCasework(viewer, 'appointment', now))
    .orderBy('appointment.starts_at')
    .limit(most)
    .select(['appointment.id', 'appointment.participant_id', 'about', 'way', 'starts_at', 'minutes', 'case_id'])
    .select('is_next_step')
    .select(['participant.given_name', 'participant.family_name'])
    .execute()
  return rows.map((row) => {
    const over = new Date(row.starts_at.getTime() + row.minutes * 60_000) < now
    const way = APPOINTMENT_WAYS.find(({ value }) => value === row.way)?.text ?? ''
    return {
      ...{ key: `appointment:${row.id}`, kind: 'appointment', participantId: row.participant_id },
      who: fullName({ givenName: row.given_name, familyName: row.family_name }),
      what: over ? `How did it go? ${row.about}` : `${row.about}. ${way}`,
      // While somebody is there it is today's; once it is over and nothing is written down, it is late.
      dueAt: over || row.starts_at > now ? row.starts_at : now,
      ...{ timed: true, urgent: false, href: `/desk/people/${row.participant_id}/appointments` },
      ...(row.is_next_step &&
        row.case_id && {
          thing: nextThing(row.case_id, stepOfMeeting({ about: row.about, startsAt: row.starts_at }).words),
        }),
    }
  })
}
