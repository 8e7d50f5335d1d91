import { sql } from 'kysely'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Viewer } from '../domain/permission.ts'
import { organizationOf } from './posting.ts'
import type { Db } from './schema.ts'

export type Tallied = 'seen' | 'opened'

/** How often a listing was met in a month. The month is its first day. */
export type Tally = {
  readonly opportunityId: number
  readonly month: LocalDate
  readonly what: Tallied
  readonly count: number
}

/** Adds to what has been counted, in one statement. Listings that have gone meanwhile are left out. */
export async function addTallies(db: Db, tallies: readonly Tally[]): Promise<void> {
  if (tallies.length === 0) return
  // In one order always, so that two processes that flush at once never wait for each other in a circle.
  const sorted = [...tallies].sort((a, b) => a.opportunityId - b.opportunityId || a.what.localeCompare(b.what))
  await sql`
    insert into listing_tally (opportunity_id, month, what, count)
    select o.id, t.month::date, t.what, t.count
    from jsonb_to_recordset(${JSON.stringify(sorted)}::jsonb)
      as t ("opportunityId" integer, month text, what text, count integer)
    join opportunity o on o.id = t."opportunityId"
    on conflict (opportunity_id, month, what) do update set count = listing_tally.count + excluded.count`.execute(db)
}

/** What became of one listing in one month. */
export type ListingMonth = {
  readonly id: number
  readonly title: string
  readonly seen: number
  readonly opened: number
  readonly applied: number
  readonly replied: number
  readonly started: number
}

/**
 * Returns what became of the listings of the viewer's own organisation in a month, the most seen first. Applications and
 * enrolments count in the month in which they were sent: an enrolment is answered by a place, and started by coming.
 * Whoever walks in without enrolling is not among them. Nobody else's listings are there.
 */
export async function ownMonth(db: Db, viewer: Viewer, month: LocalDate): Promise<readonly ListingMonth[]> {
  const { rows } = await sql<ListingMonth>`
    with counted as (
      select opportunity_id, coalesce(sum(count) filter (where what = 'seen'), 0)::int as seen,
        coalesce(sum(count) filter (where what = 'opened'), 0)::int as opened
      from listing_tally where month = ${month}::date group by 1
    ), asked as (
      select opportunity_id, sent_at as at, first_answer_at is not null as replied, state = 'started' as started
      from job_application
      union all
      select opportunity_id, made_at, status not in ('waiting', 'interested', 'left'),
        status in ('attended', 'completed')
      from enrolment where not walked_in
    ), applied as (
      select opportunity_id, count(*)::int as applied, (count(*) filter (where replied))::int as replied,
        (count(*) filter (where started))::int as started
      from asked
      where at >= ${month}::date::timestamp at time zone 'Europe/London'
        and at < (${month}::date + interval '1 month') at time zone 'Europe/London'
      group by 1
    )
    select o.id, o.title, coalesce(c.seen, 0) as seen, coalesce(c.opened, 0) as opened,
      coalesce(a.applied, 0) as applied, coalesce(a.replied, 0) as replied, coalesce(a.started, 0) as started
    from opportunity o left join counted c on c.opportunity_id = o.id left join applied a on a.opportunity_id = o.id
    where o.organization_id = ${organizationOf(viewer)} and (c.seen is not null or a.applied is not null)
    order by 3 desc, o.id limit 500`.execute(db)
  return rows
}
