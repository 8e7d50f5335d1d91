import { sql } from 'kysely'
import { fullName } from '../domain/participant.ts'
import type { Member } from '../domain/permission.ts'
import type { CaseStatus } from '../domain/support-case.ts'
import { QUIET_DAYS, quietSince } from '../domain/today.ts'
import { seesCase } from './reach-of-casework.ts'
import type { Db } from './schema.ts'

/** What of a caseload is looked at, and in which order. */
export const CASELOAD_SORTS = [
  { value: 'due', text: 'What is due first' },
  { value: 'heard', text: 'Longest not heard from' },
  { value: 'name', text: 'Name' },
] as const

export type CaseloadLook = {
  readonly status: CaseStatus | null
  readonly quiet: boolean
  readonly late: boolean
  readonly sort: (typeof CASELOAD_SORTS)[number]['value']
}

export type CaseloadLine = {
  readonly caseId: string
  readonly participantId: string
  readonly name: string
  readonly program: string
  readonly status: CaseStatus
  readonly nextStep: string
  readonly dueAt: Date
  readonly lastHeardAt: Date | null
  readonly openedAt: Date
  readonly supportEndsOn: string | null
}

/** As many as are shown at once; nobody looks after more. */
export const LONGEST_CASELOAD = 200

/** Returns the open cases of one adviser of this viewer's organisation, as far as this viewer sees them. */
export async function caseloadOf(
  db: Db,
  viewer: Member,
  accountId: number,
  look: CaseloadLook,
  now: Date,
): Promise<readonly CaseloadLine[]> {
  const heard = sql<Date>`coalesce(support_case.last_heard_at, support_case.opened_at)`
  const rows = await db
    .selectFrom('support_case')
    .innerJoin('participant', 'participant.id', 'support_case.participant_id')
    .where('support_case.owner_account_id', '=', accountId)
    .where('support_case.organization_id', '=', viewer.membership.organizationId)
    .where('support_case.closed_at', 'is', null)
    .where(seesCase(viewer, now))
    .$if(look.status !== null, (query) => query.where('support_case.status', '=', look.status!))
    .$if(look.late, (query) => query.where('support_case.due_at', '<', now))
    .$if(look.quiet, (query) =>
      query
        .where('support_case.status', '<>', 'paused')
        .where(sql<boolean>`${heard} <= ${quietSince(QUIET_DAYS.at(-1)!.days, now)}`),
    )
    .$if(look.sort === 'heard', (query) => query.orderBy(heard))
    .$if(look.sort === 'name', (query) => query.orderBy('participant.family_key').orderBy('participant.given_key'))
    .orderBy('support_case.due_at')
    .orderBy('support_case.id')
    .limit(LONGEST_CASELOAD)
    .select(['support_case.id', 'support_case.participant_id', 'support_case.program', 'support_case.status'])
    .select(['next_step', 'due_at', 'last_heard_at', 'opened_at', 'support_ends_on', 'given_name', 'family_name'])
    .execute()
  return rows.map((row) => ({
    ...{ caseId: row.id, participantId: row.participant_id, program: row.program, status: row.status },
    name: fullName({ givenName: row.given_name, familyName: row.family_name }),
    ...{ nextStep: row.next_step ?? '', dueAt: row.due_at!, lastHeardAt: row.last_heard_at, openedAt: row.opened_at },
    supportEndsOn: row.support_ends_on,
  }))
}
