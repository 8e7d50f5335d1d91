import { sql } from 'kysely'
import type { FreeTime } from '../domain/appointment-choice.ts'
import type { Viewer } from '../domain/permission.ts'
import type { SlotTime, Way } from '../domain/slot.ts'
import type { Db } from './schema.ts'

/** A screen of times. */
const MOST_TIMES = 60

/**
 * Returns the free times of an adviser of this viewer's organisation, earliest first: what they have published, without
 * what the public has booked and without their other appointments.
 */
export async function freeTimesFor(
  db: Db,
  viewer: Viewer,
  accountId: number,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly FreeTime[]> {
  if (viewer.kind !== 'member' && viewer.kind !== 'resident') return []
  const rows = await db
    .selectFrom('slot')
    .select(['hub_id', 'starts_at', 'ends_at', 'ways'])
    .where('adviser_id', '=', accountId)
    .where('withdrawn_at', 'is', null)
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .where(sql<boolean>`slot.id not in (select taken_slots(${from}))`)
    .where(sql<boolean>`not meets_somebody(slot.held)`)
    .orderBy('starts_at')
    .limit(MOST_TIMES)
    .execute()
  return rows.map((row) => ({
    ...{ hubId: row.hub_id, startsAt: row.starts_at, endsAt: row.ends_at },
    ways: row.ways as Way[],
  }))
}

/** Returns when a colleague is taken in this stretch: from when to when, never by whom. */
export async function takenTimes(
  db: Db,
  _viewer: Viewer,
  accountId: number,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly SlotTime[]> {
  const { rows } = await sql<SlotTime>`
    select starts_at as "startsAt", ends_at as "endsAt" from taken_times(${accountId}, ${from}, ${to})
    order by 1, 2`.execute(db)
  return rows
}

/** Somebody whom a person can meet. */
export type MeetingAdviser = { readonly accountId: number; readonly name: string }

/** Returns who of this viewer's organisation works with a person, whoever looks first: they can be met. */
export async function advisersWith(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly MeetingAdviser[]> {
  if (viewer.kind !== 'member') return []
  const rows = await db
    .selectFrom('participant_reach as r')
    .innerJoin('account', 'account.id', 'r.account_id')
    .innerJoin('membership as m', (join) =>
      join.onRef('m.account_id', '=', 'r.account_id').onRef('m.organization_id', '=', 'r.organization_id'),
    )
    .select(['account.id as accountId', 'account.name'])
    .distinct()
    .where('r.participant_id', 'in', participantIds)
    .where('r.organization_id', '=', viewer.membership.organizationId)
    .where((eb) => eb.or([eb('r.until', 'is', null), eb('r.until', '>', now)]))
    .where('m.ended_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .where('account.id', '<>', viewer.accountId)
    .orderBy('account.name')
    .execute()
  return [{ accountId: viewer.accountId, name: viewer.name }, ...rows]
}
