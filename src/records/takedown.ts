import { sql } from 'kysely'
import { may, type Viewer } from '../domain/permission.ts'
import { canMove } from '../domain/posting.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { withdraw } from './import-run.ts'
import { accountOf } from './moderation.ts'
import { type Posting, postingForJob } from './posting.ts'
import { decidePosting } from './posting-store.ts'
import type { Db } from './schema.ts'
import { showAsTheyStand } from './withdrawal.ts'

/** What had been taken down once and brought back. */
const AGAIN = { undone_at: null, undone_by: null, undone_reason: null }

/**
 * Takes a listing off the site at once, with everything that repeats it: no feed brings it back. Its page
 * says that it has gone; search, feeds, calendars, open data and the sitemap no longer have it. Returns the posting it
 * came from, whose people are to be told; null where it came from a feed.
 */
export async function takeDown(
  db: Db,
  viewer: Viewer,
  opportunityId: number,
  reason: string,
  now: Date,
): Promise<Posting | null> {
  if (!may(viewer, 'postings.take-down')) throw new NotFound()
  const rows = await db
    .selectFrom('opportunity')
    .select('id')
    .where((on) => on.or([on('id', '=', opportunityId), on('duplicate_of', '=', opportunityId)]))
    .execute()
  if (!rows.some(({ id }) => id === opportunityId)) throw new NotFound()
  const ids = rows.map(({ id }) => id)
  const posting = await postingOf(db, opportunityId)
  if (posting && canMove(posting.state, 'take-down')) await decidePosting(db, viewer, posting, 'take-down', reason, now)

  await withdraw(db, ids, now)
  await db
    .insertInto('listing_takedown')
    .values(
      ids.map((id) => {
        const taken_with = id === opportunityId ? null : opportunityId
        return { opportunity_id: id, taken_with, at: now, account_id: accountOf(viewer), reason }
      }),
    )
    .onConflict((conflict) =>
      conflict
        .column('opportunity_id')
        .doUpdateSet((on) => ({
          ...AGAIN,
          at: now,
          account_id: accountOf(viewer),
          reason,
          taken_with: on.ref('excluded.taken_with'),
        }))
        .where('listing_takedown.undone_at', 'is not', null),
    )
    .execute()
  await showAsTheyStand(db, ids, now)
  await writeHistory(db, viewer, 'listing.taken-down', `opportunity:${opportunityId}`, { repeats: ids.length - 1 }, now)
  return posting
}

/** A listing that somebody took down and nobody brought back. */
export type Takedown = {
  readonly opportunityId: number
  readonly title: string
  readonly organizationName: string
  readonly at: Date
  readonly byName: string
  readonly reason: string
}

/** Returns what is down now, the latest first, each with the repeats that went with it as one; for moderators alone. */
export async function takedowns(db: Db, viewer: Viewer, most = 50): Promise<readonly Takedown[]> {
  if (!may(viewer, 'postings.take-down')) return []
  const rows = await standing(db).where('t.taken_with', 'is', null).orderBy('t.at', 'desc').limit(most).execute()
  return rows
}

/** Returns who took this listing down, when and why; null where it is not down, or was not taken down. */
export async function findTakedown(db: Db, viewer: Viewer, opportunityId: number): Promise<Takedown | null> {
  if (!may(viewer, 'postings.take-down')) return null
  return (await standing(db).where('t.opportunity_id', '=', opportunityId).executeTakeFirst()) ?? null
}

const standing = (db: Db) =>
  db
    .selectFrom('listing_takedown as t')
    .innerJoin('opportunity as o', 'o.id', 't.opportunity_id')
    .innerJoin('organization as g', 'g.id', 'o.organization_id')
    .innerJoin('account as a', 'a.id', 't.account_id')
    .where('t.undone_at', 'is', null)
    .select(['t.opportunity_id as opportunityId', 'o.title', 'g.name as organizationName'])
    .select(['t.at', 'a.name as byName', 't.reason'])

/**
 * Brings a listing back that was taken down, with the repeats that went with it: as its posting was public before, or as
 * its feed said last. From then on its feed may change it again. Returns its posting, whose people are to be told; null
 * where it came from a feed. Refuses where it is not down, and where nothing of its organisation may be public.
 */
export async function bringBack(
  db: Db,
  viewer: Viewer,
  opportunityId: number,
  reason: string,
  now: Date,
): Promise<Posting | null> {
  if (!(await findTakedown(db, viewer, opportunityId))) throw new Conflict('it is not taken down')
  const undone = { undone_at: now, undone_by: accountOf(viewer), undone_reason: reason }
  const rows = await db
    .updateTable('listing_takedown')
    .set(undone)
    .where('undone_at', 'is', null)
    .where((on) => on.or([on('opportunity_id', '=', opportunityId), on('taken_with', '=', opportunityId)]))
    .returning('opportunity_id as id')
    .execute()
  const ids = rows.map(({ id }) => id)
  await db
    .updateTable('opportunity')
    .set({ withdrawn_at: null, updated_at: now })
    .where(sql<boolean>`id = any(${ids}::int[])`)
    .execute()
  const posting = await postingOf(db, opportunityId)
  if (posting && canMove(posting.state, 'bring-back'))
    await decidePosting(db, viewer, posting, 'bring-back', reason, now)
  await showAsTheyStand(db, ids, now)
  await writeHistory(
    db,
    viewer,
    'listing.brought-back',
    `opportunity:${opportunityId}`,
    { repeats: ids.length - 1 },
    now,
  )
  return posting
}

async function postingOf(db: Db, opportunityId: number): Promise<Posting | null> {
  const posted = await db
    .selectFrom('posting')
    .select('id')
    .where('opportunity_id', '=', opportunityId)
    .executeTakeFirst()
  return posted ? postingForJob(db, posted.id) : null
}
