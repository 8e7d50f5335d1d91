import { randomUUID } from 'node:crypto'
import type { FundLimit } from '../domain/fund-decision.ts'
import { type Member, may, type Role, type Viewer } from '../domain/permission.ts'
import type { Balance, FundPurpose } from '../domain/support-fund.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { seesFund } from './reach-of-casework.ts'
import type { Db } from './schema.ts'

/** A fund of an organisation: its own, which no other organisation knows of. */
export type SupportFund = {
  readonly id: string
  readonly name: string
  /** Whose money it is. */
  readonly payer: string
  /** Null: for everybody. */
  readonly program: string | null
  readonly purposes: readonly FundPurpose[]
  readonly limits: readonly FundLimit[]
  readonly version: number
}

export type FundBudget = Balance & {
  readonly id: string
  readonly fundId: string
  readonly year: number
  readonly closedAt: Date | null
  readonly version: number
}

export type BudgetChange = {
  readonly at: Date
  readonly by: string | null
  readonly from: number | null
  readonly to: number
  readonly words: string
}

/** Returns the funds that whoever looks may ask, by name, each with who may decide how much. */
export async function fundsOf(db: Db, viewer: Viewer): Promise<readonly SupportFund[]> {
  const rows = await db
    .selectFrom('support_fund')
    .selectAll()
    .where(seesFund(viewer, 'support_fund'))
    .where('ended_at', 'is', null)
    .orderBy('name')
    .execute()
  const limits = await db
    .selectFrom('fund_limit')
    .selectAll()
    .where(seesFund(viewer, 'fund_limit'))
    .orderBy('alone_pence')
    .orderBy('role')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, payer: row.payer, program: row.program, purposes: row.purposes },
    version: row.version,
    limits: limits
      .filter(({ fund_id }) => fund_id === row.id)
      .map(({ role, alone_pence, one_of_two }) => ({ role, alone: alone_pence, oneOfTwo: one_of_two })),
  }))
}

/** Returns the fund with this id; null for everybody outside its organisation. */
export const findFund = async (db: Db, viewer: Viewer, id: string): Promise<SupportFund | null> =>
  (await fundsOf(db, viewer)).find((one) => one.id === id) ?? null

/** Returns budgets of one's own organisation, the latest year first; of one fund, or of all. */
export async function budgetsOf(db: Db, viewer: Viewer, fundId?: string): Promise<readonly FundBudget[]> {
  const rows = await db
    .selectFrom('fund_budget')
    .selectAll()
    .where(seesFund(viewer, 'fund_budget'))
    .$if(fundId !== undefined, (query) => query.where('fund_id', '=', fundId!))
    .orderBy('year', 'desc')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, fundId: row.fund_id, year: row.year, closedAt: row.closed_at, version: row.version },
    ...{ amount: row.amount_pence, committed: row.committed_pence, spent: row.spent_pence },
  }))
}

/** Returns how a budget came to be what it is, the latest change first. */
export async function budgetChanges(db: Db, viewer: Viewer, budgetId: string): Promise<readonly BudgetChange[]> {
  const rows = await db
    .selectFrom('fund_budget_change')
    .leftJoin('account', 'account.id', 'fund_budget_change.account_id')
    .selectAll('fund_budget_change')
    .select('account.name as by')
    .where('budget_id', '=', budgetId)
    .where(seesFund(viewer, 'fund_budget_change'))
    .orderBy('at', 'desc')
    .execute()
  return rows.map(({ at, by, from_pence, to_pence, words }) => ({ at, by, from: from_pence, to: to_pence, words }))
}

export type MakingFund = Omit<SupportFund, 'id' | 'version'> & { readonly id: string; readonly placeSlug: string }

/** Opens a fund for the organisation of whoever manages it, with who may decide how much; in the caller's transaction. */
export async function makeFund(db: Db, viewer: Member, fund: MakingFund, now: Date): Promise<void> {
  mustManage(viewer)
  const { organizationId } = viewer.membership
  await db
    .insertInto('support_fund')
    .values({
      ...{ id: fund.id, place_slug: fund.placeSlug, organization_id: organizationId, name: fund.name },
      ...{ payer: fund.payer, program: fund.program, purposes: [...fund.purposes] },
      ...{ made_at: now, made_by: viewer.accountId, ended_at: null },
    })
    .execute()
  await setLimits(db, viewer, fund.id, fund.limits)
  await writeHistory(db, viewer, 'fund.made', `fund:${fund.id}`, {}, now)
}

