import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { FundStatus } from '../domain/fund-move.ts'
import { FUND_NEXT, fundDue } from '../domain/fund-move.ts'
import { endOfLondonDay, londonDate } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import { fullName } from '../domain/participant.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import type { FundPurpose, Payee } from '../domain/support-fund.ts'
import { NotFound } from '../kit/errors.ts'
import { writeFundEvent } from './fund-event.ts'
import { writeHistory } from './history.ts'
import { mayChangeParticipant } from './participant.ts'
import { readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import { said } from './support-fund.ts'

/** What was asked of a fund for somebody, and how it stands. Sums are in pence. */
export type FundRequest = {
  readonly id: string
  readonly participantId: string
  readonly organizationId: number
  readonly hubId: number | null
  /** Null where the person looks: they see no names of others. */
  readonly who: string | null
  readonly caseId: string | null
  readonly fundId: string
  /** Null where the person looks: funds are an organisation's own. */
  readonly fund: string | null
  readonly budgetId: string | null
  readonly purpose: FundPurpose
  readonly asked: number
  readonly approved: number | null
  readonly paid: number
  /** What is set aside for it now. */
  readonly held: number
  readonly words: string
  readonly payee: Payee
  readonly payeeWords: string
  readonly payeeAccountId: number | null
  readonly neededOn: LocalDate
  readonly status: FundStatus
  readonly askedBy: number
  readonly askedByName: string
  readonly askedAt: Date
  readonly decidedByName: string | null
  readonly decidedAt: Date | null
  readonly ownerAccountId: number | null
  readonly ownerName: string | null
  readonly nextStep: string | null
  readonly dueAt: Date | null
  readonly waivedWords: string | null
  readonly endedAt: Date | null
  readonly version: number
}

/** Returns what was asked for these records of one person, the latest first. */
export async function fundRequestsOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly FundRequest[]> {
  const rows = await read(db, viewer, now)
    .where('fund_request.participant_id', 'in', participantIds)
    .orderBy('asked_at', 'desc')
    .orderBy('fund_request.id')
    .execute()
  return rows.map(requestOf)
}

/** Returns one request; null for whoever may not see it. */
export async function findFundRequest(db: Db, viewer: Viewer, id: string, now: Date): Promise<FundRequest | null> {
  const row = await read(db, viewer, now).where('fund_request.id', '=', id).executeTakeFirst()
  return row ? requestOf(row) : null
}

/** Returns what waits in a team, the latest due first: one's own, or everybody's whom whoever looks may see. */
export async function fundQueue(
  db: Db,
  viewer: Member,
  { mine, most, status }: { readonly mine: boolean; readonly most: number; readonly status?: FundStatus },
  now: Date,
): Promise<readonly FundRequest[]> {
  const rows = await read(db, viewer, now)
    .where('fund_request.ended_at', 'is', null)
    .where('fund_request.organization_id', '=', viewer.membership.organizationId)
    .$if(mine, (query) => query.where('fund_request.owner_account_id', '=', viewer.accountId))
    .$if(status !== undefined, (query) => query.where('fund_request.status', '=', status!))
    .orderBy('fund_request.due_at')
    .orderBy('fund_request.id')
    .limit(most)
    .execute()
  return rows.map(requestOf)
}

/** Returns every request of one budget that whoever looks may see, in the order in which they were asked. */
export async function requestsOfBudget(
  db: Db,
  viewer: Member,
  budgetId: string,
  now: Date,
): Promise<readonly FundRequest[]> {
  const rows = await read(db, viewer, now).where('budget_id', '=', budgetId).orderBy('asked_at').execute()
  return rows.map(requestOf)
}

export type AskingFund = {
  readonly id: string
  readonly placeSlug: string
  readonly participantId: string
  readonly hubId: number | null
  readonly caseId: string | null
  readonly fundId: string
  readonly purpose: FundPurpose
  readonly pence: number
  readonly words: string
  readonly payee: Payee
  readonly payeeWords: string
  readonly neededOn: LocalDate
}

/** Writes down a request that nobody has been asked about yet; in the caller's transaction. */
export async function draftFundRequest(db: Db, viewer: Member, asking: AskingFund, now: Date): Promise<void> {
  const { organizationId } = viewer.membership
  if (!(await mayChangeParticipant(db, viewer, asking.participantId, now))) throw new NotFound()
  const today = londonDate(now)
  await db
    .insertInto('fund_request')
    .values({
      ...{ id: asking.id, place_slug: asking.placeSlug, participant_id: asking.participantId },
      ...{ organization_id: organizationId, hub_id: asking.hubId, case_id: asking.caseId, fund_id: asking.fundId },
      ...askedColumns(viewer, asking),
      ...{ status: 'draft', asked_by: viewer.accountId, asked_at: now, owner_account_id: viewer.accountId },
      ...{ next_step: FUND_NEXT.draft!.step, due_at: endOfLondonDay(fundDue('draft', asking.neededOn, today)) },
    })
    .execute()
    .catch(said({ fund_rules: 'not-of-this-fund' }))
  const event = { move: 'draft', from: null, to: 'draft', pence: asking.pence } as const
  await writeFundEvent(db, viewer, { ...asking, organizationId }, event, now)
  const facts = { purpose: asking.purpose, pence: asking.pence }
  await writeHistory(db, viewer, 'fund.draft', `fund-request:${asking.id}`, facts, now, {
    participantId: asking.participantId,
    why: 'support',
  })
}

/** Returns the columns of what is asked: the same when it is asked and when it is asked again. */
export const askedColumns = (
  viewer: Member,
  asking: Pick<AskingFund, 'purpose' | 'pence' | 'words' | 'payee' | 'payeeWords' | 'neededOn'>,
) => ({
  ...{ purpose: asking.purpose, asked_pence: asking.pence, words: asking.words, payee: asking.payee },
  ...{ payee_words: asking.payeeWords, needed_on: asking.neededOn },
  payee_account_id: asking.payee === 'staff' ? viewer.accountId : null,
})

/** Returns an id for a request that begins. */
export const newFundRequest = (): string => randomUUID()

const read = (db: Db, viewer: Viewer, now: Date) =>
  db
    .selectFrom('fund_request')
    .leftJoin('support_fund', 'support_fund.id', 'fund_request.fund_id')
    .leftJoin('participant', 'participant.id', 'fund_request.participant_id')
    .leftJoin('account as asker', 'asker.id', 'fund_request.asked_by')
    .leftJoin('account as decider', 'decider.id', 'fund_request.decided_by')
    .leftJoin('account as owner', 'owner.id', 'fund_request.owner_account_id')
    .selectAll('fund_request')
    .select(['support_fund.name as fund', 'participant.given_name', 'participant.family_name'])
    .select(['asker.name as asker', 'decider.name as decider', 'owner.name as owner'])
    .where(sql<boolean>`${readsCasework(viewer, 'fund_request', now)}`)

type Row = Awaited<ReturnType<ReturnType<typeof read>['execute']>>[number]

const requestOf = (row: Row): FundRequest => ({
  ...{ id: row.id, participantId: row.participant_id, organizationId: row.organization_id, hubId: row.hub_id },
  who: row.given_name === null ? null : fullName({ givenName: row.given_name, familyName: row.family_name ?? '' }),
  ...{ caseId: row.case_id, fundId: row.fund_id, fund: row.fund, budgetId: row.budget_id, purpose: row.purpose },
  ...{ asked: row.asked_pence, approved: row.approved_pence, paid: row.paid_pence, held: row.held_pence },
  ...{ words: row.words, payee: row.payee, payeeWords: row.payee_words, payeeAccountId: row.payee_account_id },
  ...{ neededOn: row.needed_on, status: row.status, askedBy: row.asked_by, askedByName: row.asker ?? '' },
  ...{ askedAt: row.asked_at, decidedByName: row.decider, decidedAt: row.decided_at },
  ...{ ownerAccountId: row.owner_account_id, ownerName: row.owner, nextStep: row.next_step, dueAt: row.due_at },
  ...{ waivedWords: row.waived_words, endedAt: row.ended_at, version: row.version },
})
