import { type RawBuilder, sql } from 'kysely'
import type { ChecklistAnswer, Enrolment, EnrolmentStatus, Run } from '../domain/enrolment.ts'
import type { Viewer } from '../domain/permission.ts'
import { found } from '../kit/errors.ts'
import { reachOfRuns, sentFromOwn } from './reach-of-requests.ts'
import type { Db } from './schema.ts'

type Row = {
  readonly id: number
  readonly reference: string
  readonly opportunity_id: number
  readonly title: string
  readonly kind: string
  readonly organization_id: number
  readonly organization_name: string
  readonly run_id: number | null
  readonly starts_at: Date | null
  readonly ends_at: Date | null
  readonly status: EnrolmentStatus
  readonly offered_until: Date | null
  readonly name: string
  readonly address_kind: 'email' | 'phone' | null
  readonly address: string | null
  readonly access_words: string | null
  readonly language: string
  readonly checklist: readonly ChecklistAnswer[]
  readonly check_in_code: string
  readonly walked_in: boolean
  readonly made_at: Date
  readonly moved_at: Date
  readonly ahead: number | null
}

async function read(db: Db, where: RawBuilder<unknown>, order = sql`e.queued_at, e.id`): Promise<Enrolment[]> {
  const { rows } = await sql<Row>`
    select e.*, o.title, o.kind, o.organization_id, g.name as organization_name, r.starts_at, r.ends_at,
      case when e.status = 'waiting' then waiting_before(e.run_id, e.queued_at, e.id) end as ahead
    from enrolment e join opportunity o on o.id = e.opportunity_id join organization g on g.id = o.organization_id
      left join run r on r.id = e.run_id
    where ${where} order by ${order}`.execute(db)
  return rows.map(toEnrolment)
}

const toEnrolment = (row: Row): Enrolment => ({
  id: row.id,
  reference: row.reference,
  opportunityId: row.opportunity_id,
  title: row.title,
  kind: row.kind,
  organizationId: row.organization_id,
  organizationName: row.organization_name,
  runId: row.run_id,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  status: row.status,
  offeredUntil: row.offered_until,
  name: row.name,
  address: row.address_kind && row.address ? { kind: row.address_kind, value: row.address } : null,
  accessWords: row.access_words,
  language: row.language,
  checklist: row.checklist,
  checkInCode: row.check_in_code,
  walkedIn: row.walked_in,
  madeAt: row.made_at,
  movedAt: row.moved_at,
  ahead: row.ahead,
})

/** Returns one enrolment by its id, for whoever has just changed it. */
export const readEnrolment = async (db: Db, id: number): Promise<Enrolment> =>
  found((await read(db, sql`e.id = ${id}`))[0])

/** Returns these enrolments, in the order of the waiting list. */
export const readEnrolments = async (db: Db, ids: readonly number[]): Promise<readonly Enrolment[]> =>
  ids.length === 0 ? [] : read(db, sql`e.id = any(${ids}::int[])`)

/** Returns what this viewer enrolled on, the newest first; nothing for anybody but a resident. */
export const ownEnrolments = (db: Db, viewer: Viewer): Promise<readonly Enrolment[]> =>
  read(db, sentFromOwn(viewer, 'e'), sql`e.made_at desc, e.id desc`)

/** Returns the enrolment with this reference, if this viewer made it; NotFound otherwise. */
export async function findOwnEnrolment(db: Db, viewer: Viewer, reference: string): Promise<Enrolment> {
  return found((await read(db, sql`e.reference = ${reference} and ${sentFromOwn(viewer, 'e')}`))[0])
}

type RunRow = {
  readonly id: number
  readonly opportunity_id: number
  readonly title: string
  readonly kind: 'course' | 'event'
  readonly organization_id: number
  readonly organization_name: string
  readonly starts_at: Date
  readonly ends_at: Date | null
  readonly offered: number | null
  readonly held: number
}

const toRun = (row: RunRow): Run => ({
  id: row.id,
  opportunityId: row.opportunity_id,
  title: row.title,
  kind: row.kind,
  organizationId: row.organization_id,
  organizationName: row.organization_name,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  offered: row.offered,
  held: row.held,
})

async function readRuns(db: Db, where: RawBuilder<unknown>): Promise<Run[]> {
  const { rows } = await sql<RunRow>`
    select r.*, o.title, o.kind, o.organization_id, g.name as organization_name
    from run r join opportunity o on o.id = r.opportunity_id join organization g on g.id = o.organization_id
    where ${where} order by r.starts_at, r.id`.execute(db)
  return rows.map(toRun)
}

export type RunCount = Run & { readonly waiting: number; readonly came: number }

/** Returns the runs and events that this viewer reaches and that ended less than this many days ago, soonest first. */
export async function runsOf(db: Db, viewer: Viewer, now: Date, days = 60): Promise<readonly RunCount[]> {
  const since = new Date(now.getTime() - days * 86_400_000)
  const runs = await readRuns(db, sql`${reachOfRuns(viewer)} and coalesce(r.ends_at, r.starts_at) > ${since}`)
  if (runs.length === 0) return []
  const counts = await db
    .selectFrom('enrolment')
    .select(['run_id', 'status', (eb) => eb.fn.countAll<number>().as('count')])
    .where(
      'run_id',
      'in',
      runs.map(({ id }) => id),
    )
    .groupBy(['run_id', 'status'])
    .execute()
  const count = (id: number, ...statuses: EnrolmentStatus[]) =>
    counts
      .filter((row) => row.run_id === id && statuses.includes(row.status))
      .reduce((sum, row) => sum + Number(row.count), 0)
  return runs.map((run) => ({
    ...run,
    waiting: count(run.id, 'waiting'),
    came: count(run.id, 'attended', 'completed'),
  }))
}

/** Returns a run that this viewer reaches, with everybody on it; NotFound otherwise. */
export async function findRun(
  db: Db,
  viewer: Viewer,
  id: number,
): Promise<{ readonly run: Run; readonly enrolments: readonly Enrolment[] }> {
  const run = found((await readRuns(db, sql`r.id = ${id} and ${reachOfRuns(viewer)}`))[0])
  return { run, enrolments: await read(db, sql`e.run_id = ${id}`) }
}

/** Returns those who wait for a date of what this viewer's organisation offers. */
export const interestedOf = (db: Db, viewer: Viewer): Promise<readonly Enrolment[]> =>
  read(db, sql`e.status = 'interested' and ${reachOfRuns(viewer)}`)

/** Returns who has a place on something that begins between these moments. */
export const startingBetween = (db: Db, from: Date, to: Date): Promise<readonly Enrolment[]> =>
  read(db, sql`e.status = 'enrolled' and r.starts_at >= ${from} and r.starts_at < ${to}`)

/** Returns everybody who waits for a date. */
export const allInterested = (db: Db): Promise<readonly Enrolment[]> => read(db, sql`e.status = 'interested'`)

/** Returns ids of the courses and events that run now and that this viewer reaches. */
export async function offeringsInReach(db: Db, viewer: Viewer, now: Date): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select o.id from opportunity o where o.kind in ('course', 'event') and o.withdrawn_at is null
      and o.duplicate_of is null and (o.expires_at is null or o.expires_at > ${now}) and ${reachOfRuns(viewer)}
    order by o.title, o.id limit 200`.execute(db)
  return rows.map(({ id }) => id)
}
