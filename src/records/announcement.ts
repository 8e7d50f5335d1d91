import type { Announcement } from '../domain/article.ts'
import type { Viewer } from '../domain/permission.ts'
import type { Db } from './schema.ts'

/** Returns the announcements of a place that are running at `now`, newest first. */
export async function announcementsOf(db: Db, _viewer: Viewer, placeSlug: string, now: Date): Promise<Announcement[]> {
  const rows = await db
    .selectFrom('announcement')
    .selectAll()
    .where((where) => where.or([where('place_slug', '=', placeSlug), where('place_slug', 'is', null)]))
    .where('starts_at', '<=', now)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .orderBy('starts_at', 'desc')
    .execute()

  return rows.map((row) => ({
    placeSlug: row.place_slug,
    title: row.title,
    body: row.body,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  }))
}

/** Writes an announcement; one of the same place, title and start is replaced. */
export async function saveAnnouncement(db: Db, announcement: Announcement): Promise<void> {
  const { placeSlug, title, body, startsAt, endsAt } = announcement
  await db
    .deleteFrom('announcement')
    .where('place_slug', placeSlug === null ? 'is' : '=', placeSlug)
    .where('title', '=', title)
    .where('starts_at', '=', startsAt)
    .execute()
  await db
    .insertInto('announcement')
    .values({ place_slug: placeSlug, title, body, starts_at: startsAt, ends_at: endsAt })
    .execute()
}
