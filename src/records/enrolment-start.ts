import { isLive } from '../domain/expiry.ts'
import type { Opportunity } from '../domain/listing.ts'
import { londonDate, londonMoment } from '../domain/london-time.ts'
import type { Db } from './schema.ts'

/** Something one can enrol on: a run of a course or a happening of an event. */
export type Start = {
  readonly startsAt: Date
  readonly endsAt: Date | null
  readonly timed: boolean
  readonly capacity: number | null
  readonly left: number | null
}

/** Returns whether one enrols on this here: a course or an event of an organisation we know, without its own form. */
export async function enrolsHere(db: Db, opportunity: Opportunity, now: Date): Promise<boolean> {
  const { kind, applyUrl, organizationId } = opportunity
  if ((kind !== 'course' && kind !== 'event') || applyUrl !== null || !isLive(opportunity, now)) return false
  const row = await db
    .selectFrom('organization')
    .select(['standing', 'sample'])
    .where('id', '=', organizationId)
    .executeTakeFirst()
  return !!row && (['approved', 'trusted'].includes(row.standing) || (row.sample && row.standing === 'listed'))
}

/** Returns what one can still enrol on, soonest first, with the places as the listing or we know them. */
export async function startsOf(db: Db, opportunity: Opportunity, now: Date): Promise<readonly Start[]> {
  const today = londonDate(now)
  const starts: Start[] =
    opportunity.kind === 'course'
      ? opportunity.intakes
          .filter((intake) => (intake.applyBy ?? intake.startsOn) >= today)
          .map((intake) => ({
            startsAt: londonMoment(intake.startsOn, intake.startTime ?? '00:00'),
            endsAt: intake.endsOn ? londonMoment(intake.endsOn, intake.endTime ?? '23:59') : null,
            timed: intake.startTime !== null,
            capacity: intake.capacity,
            left: intake.spacesLeft ?? intake.capacity,
          }))
      : opportunity.occurrences
          .filter(({ startsAt }) => startsAt > now)
          .map(({ startsAt, endsAt, allDay }) => ({
            startsAt,
            endsAt,
            timed: !allDay,
            capacity: opportunity.vacancies,
            left: opportunity.vacancies,
          }))
  const known = await db.selectFrom('run').selectAll().where('opportunity_id', '=', opportunity.id).execute()
  return starts
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map((start) => {
      const run = known.find((row) => row.starts_at.getTime() === start.startsAt.getTime())
      return run ? { ...start, left: run.offered === null ? null : Math.max(0, run.offered - run.held) } : start
    })
}

/** How one gets in: there are places, all are taken, or there is no date yet. */
export type EnrolmentWay = 'places' | 'full' | 'no-date'

/** Returns how one enrols on this here; null where one does not. */
export async function enrolmentWay(db: Db, opportunity: Opportunity, now: Date): Promise<EnrolmentWay | null> {
  if (!(await enrolsHere(db, opportunity, now))) return null
  const starts = await startsOf(db, opportunity, now)
  if (starts.length === 0) return 'no-date'
  return starts.every(({ left }) => left === 0) ? 'full' : 'places'
}
