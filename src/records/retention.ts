import { type RawBuilder, sql } from 'kysely'
import type { ErasedBefore, RetentionSubject } from '../domain/retention.ts'
import { writeHistory } from './history.ts'
import type { Db } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** How what has ended is found, and what hangs on it. Every clause is about the row `t`. */
type Ended = {
  readonly table: string
  readonly joins?: RawBuilder<unknown>
  readonly place: RawBuilder<unknown>
  /** The moment at which it ended; null as long as it is open, and then it is never touched. */
  readonly endedAt: RawBuilder<unknown>
  readonly outcome: RawBuilder<unknown>
  /** Statements on `ids`, before the rows themselves go. */
  readonly hanging?: (ids: readonly number[]) => readonly RawBuilder<unknown>[]
}

const NO_PLACE = sql`''`

const ENDED: Readonly<Record<RetentionSubject, Ended>> = {
  'help-request': {
    table: 'help_request',
    place: sql`t.place_slug`,
    endedAt: sql`case when t.status = 'closed' then t.closed_at end`,
    outcome: sql`t.outcome`,
    hanging: (ids) => [
      sql`delete from help_request_entry where help_request_id = any(${ids}::int[])`,
      sql`update booking set help_request_id = null where help_request_id = any(${ids}::int[])`,
    ],
  },
  booking: {
    table: 'booking',
    joins: sql`join hub h on h.id = t.hub_id left join help_request r on r.id = t.help_request_id`,
    place: sql`h.place_slug`,
    endedAt: sql`case when r.id is null or r.status = 'closed' then greatest(t.ends_at, t.ended_at, r.closed_at) end`,
    outcome: sql`t.status`,
  },
  'job-application': {
    table: 'job_application',
    place: NO_PLACE,
    endedAt: sql`case when t.next_owner is null then t.moved_at end`,
    outcome: sql`t.state`,
    // The file that came with it belongs to nothing then, and goes within the hour with other loose files.
    hanging: (ids) => [sql`delete from job_application_move where job_application_id = any(${ids}::int[])`],
  },
  enrolment: {
    table: 'enrolment',
    joins: sql`join opportunity o on o.id = t.opportunity_id left join run on run.id = t.run_id`,
    place: NO_PLACE,
    // Whoever is still down for something is not touched before that is over: a course without an end, before its
    // listing is; a waiting list, before what it waits for begins.
    endedAt: sql`case
      when t.status = 'enrolled' then coalesce(run.ends_at, o.withdrawn_at, o.expires_at)
      when t.status in ('waiting', 'offered') then greatest(t.moved_at, run.starts_at)
      when t.status = 'interested' then coalesce(o.withdrawn_at, o.expires_at)
      else greatest(t.moved_at, run.ends_at, run.starts_at) end`,
    outcome: sql`t.status`,
  },
  'contact-message': {
    table: 'contact_message',
    place: sql`t.place_slug`,
    endedAt: sql`t.answered_at`,
    outcome: sql`'answered'`,
  },
  'listing-report': {
    table: 'listing_report',
    place: sql`t.place_slug`,
    endedAt: sql`t.decided_at`,
    outcome: sql`t.decision`,
  },
  message: {
    table: 'message',
    place: NO_PLACE,
    endedAt: sql`coalesce(t.sent_at, t.failed_at)`,
    outcome: sql`t.kind`,
  },
}

/** So many at a time, each time in a transaction of its own: nobody waits for a great tidying. */
const AT_ONCE = 500

/**
 * Erases what ended before these moments, with everything that hangs on it, and adds it to the counts that stay.
 * Returns how many went. A row that somebody holds at this moment is left for the next night.
 */
export async function eraseEnded(db: Db, subject: RetentionSubject, before: ErasedBefore, now: Date): Promise<number> {
  for (let erased = 0; ; ) {
    const count = await inTransaction(db, (db) => eraseSome(db, subject, before, now))
    erased += count
    if (count < AT_ONCE) return erased
  }
}

async function eraseSome(db: Db, subject: RetentionSubject, before: ErasedBefore, now: Date): Promise<number> {
  const { table, joins = sql``, place, endedAt, outcome, hanging } = ENDED[subject]
  const byPlace = JSON.stringify(Object.fromEntries(before.byPlace))
  const { rows } = await sql<{ id: number; place: string; month: string; outcome: string }>`
    select t.id, ${place} as place, ${outcome} as outcome,
      to_char(${endedAt} at time zone 'Europe/London', 'YYYY-MM-01') as month
    from ${sql.table(table)} t ${joins}
    where ${endedAt} < coalesce((${byPlace}::jsonb ->> ${place})::timestamptz, ${before.otherwise}::timestamptz)
    order by t.id limit ${AT_ONCE} for update of t skip locked`.execute(db)
  if (rows.length === 0) return 0

  const ids = rows.map(({ id }) => Number(id))
  for (const statement of hanging?.(ids) ?? []) await statement.execute(db)
  await sql`delete from ${sql.table(table)} where id = any(${ids}::bigint[])`.execute(db)
  await sql`
    insert into ended_count (subject, place_slug, month, outcome, count)
    select ${subject}, e.place, e.month::date, e.outcome, count(*)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (place text, month text, outcome text)
    group by e.place, e.month, e.outcome order by e.place, e.month, e.outcome
    on conflict (subject, place_slug, month, outcome) do update set count = ended_count.count + excluded.count`.execute(
    db,
  )
  await writeHistory(db, 'job', 'retention.erased', `retention:${subject}`, { count: rows.length }, now)
  return rows.length
}
