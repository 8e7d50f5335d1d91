import { sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import type { Db } from './schema.ts'

export type SitemapEntry = { readonly id: number; readonly title: string; readonly updatedAt: Date }

/** Returns how many listings a search engine may show now. */
export async function countListed(db: Db, _viewer: Viewer, now: Date): Promise<number> {
  const { count } = await listed(db, now).select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()
  return count
}

/** Returns one stretch of the live listings, in the order of their ids. */
export async function findListed(
  db: Db,
  _viewer: Viewer,
  offset: number,
  limit: number,
  now: Date,
): Promise<SitemapEntry[]> {
  const rows = await listed(db, now)
    .select(['id', 'title', 'updated_at'])
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute()
  return rows.map(({ id, title, updated_at }) => ({ id, title, updatedAt: updated_at }))
}

const listed = (db: Db, now: Date) =>
  db
    .selectFrom('opportunity')
    .where('withdrawn_at', 'is', null)
    .where('duplicate_of', 'is', null)
    .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', now)]))
