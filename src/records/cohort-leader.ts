import { sightEnds } from '../domain/cohort.ts'
import type { Member } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import type { CohortWithTally } from './cohort.ts'
import { mayAllTakePart, NotForThisGroup } from './cohort-place.ts'
import { writeHistory } from './history.ts'
import { seesPlace } from './reach-of-cohorts.ts'
import type { Db } from './schema.ts'

/**
 * Gives a group to a colleague to lead, in the caller's transaction: they see who is in it from now on, and whoever led it
 * does not by that any more. Throws NotForThisGroup where they must not see somebody in it, whom nobody names, and
 * Conflict where somebody else was first.
 */
export async function giveGroup(
  db: Db,
  viewer: Member,
  cohort: CohortWithTally,
  toAccountId: number,
  now: Date,
): Promise<void> {
  const places = await openPlaces(db, viewer, cohort.id, now)
  const people = places.map(({ participant_id }) => participant_id)
  if (!(await mayAllTakePart(db, people, toAccountId))) throw new NotForThisGroup('not-for-this-group')
  const { numUpdatedRows } = await db
    .updateTable('cohort')
    .set({ facilitator_account_id: toAccountId, version: cohort.version + 1 })
    .where('id', '=', cohort.id)
    .where('version', '=', cohort.version)
    .where('organization_id', '=', viewer.membership.organizationId)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  const { organizationId } = cohort
  const ids = places.map(({ id }) => id)
  if (ids.length > 0) {
    await letSee(db, { ...cohort, facilitatorId: toAccountId }, places, now)
    await db
      .updateTable('participant_reach')
      .set({ until: now })
      .where('given_for', 'in', ids)
      .where('account_id', '=', cohort.facilitatorId)
      .where('organization_id', '=', organizationId)
      .execute()
  }
  const details = { from: cohort.facilitatorId, to: toAccountId, count: places.length }
  await writeHistory(db, viewer, 'cohort.given', `cohort:${cohort.id}`, details, now, { why: 'support' })
}

/** Whoever leads a group sees those in it for longer, since it lasts longer. Sight that has an end keeps it: this is more. */
export async function seeLonger(db: Db, viewer: Member, cohort: CohortWithTally, now: Date): Promise<void> {
  const places = await openPlaces(db, viewer, cohort.id, now)
  if (places.length > 0) await letSee(db, cohort, places, now)
}

type OpenPlace = Awaited<ReturnType<typeof openPlaces>>[number]

const openPlaces = (db: Db, viewer: Member, cohortId: string, now: Date) =>
  db
    .selectFrom('cohort_place')
    .select(['id', 'participant_id', 'decision_id'])
    .where('cohort_id', '=', cohortId)
    .where('ended_at', 'is', null)
    .where(seesPlace(viewer, 'cohort_place', now))
    .execute()

async function letSee(db: Db, cohort: CohortWithTally, places: readonly OpenPlace[], now: Date): Promise<void> {
  const sight = {
    ...{ organization_id: cohort.organizationId, hub_id: null, account_id: cohort.facilitatorId },
    ...{ ground: 'cohort' as const, referral_id: null, since: now, until: sightEnds(cohort) },
  }
  await db
    .insertInto('participant_reach')
    .values(places.map(({ id, ...whom }) => ({ ...sight, ...whom, given_for: id })))
    .execute()
}
