import { type SelectQueryBuilder, sql } from 'kysely'
import { fullName } from '../domain/participant.ts'
import { type Member, may } from '../domain/permission.ts'
import { seesCase } from './reach-of-casework.ts'
import { inReach } from './reach-of-requests.ts'
import { inboxCounts, type ListPlace } from './referral-list.ts'
import type { Db, Schema } from './schema.ts'

/** A case of a team whose next step is late. */
export type LateCase = {
  readonly id: string
  readonly participantId: string
  readonly name: string
  readonly program: string
  readonly nextStep: string
  readonly dueAt: Date
  readonly owner: string
}

const PAGE = 25
/** Counting stops here: "99+" says enough. */
const MOST_COUNTED = 100

/** Returns a page of the late cases of this viewer's team, the oldest date first. */
export async function lateCases(
  db: Db,
  viewer: Member,
  after: ListPlace | null,
  now: Date,
): Promise<{ readonly cases: readonly LateCase[]; readonly next: ListPlace | null }> {
  const rows = await teamCases(db, viewer, now)
    .innerJoin('participant', 'participant.id', 'support_case.participant_id')
    .innerJoin('account', 'account.id', 'support_case.owner_account_id')
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(support_case.due_at, support_case.id) > (${after?.dueAt}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('support_case.due_at')
    .orderBy('support_case.id')
    .limit(PAGE + 1)
    .select(['support_case.id', 'support_case.participant_id', 'support_case.program', 'support_case.next_step'])
    .select(['support_case.due_at', 'participant.given_name', 'participant.family_name', 'account.name as owner'])
    .execute()
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  return {
    cases: rows.slice(0, PAGE).map((row) => ({
      ...{ id: row.id, participantId: row.participant_id, program: row.program, owner: row.owner },
      name: fullName({ givenName: row.given_name, familyName: row.family_name }),
      nextStep: row.next_step ?? '',
      dueAt: row.due_at!,
    })),
    next: last ? { dueAt: last.due_at!, id: last.id } : null,
  }
}

const teamCases = (db: Db, viewer: Member, now: Date) =>
  db
    .selectFrom('support_case')
    .where('support_case.organization_id', '=', viewer.membership.organizationId)
    .where('support_case.closed_at', 'is', null)
    .where('support_case.due_at', '<', now)
    .where(seesCase(viewer, now))

/** How much of a team is late or nobody's, each counted up to a hundred. */
export type TeamCounts = {
  readonly lateCases: number
  readonly lateReferrals: number
  readonly unownedReferrals: number
  readonly lateRequests: number
  readonly unownedRequests: number
}

export async function teamCounts(db: Db, viewer: Member, now: Date): Promise<TeamCounts> {
  const late = teamCases(db, viewer, now).select('support_case.id').limit(MOST_COUNTED)
  const referrals = await inboxCounts(db, viewer, ['late', 'unassigned'], now)
  const requests = async (part: 'late' | 'unowned') => {
    if (!may(viewer, 'help-requests.read')) return 0
    const some = db
      .selectFrom('help_request')
      .select('id')
      .where('status', '<>', 'closed')
      .where(inReach(viewer, 'help_request.hub_id'))
      .$if(part === 'late', (query) => query.where('due_at', '<', now))
      .$if(part === 'unowned', (query) => query.where('adviser_id', 'is', null))
      .limit(MOST_COUNTED)
    return counted(db, some)
  }
  return {
    lateCases: await counted(db, late),
    lateReferrals: referrals.late ?? 0,
    unownedReferrals: referrals.unassigned ?? 0,
    lateRequests: await requests('late'),
    unownedRequests: await requests('unowned'),
  }
}

async function counted(
  db: Db,
  some: SelectQueryBuilder<Schema, keyof Schema, { id: string | number }>,
): Promise<number> {
  const { count } = await db
    .selectFrom(some.as('some'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}
