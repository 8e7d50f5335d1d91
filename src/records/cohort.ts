import { randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { type Cohort, type CohortSession, type CohortStatus, weeklyMeetings } from '../domain/cohort.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { unlessTaken } from './appointment.ts'
import { writeHistory } from './history.ts'
import { seesCohort } from './reach-of-cohorts.ts'
import type { Db } from './schema.ts'
import type { CohortSessionTable } from './schema-cohorts.ts'

/** A group that is planned; its id is made by the caller. */
export type PlanningCohort = Omit<
  Cohort,
  'organizationId' | 'organizationName' | 'facilitatorName' | 'status' | 'endedAt' | 'version'
> & { readonly sample?: boolean }

/** Plans a group with its weekly meetings, in the caller's transaction. */
export async function planCohort(db: Db, viewer: Member, plan: PlanningCohort, now: Date): Promise<void> {
  await db
    .insertInto('cohort')
    .values({
      ...{ id: plan.id, place_slug: plan.placeSlug, organization_id: viewer.membership.organizationId },
      ...{ hub_id: plan.hubId, program: plan.program, name: plan.name, about: plan.about },
      ...{ facilitator_account_id: plan.facilitatorId, starts_on: plan.startsOn, weeks: plan.weeks },
      ...{ from_time: plan.fromTime, minutes: plan.minutes, where_words: plan.whereWords, ceiling: plan.ceiling },
      ...{ pass_percent: plan.passPercent, open_to_others: plan.openToOthers, status: 'planned' as const },
      ...{ made_at: now, made_by: viewer.accountId, ended_at: null, sample: plan.sample ?? false },
    })
    .execute()
  const meetings = weeklyMeetings(plan).map((startsAt, i) => ({
    ...{ id: randomUUID(), cohort_id: plan.id, number: i + 1, starts_at: startsAt, minutes: plan.minutes },
    ...{ where_words: plan.whereWords, status: 'planned' as const, moved_from: null, words: null },
  }))
  await db.insertInto('cohort_session').values(meetings).execute()
  await writeHistory(db, viewer, 'cohort.planned', `cohort:${plan.id}`, { weeks: plan.weeks }, now)
}

/** A group with how many have a place in it and wait, whoever they are. */
export type CohortWithTally = Cohort & { readonly enrolled: number; readonly waiting: number }

/** Returns the groups that this viewer can open: open ones first, the next to begin first. */
export async function cohortsFor(db: Db, viewer: Viewer, placeSlug: string): Promise<readonly CohortWithTally[]> {
  const rows = await rowsOf(db)
    .where('cohort.place_slug', '=', placeSlug)
    .where(seesCohort(viewer))
    .orderBy(sql`cohort.ended_at is not null`)
    .orderBy('cohort.starts_on', 'desc')
    .limit(100)
    .execute()
  return withTally(db, rows.map(cohortOf))
}

/** Returns a group that this viewer can open; null for everybody else, and where there is none. */
export async function findCohort(db: Db, viewer: Viewer, id: string): Promise<CohortWithTally | null> {
  const row = await rowsOf(db).where('cohort.id', '=', id).where(seesCohort(viewer)).executeTakeFirst()
  return row ? (await withTally(db, [cohortOf(row)]))[0]! : null
}

async function withTally(db: Db, cohorts: readonly Cohort[]): Promise<readonly CohortWithTally[]> {
  const { rows } = await sql<{ cohort_id: string; enrolled: number; waiting: number }>`
    select * from cohort_tally(${cohorts.map(({ id }) => id)}::uuid[])`.execute(db)
  const tally = new Map(rows.map((row) => [row.cohort_id, row]))
  return cohorts.map((cohort) => ({
    ...cohort,
    enrolled: tally.get(cohort.id)?.enrolled ?? 0,
    waiting: tally.get(cohort.id)?.waiting ?? 0,
  }))
}

/** Makes others who want a place in this group wait for the end of the caller's transaction; returns it as it stands. */
export async function lockCohort(db: Db, viewer: Viewer, id: string): Promise<CohortWithTally | null> {
  await db.selectFrom('cohort').select('id').where('id', '=', id).forUpdate().execute()
  return findCohort(db, viewer, id)
}

/** Says where a group stands. Throws Conflict where somebody else was first. */
export async function setCohortStatus(
  db: Db,
  viewer: Member,
  cohort: Pick<Cohort, 'id' | 'version' | 'organizationId'>,
  status: CohortStatus,
  now: Date,
): Promise<void> {
  const ended = status === 'ended' || status === 'called-off'
  const { numUpdatedRows } = await db
    .updateTable('cohort')
    .set({ status, ended_at: ended ? now : null, version: cohort.version + 1 })
    .where('id', '=', cohort.id)
    .where('version', '=', cohort.version)
    .where('organization_id', '=', viewer.membership.organizationId)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  await writeHistory(db, viewer, `cohort.${status}`, `cohort:${cohort.id}`, {}, now)
}

/** Returns the meetings of a group, in their order. */
export async function sessionsOf(db: Db, _viewer: Viewer, cohortId: string): Promise<readonly CohortSession[]> {
  const rows = await db
    .selectFrom('cohort_session')
    .selectAll()
    .where('cohort_id', '=', cohortId)
    .orderBy('number')
    .execute()
  return rows.map(sessionOf)
}

/** What changes about a meeting: another time and place, or that it is called off. */
export type ChangingSession = Pick<CohortSession, 'startsAt' | 'whereWords' | 'status'> & {
  readonly words: string | null
}

/**
 * Changes a meeting as it was read, in the caller's transaction. Throws Conflict where somebody else was first, and
 * TimeTaken where whoever leads the group meets somebody then.
 */
export async function changeSession(
  db: Db,
  viewer: Member,
  kept: CohortSession,
  changing: ChangingSession,
  now: Date,
): Promise<void> {
  const moved = changing.startsAt.getTime() !== kept.startsAt.getTime()
  const { numUpdatedRows } = await unlessTaken(db, (db) =>
    db
      .updateTable('cohort_session')
      .set({
        ...{ starts_at: changing.startsAt, where_words: changing.whereWords, status: changing.status },
        ...{ words: changing.words, version: kept.version + 1 },
        ...(moved && { moved_from: kept.startsAt }),
      })
      .where('id', '=', kept.id)
      .where('version', '=', kept.version)
      .executeTakeFirst(),
  )
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  const details = { number: kept.number, status: changing.status, moved }
  await writeHistory(db, viewer, 'cohort.meeting-changed', `cohort:${kept.cohortId}`, details, now)
}

const rowsOf = (db: Db) =>
  db
    .selectFrom('cohort')
    .innerJoin('organization', 'organization.id', 'cohort.organization_id')
    .innerJoin('account', 'account.id', 'cohort.facilitator_account_id')
    .selectAll('cohort')
    .select(['organization.name as organization_name', 'account.name as facilitator_name'])

const cohortOf = (row: Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]): Cohort => ({
  ...{ id: row.id, placeSlug: row.place_slug, organizationId: row.organization_id, hubId: row.hub_id },
  ...{ organizationName: row.organization_name, facilitatorName: row.facilitator_name },
  ...{ program: row.program, name: row.name, about: row.about, facilitatorId: row.facilitator_account_id },
  ...{ startsOn: row.starts_on, weeks: row.weeks, fromTime: row.from_time.slice(0, 5), minutes: row.minutes },
  ...{ whereWords: row.where_words, ceiling: row.ceiling, passPercent: row.pass_percent },
  ...{ openToOthers: row.open_to_others, status: row.status, endedAt: row.ended_at, version: row.version },
})

const sessionOf = (row: Selectable<CohortSessionTable>): CohortSession => ({
  ...{ id: row.id, cohortId: row.cohort_id, number: row.number, startsAt: row.starts_at, minutes: row.minutes },
  ...{ whereWords: row.where_words, status: row.status, movedFrom: row.moved_from, words: row.words },
  version: row.version,
})
