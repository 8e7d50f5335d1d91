import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Member } from '../domain/permission.ts'
import type { TimelineEntry, TimelineKind, TimelinePlace } from '../domain/timeline.ts'
import type { Db } from './schema.ts'

/** Of whom, before which place, and how many at most. */
export type TimelineLook = {
  readonly participantIds: readonly string[]
  readonly before: TimelinePlace | null
  readonly most: number
  readonly now: Date
}

/**
 * One table of which the timeline tells, each row through its own walls: the latest `most` before a place. A part that
 * has something to tell adds a line to the list in records/timeline.ts.
 */
export type TimelineSource = {
  readonly kind: TimelineKind
  readonly read: (db: Db, viewer: Member, look: TimelineLook) => Promise<readonly TimelineEntry[]>
}

/** The key of a row: which table, and its id. Compared by bytes, as `isEarlier` does. */
export const keyOf = (table: string, id: string) =>
  sql<string>`(${sql.lit(`${table}:`)} || ${sql.ref(id)}::text) collate "C"`

/** The condition that a row stands before a place, by its moment and its key. */
export function before(look: TimelineLook, at: string, table: string, id: string) {
  if (!look.before) return sql<SqlBool>`${sql.ref(at)} <= ${look.now}::timestamptz`
  const { at: moment, key } = look.before
  return sql<SqlBool>`(${sql.ref(at)} <= ${moment}::timestamptz
    and (${sql.ref(at)} < ${moment}::timestamptz or ${keyOf(table, id)} < ${key} collate "C"))`
}

/** The latest first, as many as are looked for: for `$call`, on a query that selects `at` and `key`. */
export const latest =
  ({ most }: TimelineLook) =>
  <DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>): SelectQueryBuilder<DB, TB, O> =>
    query.orderBy(sql`at`, 'desc').orderBy(sql`key`, 'desc').limit(most)
