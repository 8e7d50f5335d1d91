import { sql } from 'kysely'
import { comparedOf, keysFor, LEAST_BITS, likenessesOf } from './person-match.ts'
import { keepMatch } from './person-match-review.ts'
import type { Db } from './schema.ts'

/** Counts anew how many people have each name, where they are five or more. For jobs. */
export async function countNames(db: Db): Promise<void> {
  await db.deleteFrom('person_name_count').execute()
  await sql`insert into person_name_count (part, name, people)
    select 'given', given_key, count(*) from participant where merged_into is null group by 2 having count(*) >= 5
    union all
    select 'family', family_key, count(*) from participant where merged_into is null group by 2 having count(*) >= 5
    union all
    select 'all', '', count(*) from participant where merged_into is null having count(*) >= 5`.execute(db)
}

/**
 * Looks for others like people who are new, or of whom something new is known, and keeps pairs that may be one person.
 * Up to `most` people at a time, the longest known first. Returns how many were looked at and how many pairs were found.
 */
export async function findPossibleDuplicates(
  db: Db,
  now: Date,
  most = 500,
): Promise<{ readonly looked: number; readonly found: number }> {
  const people = await db
    .selectFrom('participant')
    .selectAll()
    .where('matched_at', 'is', null)
    .where('merged_into', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(most)
    .execute()
  let found = 0
  for (const row of people) {
    const person = comparedOf(row)
    const { keys } = keysFor(person)
    const { rows } = await sql<{ id: string }>`
      select m.participant_id as id from unnest(${keys}::bigint[]) as w (key)
      cross join lateral (select participant_id from participant_match_key k where k.key = w.key
        order by participant_id limit 100) m
      where m.participant_id <> ${row.id} group by 1 order by count(*) desc, 1 limit 30`.execute(db)
    if (rows.length > 0) {
      const others = await db
        .selectFrom('participant')
        .selectAll()
        .where(
          'id',
          'in',
          rows.map(({ id }) => id),
        )
        .where('merged_into', 'is', null)
        .execute()
      const likenesses = await likenessesOf(db, person, others.map(comparedOf))
      for (const [i, { bits }] of likenesses.entries()) {
        if (bits < LEAST_BITS) continue
        await keepMatch(db, row.id, others[i]!.id, bits, now)
        found++
      }
    }
    await db.updateTable('participant').set({ matched_at: now }).where('id', '=', row.id).execute()
  }
  return { looked: people.length, found }
}
