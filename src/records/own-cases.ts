import { sql } from 'kysely'
import type { PlaceStatus } from '../domain/cohort.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { CaseStatus } from '../domain/support-case.ts'
import type { ResidentViewer } from './case-news.ts'
import { writeHistory } from './history.ts'
import { readsCasework, seesCase } from './reach-of-casework.ts'
import { seesPlace } from './reach-of-cohorts.ts'
import type { Db } from './schema.ts'
import { writeCaseEvent } from './support-case.ts'

/** Somebody's own case as they read it: who helps them, and what comes next. */
export type OwnCaseLine = {
  readonly id: string
  readonly participantId: string
  readonly organizationId: number
  readonly organization: string
  readonly program: string
  readonly status: CaseStatus
  readonly nextStep: string | null
  readonly dueAt: Date | null
  readonly ownerAccountId: number | null
  readonly ownerName: string | null
  readonly hubName: string | null
  readonly phone: string | null
  readonly openedAt: Date
  readonly closedAt: Date | null
  /** When they asked to stop and have not changed their mind. */
  readonly stopAskedAt: Date | null
}

/** What the person themself did to a case, as it is written into what happened to it. */
export const STOP_ASKED = 'asked-to-stop'
export const WENT_ON = 'went-on'

/** Returns somebody's own cases, open ones first, the latest first. */
export async function ownCases(db: Db, viewer: ResidentViewer, now: Date): Promise<readonly OwnCaseLine[]> {
  const rows = await db
    .selectFrom('support_case')
    .innerJoin('organization', 'organization.id', 'support_case.organization_id')
    .leftJoin('account', 'account.id', 'support_case.owner_account_id')
    .leftJoin('hub', 'hub.id', 'support_case.hub_id')
    .where(seesCase(viewer, now))
    .select(['support_case.id', 'support_case.participant_id', 'support_case.organization_id', 'support_case.status'])
    .select([
      'program',
      'next_step',
      'due_at',
      'owner_account_id',
      'opened_at',
      'closed_at',
      'organization.name as organization',
    ])
    .select(['account.name as owner_name', 'hub.name as hub_name', 'hub.phone'])
    .orderBy(sql`closed_at is not null`)
    .orderBy('opened_at', 'desc')
    .execute()
  const stops = await stopsAsked(db, viewer, now)
  return rows.map((row) => ({
    ...{ id: row.id, participantId: row.participant_id, organizationId: row.organization_id, status: row.status },
    ...{ organization: row.organization, program: row.program, nextStep: row.next_step, dueAt: row.due_at },
    ...{ ownerAccountId: row.owner_account_id, ownerName: row.owner_name, hubName: row.hub_name, phone: row.phone },
    ...{ openedAt: row.opened_at, closedAt: row.closed_at, stopAskedAt: stops.get(row.id) ?? null },
  }))
}

/** When they asked to stop, by case; not where they changed their mind since. */
async function stopsAsked(db: Db, viewer: ResidentViewer, now: Date): Promise<ReadonlyMap<string, Date>> {
  const rows = await db
    .selectFrom('case_event')
    .where('reason', 'in', [STOP_ASKED, WENT_ON])
    .where(readsCasework(viewer, 'case_event', now))
    .select(['case_id', 'reason', 'at'])
    .orderBy('id')
    .execute()
  const asked = new Map<string, Date>()
  for (const { case_id: id, reason, at } of rows) {
    if (reason === STOP_ASKED) asked.set(id, at)
    else asked.delete(id)
  }
  return asked
}

/**
 * Ends the cases of an organisation that sees the person no more, once they took back their agreement: in the caller's
 * transaction, after it was taken back. They can come back, and then a new one begins.
 */
export async function endCasesUnseen(db: Db, viewer: ResidentViewer, organizationId: number, now: Date): Promise<void> {
  const before = await ownCases(db, viewer, now)
  const { rows } = await sql<{ id: string }>`
    select id from end_own_cases(${organizationId}, 'left-early', ${now}) as id`.execute(db)
  for (const { id } of rows) {
    const kept = before.find((one) => one.id === id)!
    const moving = {
      move: 'close',
      from: kept.status,
      to: 'closed',
      reason: 'agreement-withdrawn',
      forPerson: true,
    } as const
    await writeCaseEvent(db, viewer, kept, moving, now)
    const about = { participantId: kept.participantId, why: 'own-record' } as const
    await writeHistory(db, viewer, 'case.close', `case:${id}`, { from: kept.status, to: 'closed' }, now, about)
  }
}

/** A group that somebody has a place in, or had, and its next meeting. */
export type OwnGroup = {
  readonly id: string
  readonly name: string
  readonly whereWords: string
  readonly status: PlaceStatus
  readonly startsOn: LocalDate
  readonly nextAt: Date | null
  readonly certificateNumber: string | null
}

/** Returns the groups of one's own, the latest first. */
export async function ownGroups(db: Db, viewer: ResidentViewer, now: Date): Promise<readonly OwnGroup[]> {
  const rows = await db
    .selectFrom('cohort_place')
    .innerJoin('cohort', 'cohort.id', 'cohort_place.cohort_id')
    .where(seesPlace(viewer, 'cohort_place', now))
    .select(['cohort_place.id', 'cohort.name', 'cohort.where_words', 'cohort_place.status', 'cohort.starts_on'])
    .select('cohort_place.certificate_number')
    .select((select) =>
      select
        .selectFrom('cohort_session')
        .whereRef('cohort_session.cohort_id', '=', 'cohort.id')
        .where('cohort_session.status', '=', 'planned')
        .where('cohort_session.starts_at', '>', now)
        .select(({ fn }) => fn.min('cohort_session.starts_at').as('at'))
        .as('next_at'),
    )
    .orderBy('cohort.starts_on', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, whereWords: row.where_words, status: row.status, startsOn: row.starts_on },
    ...{ nextAt: row.next_at, certificateNumber: row.certificate_number },
  }))
}
