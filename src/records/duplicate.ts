import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** A listing that is now linked to another, or (null) stands for itself again. */
export type Linked = { readonly id: number; readonly duplicateOf: number | null }

/**
 * Links these listings, and those that share a key with them, to their originals in other sources, and returns those
 * whose link changed. The first that came and is still live is the original; when it goes, the next takes its place.
 * Where two sources both have several adverts with one key, they are paired in the order in which they came.
 */
export async function linkDuplicates(db: Db, ids: readonly number[], now: Date): Promise<readonly Linked[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Linked>`
    with touched as (
      select id, duplicate_key, reference_key from opportunity where id = any(${ids}::int[])
      union select id, duplicate_key, reference_key from opportunity where duplicate_of = any(${ids}::int[])
    ), near as (
      select o.id, o.duplicate_key, o.reference_key from opportunity o join touched t on o.duplicate_key = t.duplicate_key
      union select o.id, o.duplicate_key, o.reference_key from opportunity o
        join touched t on o.reference_key = t.reference_key
      union select * from touched
    ), pool as (
      select o.id from opportunity o join near n on o.duplicate_key = n.duplicate_key
      union select o.id from opportunity o join near n on o.reference_key = n.reference_key
      union select id from near
    ), live as (
      select o.id, o.source, o.created_at, o.duplicate_key, o.reference_key,
        row_number() over (partition by o.duplicate_key, o.source order by o.created_at, o.id) as nth_by_facts,
        row_number() over (partition by o.reference_key, o.source order by o.created_at, o.id) as nth_by_reference
      from opportunity o join pool on pool.id = o.id
      where o.withdrawn_at is null and (o.expires_at is null or o.expires_at > ${now})
    ), firsts as (
      select id,
        case when reference_key is not null then first_value(id) over
          (partition by reference_key, nth_by_reference order by created_at, id) end as by_reference,
        case when duplicate_key is not null then first_value(id) over
          (partition by duplicate_key, nth_by_facts order by created_at, id) end as by_facts
      from live
    ), linked as (
      select id, coalesce(nullif(by_reference, id), nullif(by_facts, id)) as original from firsts
    ), settled as (
      select l.id, coalesce(further.original, l.original) as original
      from linked l left join linked further on further.id = l.original
    )
    update opportunity o set duplicate_of = s.original
    from near left join settled s on s.id = near.id
    where o.id = near.id and o.duplicate_of is distinct from s.original
    returning o.id, o.duplicate_of as "duplicateOf"`.execute(db)
  return rows
}

/** Lets duplicates stand for themselves whose original has been withdrawn or has expired. Returns those that changed. */
export async function releaseDuplicates(db: Db, now: Date): Promise<readonly Linked[]> {
  const { rows } = await sql<{ id: number }>`
    select d.id from opportunity d join opportunity o on o.id = d.duplicate_of
    where o.withdrawn_at is not null or o.expires_at <= ${now}`.execute(db)
  return linkDuplicates(
    db,
    rows.map((row) => row.id),
    now,
  )
}
