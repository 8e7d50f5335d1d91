import type { FundStatus } from '../domain/fund-move.ts'
import type { Member, Role, Viewer } from '../domain/permission.ts'
import { readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'

/** Something that happened to a request, for its page. */
export type FundEvent = {
  readonly id: number
  readonly at: Date
  readonly move: string
  readonly by: string | null
  readonly accountId: number | null
  readonly role: Role | null
  readonly pence: number | null
  readonly words: string | null
}

export type FundEventDraft = {
  readonly move: string
  readonly from: FundStatus | null
  readonly to: FundStatus
  readonly pence?: number | null
  readonly words?: string | null
  readonly forPerson?: boolean
}

/** Writes down what happened to a request, in the caller's transaction. */
export async function writeFundEvent(
  db: Db,
  viewer: Member,
  of: { readonly id: string; readonly participantId: string; readonly organizationId: number },
  event: FundEventDraft,
  now: Date,
): Promise<void> {
  await db
    .insertInto('fund_event')
    .values({
      ...{ request_id: of.id, participant_id: of.participantId, organization_id: of.organizationId, at: now },
      ...{ move: event.move, from_status: event.from, to_status: event.to, account_id: viewer.accountId },
      ...{ role: viewer.membership.role, pence: event.pence ?? null, words: event.words ?? null },
      for_person: event.forPerson ?? false,
    })
    .execute()
}

/** Returns all that happened to a request, in order. */
export async function fundEventsOf(
  db: Db,
  viewer: Viewer,
  requestId: string,
  now: Date,
): Promise<readonly FundEvent[]> {
  const rows = await db
    .selectFrom('fund_event')
    .leftJoin('account', 'account.id', 'fund_event.account_id')
    .selectAll('fund_event')
    .select('account.name as by')
    .where('request_id', '=', requestId)
    .where(readsCasework(viewer, 'fund_event', now))
    .orderBy('fund_event.id')
    .execute()
  return rows.map(({ id, at, move, by, account_id, role, pence, words }) => ({
    ...{ id, at, move, by, accountId: account_id, role, pence, words },
  }))
}
