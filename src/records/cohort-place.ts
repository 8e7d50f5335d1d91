import { sql } from 'kysely'
import { type PlaceMove, type PlaceOutcome, type PlaceStatus, placeAfter, sightEnds } from '../domain/cohort.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict, found, NotFound } from '../kit/errors.ts'
import { type CohortWithTally, lockCohort } from './cohort.ts'
import { writeHistory } from './history.ts'
import { changesPlace, seesPlace } from './reach-of-cohorts.ts'
import type { Db } from './schema.ts'

/** Somebody in a group, or on its waiting list. */
export type CohortPlace = {
  readonly id: string
  readonly cohortId: string
  readonly participantId: string
  readonly givenName: string
  readonly familyName: string
  readonly organizationId: number
  readonly runBy: number
  readonly caseId: string | null
  readonly adviserId: number
  readonly status: PlaceStatus
  readonly since: Date
  readonly endedAt: Date | null
  readonly reason: string | null
  readonly outcome: PlaceOutcome | null
  readonly certificateNumber: string | null
  readonly certifiedAt: Date | null
  readonly version: number
}

/** Who is put forward, and on what agreement where another organisation runs the group. */
export type TakingPlace = {
  readonly id: string
  readonly participantId: string
  readonly caseId: string | null
  readonly decisionId: string | null
  readonly sample?: boolean
}

/**
 * Whoever leads the group must not be let in to see this person. The same answer whatever the reason, and nobody is told
 * which.
 */
export class NotForThisGroup extends Conflict {
  override name = 'NotForThisGroup'
}

/** Returns whether somebody may be let in to see a person, for a group or a panel: yes and no alone. */
export const mayTakePart = (db: Db, participantId: string, accountId: number): Promise<boolean> =>
  mayAllTakePart(db, [participantId], accountId)

