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
  readonly endings: readonly Ending[]
  readonly busy: boolean
  readonly lastOn: LocalDate
}

export type Due = {
  readonly participantId: string
  readonly organizationIds: readonly number[]
  readonly dueOn: LocalDate
}

/** So many people at a time. */
const PAGE = 1000

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
  for (let after = NOBODY; ; ) {
    const people = await keptPeople(db, after)
    for (const { root, place, organizationIds, endings, busy, lastOn } of people) {
      const dueOn = busy ? null : erasedFrom(endings, lastOn, sets.get(place))
      if (dueOn !== null && dueOn <= until) due.push({ participantId: root, organizationIds, dueOn })
    }
    if (people.length < PAGE) break
    after = people.at(-1)!.root
  }
  await inTransaction(db, async (db) => {
    await db.deleteFrom('erasure_due').execute()
    for (let at = 0; at < due.length; at += PAGE) {
      const rows = due.slice(at, at + PAGE).map(({ participantId, organizationIds, dueOn }) => ({
        ...{ participant_id: participantId, organization_ids: [...organizationIds], due_on: dueOn },
      }))
      await db.insertInto('erasure_due').values(rows).execute()
    }
  })
  return due
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** People who wait for something of us are busy: a time ahead, an answer, the case that their request became. */
async function keptPeople(db: Db, after: string): Promise<readonly Kept[]> {
  const { rows } = await sql<Kept>`
    with recursive roots as materialized (
      select id from participant where merged_into is null and erased_at is null and id > ${after} order by id limit ${PAGE}
    ), tree as (
      select id as root, id from roots
      union select t.root, p.id from participant p join tree t on p.merged_into = t.id
    ), endings as (
      select t.root, c.program, c.closed_at as ended_at, c.organization_id
        from tree t join support_case c on c.participant_id = t.id
      union all select t.root, r.program, r.ended_at, r.to_organization_id
        from tree t join referral r on r.participant_id = t.id
    ), words as (
      select t.root, max(p.updated_at) as last_at, array_agg(distinct p.registered_by) as registered,
        max(p.place_slug) filter (where p.id = t.root) as place,
        bool_or(exists (select from appointment a where a.participant_id = t.id and a.status in ('offered', 'booked'))
          or exists (select from person_message m where m.participant_id = t.id and m.direction = 'in'
            and m.answered_at is null)
          or exists (select from access_request q where q.participant_id = t.id and q.ended_at is null)
          or exists (select from correction_request q where q.participant_id = t.id and q.decided_at is null)) as busy,
        max((select max(n.written_at) from note n where n.participant_id = t.id)) as note_at
      from tree t join participant p on p.id = t.id group by t.root
    )
    select w.root, w.place, w.busy,
      (greatest(w.last_at, w.note_at) at time zone 'Europe/London')::date::text as "lastOn",
      array(select distinct unnest(w.registered || coalesce(array_agg(e.organization_id) filter (where e.root is not null),
        '{}'))) as "organizationIds",
      coalesce(jsonb_agg(jsonb_build_object('program', e.program,
        'endedOn', (e.ended_at at time zone 'Europe/London')::date)) filter (where e.root is not null), '[]') as endings
    from words w left join endings e on e.root = w.root
    group by w.root, w.place, w.busy, w.last_at, w.note_at, w.registered order by w.root`.execute(db)
  return rows
}
