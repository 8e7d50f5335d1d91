import { fullName } from '../domain/participant.ts'
import { FUND_PURPOSES, penceWords } from '../domain/support-fund.ts'
import { todayEnds } from '../domain/today.ts'
import { readsCasework } from './reach-of-casework.ts'
import type { TodaySource } from './today-source.ts'

/** What waits in the support funds for whoever looks: to decide, to pay, to prove. */
export const fundRequestsDue: TodaySource = async (db, viewer, { now, most }) => {
  const rows = await db
    .selectFrom('fund_request')
    .innerJoin('participant', 'participant.id', 'fund_request.participant_id')
    .where('fund_request.owner_account_id', '=', viewer.accountId)
    .where('fund_request.organization_id', '=', viewer.membership.organizationId)
    .where('fund_request.ended_at', 'is', null)
    .where('fund_request.due_at', '<=', todayEnds(now))
    .where(readsCasework(viewer, 'fund_request', now))
    .select(['fund_request.id', 'fund_request.participant_id', 'given_name', 'family_name', 'next_step', 'due_at'])
    .select(['purpose', 'asked_pence', 'approved_pence', 'status', 'needed_on'])
    .orderBy('due_at')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    ...{ key: `fund:${row.id}`, kind: 'fund', participantId: row.participant_id, dueAt: row.due_at!, timed: false },
    who: fullName({ givenName: row.given_name, familyName: row.family_name }),
    what: `${row.next_step}: ${PURPOSES.get(row.purpose)}, ${penceWords(row.approved_pence ?? row.asked_pence)}`,
    ...{ urgent: row.purpose === 'emergency' && row.status === 'asked', href: `/desk/fund/${row.id}` },
  }))
}

const PURPOSES: ReadonlyMap<string, string> = new Map(
  FUND_PURPOSES.map(({ value, text }) => [value, text.toLowerCase()]),
)