/** Says anew who may decide how much of a fund; in the caller's transaction. */
export async function changeLimits(
  db: Db,
  viewer: Member,
  fundId: string,
  limits: readonly FundLimit[],
  now: Date,
): Promise<void> {
  mustManage(viewer)
  await db.deleteFrom('fund_limit').where('fund_id', '=', fundId).where(seesFund(viewer, 'fund_limit')).execute()
  await setLimits(db, viewer, fundId, limits)
  const said = Object.fromEntries(limits.map(({ role, alone }) => [role, alone])) as Partial<Record<Role, number>>
  await writeHistory(db, viewer, 'fund.limits', `fund:${fundId}`, said as Record<string, number>, now)
}

async function setLimits(db: Db, viewer: Member, fundId: string, limits: readonly FundLimit[]): Promise<void> {
  if (limits.length === 0) return
  const organization_id = viewer.membership.organizationId
  await db
    .insertInto('fund_limit')
    .values(
      limits.map(({ role, alone, oneOfTwo }) => ({
        ...{ fund_id: fundId, organization_id, role, alone_pence: alone, one_of_two: oneOfTwo },
      })),
    )
    .execute()
}

/** Gives a fund its budget for a financial year. Throws Conflict where it has one. */
export async function openBudget(
  db: Db,
  viewer: Member,
  budget: {
    readonly id?: string
    readonly fundId: string
    readonly year: number
    readonly pence: number
    readonly words: string
  },
  now: Date,
): Promise<string> {
  mustManage(viewer)
  const { id = randomUUID() } = budget
  const organization_id = viewer.membership.organizationId
  await db
    .insertInto('fund_budget')
    .values({ id, fund_id: budget.fundId, organization_id, year: budget.year, amount_pence: budget.pence })
    .execute()
    .catch(said({ fund_budget_fund_id_year_key: 'moved-by-someone-else' }))
  await written(db, viewer, { id, from: null, to: budget.pence, words: budget.words }, now)
  return id
}

/**
 * Makes a budget more or less, with the reason. Throws Conflict: `overdrawn` where less than what is set aside and spent
 * would be left of it, `moved-by-someone-else` where it is not as it was read.
 */
export async function reviseBudget(
  db: Db,
  viewer: Member,
  budget: Pick<FundBudget, 'id' | 'amount' | 'version'>,
  to: { readonly pence: number; readonly words: string },
  now: Date,
): Promise<void> {
  mustManage(viewer)
  const { numUpdatedRows } = await db
    .updateTable('fund_budget')
    .set({ amount_pence: to.pence, version: budget.version + 1 })
    .where('id', '=', budget.id)
    .where('version', '=', budget.version)
    .where('closed_at', 'is', null)
    .where(seesFund(viewer, 'fund_budget'))
    .executeTakeFirst()
    .catch(said({ never_overdrawn: 'overdrawn' }))
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  await written(db, viewer, { id: budget.id, from: budget.amount, to: to.pence, words: to.words }, now)
}

async function written(
  db: Db,
  viewer: Member,
  change: { readonly id: string; readonly from: number | null; readonly to: number; readonly words: string },
  now: Date,
): Promise<void> {
  const { id, from, to, words } = change
  await db
    .insertInto('fund_budget_change')
    .values({
      ...{ id: randomUUID(), budget_id: id, organization_id: viewer.membership.organizationId, at: now },
      ...{ account_id: viewer.accountId, from_pence: from, to_pence: to, words },
    })
    .execute()
  await writeHistory(db, viewer, 'fund.budget', `fund-budget:${id}`, { from, to }, now)
}

/** Throws NotFound for whoever does not manage funds. */
export function mustManage(viewer: Member): void {
  if (!may(viewer, 'support-fund.manage')) throw new NotFound()
}

/** Returns what turns refusals of the database, by their names, into Conflicts that a page can say. */
export const said =
  (refusals: Readonly<Record<string, string>>) =>
  (error: unknown): never => {
    const words = refusals[(error as { constraint?: string }).constraint ?? '']
    throw words ? new Conflict(words) : error
  }
