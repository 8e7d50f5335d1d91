import { randomUUID } from 'node:crypto'
import { type Cohort, type CohortSession, type Weekly, weeklyMeetings, weeksUntil } from '../domain/cohort.ts'
import type { Member } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { unlessTaken } from './appointment.ts'
import { type CohortWithTally, sessionsOf } from './cohort.ts'
import { seeLonger } from './cohort-leader.ts'
import { writeHistory } from './history.ts'
import type { Db } from './schema.ts'
import { said } from './support-fund.ts'
import { inTransaction } from './transaction.ts'

/** What can be said anew of a group that is planned. */
export type CohortFacts = Pick<Cohort, 'name' | 'about' | 'whereWords' | 'ceiling' | 'passPercent' | 'openToOthers'>

/**
 * Changes a group as it was read, in the caller's transaction; where it meets elsewhere, so do the meetings to come that
 * were there. Returns the first of those, for telling people; null where the place is the same. Throws Conflict:
 * `places-taken` where more people have a place than that, `moved-by-someone-else` where somebody else was first.
 */
export async function changeCohort(
  db: Db,
  viewer: Member,
  cohort: CohortWithTally,
  facts: CohortFacts,
  now: Date,
): Promise<CohortSession | null> {
  const { numUpdatedRows } = await inTransaction(db, (db) =>
    db
      .updateTable('cohort')
      .set({
        ...{ name: facts.name, about: facts.about, where_words: facts.whereWords, ceiling: facts.ceiling },
        ...{ pass_percent: facts.passPercent, open_to_others: facts.openToOthers, version: cohort.version + 1 },
      })
      .where('id', '=', cohort.id)
      .where('version', '=', cohort.version)
      .where('organization_id', '=', viewer.membership.organizationId)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
      .catch(said({ places_taken: 'places-taken' })),
  )
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  const elsewhere = facts.whereWords !== cohort.whereWords
  if (elsewhere) {
    await db
      .updateTable('cohort_session')
      .set((set) => ({ where_words: facts.whereWords, version: set('version', '+', 1) }))
      .where('cohort_id', '=', cohort.id)
      .where('status', '=', 'planned')
      .where('starts_at', '>', now)
      .where('where_words', '=', cohort.whereWords)
      .execute()
  }
  const details = { places: facts.ceiling, elsewhere }
  await writeHistory(db, viewer, 'cohort.changed', `cohort:${cohort.id}`, details, now, { why: 'support' })
  const next = elsewhere ? (await sessionsOf(db, viewer, cohort.id)).filter(isToCome(now)) : []
  return next.find(({ whereWords }) => whereWords === facts.whereWords) ?? null
}

const isToCome = (now: Date) => (one: CohortSession) => one.status === 'planned' && one.startsAt > now

/**
 * Adds meetings to a group, in the caller's transaction: whoever leads it sees those in it for as long as that. Returns
 * the first of them. Throws TimeTaken where whoever leads it meets somebody then.
 */
export async function addMeetings(
  db: Db,
  viewer: Member,
  cohort: CohortWithTally,
  adding: Weekly,
  now: Date,
): Promise<CohortSession> {
  const before = await sessionsOf(db, viewer, cohort.id)
  const last = Math.max(cohort.weeks, ...before.map(({ number }) => number))
  const rows = weeklyMeetings(adding).map((startsAt, i) => ({
    ...{ id: randomUUID(), cohort_id: cohort.id, number: last + i + 1, starts_at: startsAt, minutes: cohort.minutes },
    ...{ where_words: cohort.whereWords, status: 'planned' as const, moved_from: null, words: null },
  }))
  await unlessTaken(db, (db) => db.insertInto('cohort_session').values(rows).execute())
  const weeks = Math.max(cohort.weeks, weeksUntil(cohort.startsOn, rows.at(-1)!.starts_at))
  const { numUpdatedRows } = await db
    .updateTable('cohort')
    .set({ weeks, version: cohort.version + 1 })
    .where('id', '=', cohort.id)
    .where('version', '=', cohort.version)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  if (weeks > cohort.weeks) await seeLonger(db, viewer, { ...cohort, weeks }, now)
  const details = { count: rows.length }
  await writeHistory(db, viewer, 'cohort.meetings-added', `cohort:${cohort.id}`, details, now, { why: 'support' })
  return (await sessionsOf(db, viewer, cohort.id)).find(({ id }) => id === rows[0]!.id)!
}
