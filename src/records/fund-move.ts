import { sql } from 'kysely'
import { CARING_ROLES } from '../domain/caring.ts'
import { authorityOf, type Deciding, type FundLimit } from '../domain/fund-decision.ts'
import { FUND_NEXT, type FundMove, type FundStatus, fundAfter, fundDue, isOpenRequest } from '../domain/fund-move.ts'
import { endOfLondonDay, londonDate } from '../domain/london-time.ts'
import type { Member } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { type FundEvent, fundEventsOf, writeFundEvent } from './fund-event.ts'
import { type AskingFund, askedColumns, type FundRequest } from './fund-request.ts'
import { writeHistory } from './history.ts'
import { changesCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import { budgetsOf, findFund, said } from './support-fund.ts'

/** A move of a request, with what it needs. Sums are in pence. */
export type MovingFund = {
  readonly move: FundMove
  readonly words?: string | null
  readonly pence?: number
  /** Which budget an approval counts in, or what is set aside is carried to. */
  readonly budgetId?: string
  /** What is asked now, where it is asked again. */
  readonly asking?: Pick<AskingFund, 'purpose' | 'pence' | 'words' | 'payee' | 'payeeWords' | 'neededOn'>
}

/** Why the database refuses, by the names of its rules, in words that a page can say. */
const REFUSALS = {
  never_overdrawn: 'not-enough-left',
  closed_holds_nothing: 'year-is-closed',
  fund_authority: 'not-theirs-to-approve',
  fund_rules: 'not-now',
  fund_cancelled_unpaid: 'not-now',
}

/**
 * Makes a move, in the caller's transaction. Throws Conflict: `not-enough-left` where the budget does not hold it (however
 * many approve at once), `not-theirs-to-approve`, `not-now` where it cannot follow on what is, `moved-by-someone-else`.
 */
export async function moveFund(
  db: Db,
  viewer: Member,
  request: FundRequest,
  moving: MovingFund,
  now: Date,
): Promise<void> {
  const to = fundAfter(request.status, moving.move)
  if (!to) throw new Conflict('not-now')
  const { words = null, pence, budgetId, asking } = moving
  const neededOn = asking?.neededOn ?? request.neededOn
  const next = isOpenRequest(to)
    ? {
        owner_account_id: await ownerAfter(db, viewer, request, moving, to, now),
        next_step: moving.move === 'agree' ? 'Decide: the second of two' : FUND_NEXT[to]!.step,
        due_at: endOfLondonDay(fundDue(to, neededOn, londonDate(now))),
      }
    : { owner_account_id: null, next_step: null, due_at: null, ended_at: now }
  const { numUpdatedRows } = await db
    .updateTable('fund_request')
    .set({
      ...next,
      ...(asking && { ...askedColumns(viewer, asking) }),
      ...(moving.move === 'ask' && { asked_at: now }),
      ...(to === 'approved' && moving.move === 'approve' && { approved_pence: pence! }),
      ...((moving.move === 'approve' || moving.move === 'decline') && {
        decided_by: viewer.accountId,
        decided_at: now,
      }),
      ...(budgetId && { budget_id: budgetId }),
      ...(moving.move === 'reconcile' && words && { waived_words: words }),
      ...{ status: to, version: request.version + 1 },
    })
    .where('id', '=', request.id)
    .where('version', '=', request.version)
    .where('status', '=', request.status)
    .where(changesCasework(viewer, 'fund_request', now))
    .executeTakeFirst()
    .catch(said(REFUSALS))
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  await told(db, viewer, request, { ...moving, words, to }, now)
}

const FOR_PERSON: readonly FundMove[] = ['approve', 'decline', 'order', 'pay', 'pay-part', 'cancel']

/** Writes the event of a move and its line of history. */
export async function told(
  db: Db,
  viewer: Member,
  request: FundRequest,
  moved: MovingFund & { readonly to: FundStatus },
  now: Date,
): Promise<void> {
  const { move, to, words = null, pence = null } = moved
  const event = { move, from: request.status, to, pence, words, forPerson: FOR_PERSON.includes(move) }
  await writeFundEvent(db, viewer, request, event, now)
  await writeHistory(db, viewer, `fund.${move}`, `fund-request:${request.id}`, { status: to, pence }, now, {
    participantId: request.participantId,
    why: 'support',
  })
}

/** Who has it next: whoever may decide what is asked, and for all else the colleague who asked. */
async function ownerAfter(
  db: Db,
  viewer: Member,
  request: FundRequest,
  { move, asking }: MovingFund,
  to: FundStatus,
  now: Date,
): Promise<number> {
  if (to !== 'asked') return (await isThere(db, request)) ? request.askedBy : viewer.accountId
  const fund = await findFund(db, viewer, request.fundId)
  const pence = asking?.pence ?? request.asked
  const again = { ...request, asked: pence, askedBy: viewer.accountId, askedAt: now }
  const deciding = await decidingOf(db, viewer, again, now)
  const who = { accountId: viewer.accountId, role: viewer.membership.role }
  if (move === 'ask' && authorityOf(who, deciding, fund?.limits ?? []) === 'alone') return viewer.accountId
  const apart = move === 'agree' ? [viewer.accountId, request.askedBy] : [viewer.accountId]
  return (await deskOf(db, { ...request, asked: pence }, apart)) ?? viewer.accountId
}

async function deskOf(db: Db, request: FundRequest, apart: readonly number[]): Promise<number | null> {
  const { rows } = await sql<{ id: number | null }>`select fund_desk(${request.organizationId}, ${request.fundId},
    ${request.participantId}, ${request.hubId}, ${request.asked}, ${[...apart]}::integer[]) as id`.execute(db)
  return rows[0]?.id ?? null
}

async function isThere(db: Db, { askedBy, organizationId }: FundRequest): Promise<boolean> {
  const part = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .where('account_id', '=', askedBy)
    .where('organization_id', '=', organizationId)
    .where('ended_at', 'is', null)
    .where('disabled_at', 'is', null)
    .where('role', 'in', CARING_ROLES)
    .select('membership.id')
    .executeTakeFirst()
  return part !== undefined
}

/** Returns what has to be known of a request to say who may decide about it. */
export async function decidingOf(db: Db, viewer: Member, request: FundRequest, now: Date): Promise<Deciding> {
  const events: readonly FundEvent[] = await fundEventsOf(db, viewer, request.id, now)
  const { rows } = await sql<{ oneself: boolean }>`
    select exists (select from participant p join account a on a.id = ${viewer.accountId}
      where p.id = ${request.participantId} and lower(p.email) = lower(a.email)) as oneself`.execute(db)
  return {
    pence: request.asked,
    askedBy: request.askedBy,
    payeeAccountId: request.payeeAccountId,
    isOneself: rows[0]!.oneself,
    agreed: events
      .filter(({ move, at }) => move === 'agree' && at >= request.askedAt)
      .map(({ accountId, role, pence }) => ({ accountId: accountId!, role: role!, pence: pence ?? 0 })),
  }
}

/** Returns the limits of the fund that a request asks. */
export const limitsOf = async (db: Db, viewer: Member, { fundId }: FundRequest): Promise<readonly FundLimit[]> =>
  (await findFund(db, viewer, fundId))?.limits ?? []

/** Returns the budget that counts an approval on this day; null where the fund has none for its year, or it is closed. */
export async function budgetFor(db: Db, viewer: Member, fundId: string, year: number) {
  const budgets = await budgetsOf(db, viewer, fundId)
  return budgets.find((one) => one.year === year && one.closedAt === null) ?? null
}
