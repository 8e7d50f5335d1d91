import { sql } from 'kysely'
import type { LocalDate } from '../domain/opportunity.ts'
import { type Ending, erasedFrom } from '../domain/person-retention.ts'
import type { ProgramKeepingSet } from '../domain/retention.ts'
import type { Db } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** One person with all their records, as far as it says how long they are kept. */
type Kept = {
  readonly root: string
  readonly place: string
  readonly organizationIds: readonly number[]
  /** The last of each programme; none where they were in none. */
  readonly endings: readonly Ending[]
  /** When anything was last written about somebody who was in no programme; null for all others. */
  readonly lastOn: LocalDate | null
}

export type Due = {
  readonly participantId: string
  readonly organizationIds: readonly number[]
  readonly dueOn: LocalDate
}

/** So many people at a time: what is known of them is read once for all of them, and fits into memory. */
const PAGE = 50_000
/** So many rows are written at a time. */
const ROWS = 1000

/**
 * Works out anew whose time is up by `until`, keeps it for the page that says how many they will be, and returns them.
 * Nobody with anything open is among them.
 */
export async function workOutDue(
  db: Db,
  sets: ReadonlyMap<string, ProgramKeepingSet>,
  until: LocalDate,
): Promise<readonly Due[]> {
  const due: Due[] = []
  for (let page = await nextPeople(db, NOBODY); page.length > 0; page = await nextPeople(db, page.at(-1)!)) {
    const up = (await keptPeople(db, page)).flatMap(({ root, place, organizationIds, endings, lastOn }) => {
      const dueOn = erasedFrom(endings, lastOn ?? until, sets.get(place))
      return dueOn !== null && dueOn <= until ? [{ participantId: root, organizationIds, dueOn }] : []
    })
    const busy = await busyPeople(
      db,
      up.map(({ participantId }) => participantId),
    )
    due.push(...up.filter(({ participantId }) => !busy.has(participantId)))
  }
  await inTransaction(db, async (db) => {
    await db.deleteFrom('erasure_due').execute()
    for (let at = 0; at < due.length; at += ROWS) {
      const rows = due.slice(at, at + ROWS).map(({ participantId, organizationIds, dueOn }) => ({
        ...{ participant_id: participantId, organization_ids: [...organizationIds], due_on: dueOn },
      }))
      await db.insertInto('erasure_due').values(rows).execute()
    }
  })
  return due
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The next people after one, each by the record that the others were folded into. */
async function nextPeople(db: Db, after: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('participant')
    .where('merged_into', 'is', null)
    .where('erased_at', 'is', null)
    .where('id', '>', after)
    .select('id')
    .orderBy('id')
    .limit(PAGE)
    .execute()
  return rows.map(({ id }) => id)
}

/** All records of these people. */
const treeOf = (roots: readonly string[]) => sql`tree as (
    select id as root, id from unnest(${[...roots]}::uuid[]) as id
    union all select t.root, p.id from tree t join participant p on p.merged_into = t.id
  )`

/**
 * Returns those of these people of whom no case or referral is open. When something was last written is asked for those
 * alone who were in no programme, for it counts for nobody else: most people have notes, and few of them are looked at.
 */
async function keptPeople(db: Db, roots: readonly string[]): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`
    with recursive ${treeOf(roots)}, work as (
      select t.root, c.program, c.closed_at as ended_at, c.organization_id
        from tree t join support_case c on c.participant_id = t.id
      union all select t.root, r.program, r.ended_at, r.to_organization_id
        from tree t join referral r on r.participant_id = t.id
    ), endings as (
      select root, program, max(ended_at) as ended_at, bool_or(ended_at is null) as open
      from work group by root, program
    ), ended as (
      select root, bool_or(open) as open,
        jsonb_agg(jsonb_build_object('program', program, 'endedOn', (ended_at at time zone 'Europe/London')::date)) as endings
      from endings group by root
    ), organizations as (
      select root, array_agg(distinct organization_id) as ids from (
        select t.root, p.registered_by as organization_id from tree t join participant p on p.id = t.id
        union all select root, organization_id from work) as one group by root
    ), known as (
      select k.id as root, k.place_slug as place, e.endings
      from participant k left join ended e on e.root = k.id
      where k.id = any(${[...roots]}::uuid[]) and e.open is not true
    ), last as (
      select k.root, greatest(max(p.updated_at), max(n.at)) as at
      from known k join tree t on t.root = k.root join participant p on p.id = t.id
        cross join lateral (select max(written_at) as at from note where note.participant_id = t.id) n
      where k.endings is null group by k.root
    )
    select k.root, k.place, coalesce(k.endings, '[]') as endings, o.ids as "organizationIds",
      (l.at at time zone 'Europe/London')::date::text as "lastOn"
    from known k join organizations o on o.root = k.root left join last l on l.root = k.root order by k.root`.execute(
    db,
  )
  return rows
}

/** Those of these people who wait for something of us: a time ahead, an answer, what they asked of their data. */
async function busyPeople(db: Db, roots: readonly string[]): Promise<ReadonlySet<string>> {
  if (roots.length === 0) return new Set()
  const { rows } = await sql<{ root: string }>`
    with recursive ${treeOf(roots)}
    select distinct t.root from tree t where
      exists (select from appointment a where a.participant_id = t.id and a.status in ('offered', 'booked'))
      or exists (select from person_message m where m.participant_id = t.id and m.direction = 'in'
        and m.answered_at is null)
      or exists (select from access_request q where q.participant_id = t.id and q.ended_at is null)
      or exists (select from correction_request q where q.participant_id = t.id and q.decided_at is null)`.execute(db)
  return new Set(rows.map(({ root }) => root))
}
