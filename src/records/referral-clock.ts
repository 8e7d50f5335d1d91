import { sql } from 'kysely'
import { londonDate } from '../domain/london-time.ts'
import { ROLES, type Role } from '../domain/permission.ts'
import type { ReferralPacket, ReferredPerson } from '../domain/referral-packet.ts'
import { type KeptReferral, keptReferrals } from './referral-row.ts'
import type { Db } from './schema.ts'

/** Returns ids of referrals that nobody answered and whose days may be over: for the clock, which asks the rules. */
export async function unanswered(db: Db, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('referral')
    .select('id')
    .where('status', 'in', ['submitted', 'more-info-needed'])
    .where('ended_at', 'is', null)
    .where('due_at', '<', now)
    .orderBy('due_at')
    .limit(5000)
    .execute()
  return rows.map(({ id }) => id)
}

/** Returns ids of open referrals whose agreement was taken back: nobody who sees them is left to end them. */
export async function unshared(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('referral')
    .select('id')
    .where('ended_at', 'is', null)
    .where('sharing_ended_at', 'is not', null)
    .limit(5000)
    .execute()
  return rows.map(({ id }) => id)
}

/** Returns a referral for the clock, locked; null where it has ended meanwhile. */
export async function referralForClock(db: Db, id: string): Promise<KeptReferral | null> {
  const rows = await db
    .selectFrom('referral')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .execute()
  return (await keptReferrals(db, rows))[0] ?? null
}

/** Ends holds whose last day is past, as lists show them; their dates never counted those days. Returns how many. */
export async function endPastHolds(db: Db, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('referral')
    .set({ held_until: null })
    .where('held_until', '<', londonDate(now))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Somebody who is to hear what is late, and how many of theirs are. */
export type LateTally = {
  readonly accountId: number
  readonly email: string
  readonly own: number
  readonly unassigned: number
}

/**
 * Returns who has late referrals in their hands, and who gives out those that nobody has: each with counts alone. A
 * late step of the referrer is not counted here: they are asked themselves.
 */
export async function lateTallies(db: Db, now: Date): Promise<readonly LateTally[]> {
  const late = sql`r.due_at < ${now} and r.ended_at is null and r.owner_side = 'receiver'`
  const givers = ROLES.map(({ value }) => value).filter((role) => GIVES_OUT.includes(role))
  const { rows } = await sql<LateTally>`
    with own as (
      select r.owner_account_id as account_id, count(*) as late from referral r
      where ${late} and r.owner_account_id is not null group by r.owner_account_id
    ), nobodys as (
      select m.account_id, count(distinct r.id) as late from referral r
      join membership m on m.organization_id = r.to_organization_id and m.ended_at is null
        and m.role in (${sql.join(givers)}) and (m.hub_ids = '{}' or r.to_hub_id is null or r.to_hub_id = any (m.hub_ids))
      where ${late} and r.owner_account_id is null
        and not exists (select from exclusion e where e.participant_id = r.participant_id
          and e.account_id = m.account_id and e.ended_at is null)
      group by m.account_id
    )
    select a.id as "accountId", a.email, coalesce(own.late, 0)::integer as own,
      coalesce(nobodys.late, 0)::integer as unassigned
    from account a left join own on own.account_id = a.id left join nobodys on nobodys.account_id = a.id
    where a.disabled_at is null and (own.late > 0 or nobodys.late > 0) order by a.id`.execute(db)
  return rows
}

const GIVES_OUT: readonly Role[] = ['hub-manager', 'intake-officer', 'partner-manager']

/** A step that is late and whose turn is with who sent the referral. */
export type Nudge = {
  readonly referralId: string
  readonly reference: string
  readonly email: string
  readonly dueAt: Date
}

/** Returns what waits for referrers and is late: for reminding each once a date. */
export async function lateForReferrers(db: Db, now: Date): Promise<readonly Nudge[]> {
  return db
    .selectFrom('referral_tracking as t')
    .innerJoin('account as a', 'a.id', 't.account_id')
    .where('t.waits_for_us', '=', true)
    .where('t.due_at', '<', now)
    .where('a.disabled_at', 'is', null)
    .select(['t.referral_id as referralId', 't.reference', 'a.email'])
    .select(sql<Date>`t.due_at`.as('dueAt'))
    .orderBy('t.due_at')
    .limit(5000)
    .execute()
}

/** Returns how somebody can be told, from what was passed on; null where nothing was. */
export async function personForClock(db: Db, { id }: Pick<KeptReferral, 'id'>): Promise<ReferredPerson | null> {
  const row = await db.selectFrom('referral_packet').select('content').where('referral_id', '=', id).executeTakeFirst()
  return row ? (row.content as ReferralPacket).person : null
}

/** Returns the name of the organisation that has a referral. */
export async function receiverName(db: Db, { toOrganizationId }: Pick<KeptReferral, 'toOrganizationId'>) {
  const row = await db.selectFrom('organization').select('name').where('id', '=', toOrganizationId).executeTakeFirst()
  return row?.name ?? ''
}