/** Returns the same of several people: no where it is no for one of them, whom it does not tell. */
export async function mayAllTakePart(db: Db, participantIds: readonly string[], accountId: number): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select bool_and(coalesce(may_take_part(id, ${accountId}), false)) as may
      from unnest(${[...participantIds]}::uuid[]) id`.execute(db)
  return rows[0]?.may ?? true
}

/**
 * Gives somebody a place, or a place on the waiting list where all are taken, in the caller's transaction. Whoever leads
 * the group sees them from then on, until some time after it. Throws Conflict where they are in it already or it has
 * ended, NotForThisGroup where its leader must not see them.
 */
export async function takePlace(
  db: Db,
  viewer: Member,
  cohortId: string,
  taking: TakingPlace,
  now: Date,
): Promise<'enrolled' | 'waiting'> {
  const cohort = found(await lockCohort(db, viewer, cohortId))
  if (cohort.endedAt) throw new Conflict('cannot-be-done-now')
  const status = cohort.enrolled < cohort.ceiling && cohort.waiting === 0 ? 'enrolled' : 'waiting'
  const { id, participantId, caseId, decisionId } = taking
  if (!(await mayTakePart(db, participantId, cohort.facilitatorId))) throw new NotForThisGroup('not-for-this-group')
  const { organizationId } = viewer.membership
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('cohort_place')
    .values({
      ...{ id, cohort_id: cohortId, participant_id: participantId, organization_id: organizationId },
      ...{ run_by: cohort.organizationId, case_id: caseId, adviser_account_id: viewer.accountId },
      ...{ decision_id: decisionId, status, since: now, enrolled_at: status === 'enrolled' ? now : null },
      ...{ ended_at: null, reason: null, outcome: null, certificate_number: null, certified_at: null },
      sample: taking.sample ?? false,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new Conflict('in-it-already')
  await letLeaderIn(db, cohort, taking, now)
  await writeHistory(db, viewer, `cohort.${status}`, `cohort:${cohortId}`, { place: id }, now, {
    participantId,
    why: 'support',
  })
  return status
}

async function letLeaderIn(db: Db, cohort: CohortWithTally, taking: TakingPlace, now: Date): Promise<void> {
  await db
    .insertInto('participant_reach')
    .values({
      ...{ participant_id: taking.participantId, organization_id: cohort.organizationId, hub_id: null },
      ...{ account_id: cohort.facilitatorId, ground: 'cohort' as const, referral_id: null },
      ...{ decision_id: taking.decisionId, since: now, until: sightEnds(cohort), given_for: taking.id },
    })
    .execute()
}

/** Returns who is in a group, by name, and who waits, in the order of the list: as far as this viewer sees them. */
export async function placesOf(db: Db, viewer: Viewer, cohortId: string, now: Date): Promise<readonly CohortPlace[]> {
  const rows = await seen(db, viewer, now)
    .where('cohort_id', '=', cohortId)
    .orderBy(sql`case when cohort_place.status = 'waiting' then cohort_place.since end nulls first`)
    .orderBy('whom.family_key')
    .orderBy('whom.given_key')
    .orderBy('cohort_place.id')
    .execute()
  return rows.map(placeOf)
}

/** Returns the places in groups of these records of one person, the latest first. */
export async function placesOfPerson(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly CohortPlace[]> {
  const rows = await seen(db, viewer, now)
    .where('cohort_place.participant_id', 'in', participantIds)
    .orderBy('cohort_place.since', 'desc')
    .execute()
  return rows.map(placeOf)
}

const seen = (db: Db, viewer: Viewer, now: Date) =>
  db
    .selectFrom('cohort_place')
    .innerJoin('participant as whom', 'whom.id', 'cohort_place.participant_id')
    .selectAll('cohort_place')
    .select(['whom.given_name', 'whom.family_name'])
    .where(seesPlace(viewer, 'cohort_place', now))

const placeOf = (row: Awaited<ReturnType<ReturnType<typeof seen>['execute']>>[number]): CohortPlace => ({
  ...{ id: row.id, cohortId: row.cohort_id, participantId: row.participant_id, givenName: row.given_name },
  ...{ familyName: row.family_name, organizationId: row.organization_id, runBy: row.run_by, caseId: row.case_id },
  ...{ adviserId: row.adviser_account_id, status: row.status, since: row.since, endedAt: row.ended_at },
  ...{ reason: row.reason, outcome: row.outcome, certificateNumber: row.certificate_number },
  ...{ certifiedAt: row.certified_at, version: row.version },
})

/** What is said of a move of a place. */
export type MovingPlace = {
  readonly move: PlaceMove
  readonly reason?: string | null
  readonly outcome?: PlaceOutcome | null
  /** For whoever completes it. */
  readonly certificateNumber?: string | null
}

/**
 * Moves a place as it was read, in the caller's transaction. Throws Conflict where the move cannot be made from here,
 * where all places are taken, where somebody else was first, or where it is not this viewer's to move; NotFound where it
 * is for whoever runs the group: who put somebody forward can take them out, and no more.
 */
export async function movePlace(
  db: Db,
  viewer: Member,
  place: CohortPlace,
  moving: MovingPlace,
  now: Date,
): Promise<void> {
  if (moving.move !== 'leave' && place.runBy !== viewer.membership.organizationId) throw new NotFound()
  const status = placeAfter(place.status, moving.move)
  if (!status) throw new Conflict('cannot-be-done-now')
  if (moving.move === 'give-place') {
    const cohort = found(await lockCohort(db, viewer, place.cohortId))
    if (cohort.endedAt || cohort.enrolled >= cohort.ceiling) throw new Conflict('no-place-free')
  }
  const ends = status !== 'enrolled'
  const { numUpdatedRows } = await db
    .updateTable('cohort_place')
    .set({
      ...{ status, ended_at: ends ? now : null, reason: moving.reason ?? null, outcome: moving.outcome ?? null },
      ...(!ends && { enrolled_at: now }),
      ...(moving.certificateNumber && { certificate_number: moving.certificateNumber, certified_at: now }),
      version: place.version + 1,
    })
    .where('id', '=', place.id)
    .where('version', '=', place.version)
    .where(changesPlace(viewer, 'cohort_place', now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  await writeHistory(db, viewer, `cohort.${status}`, `cohort:${place.cohortId}`, { place: place.id }, now, {
    participantId: place.participantId,
    why: 'support',
  })
}
