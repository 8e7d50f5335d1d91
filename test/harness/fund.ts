import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { FundLimit } from '../../src/domain/fund-decision.ts'
import { USUAL_LIMITS } from '../../src/domain/fund-decision.ts'
import type { Member, Viewer } from '../../src/domain/permission.ts'
import { Conflict } from '../../src/kit/errors.ts'
import { budgetFor, type MovingFund, moveFund } from '../../src/records/fund-move.ts'
import { draftFundRequest, type FundRequest, findFundRequest } from '../../src/records/fund-request.ts'
import type { Db } from '../../src/records/schema.ts'
import { makeFund, openBudget } from '../../src/records/support-fund.ts'
import { asViewer } from '../../src/records/viewer-context.ts'
import { opened } from './casework.ts'
import type { TestDatabase } from './database.ts'
import { asMember } from './member.ts'

export const NOW = new Date('2026-11-23T10:00:00Z')
export const YEAR = 2026

export type FundDesk = Awaited<ReturnType<typeof fundDesk>>

/** A fund of the council with a budget, somebody on Grace's list, and colleagues who decide. Sums are in pence. */
export async function fundDesk(database: TestDatabase, pence: number, web: Db = database.web) {
  const member = async (name: Parameters<typeof asMember>[1]) => (await asMember(database.web, name, NOW)).viewer
  const grace = await member('Grace Oyelaran')
  const winsome = await member('Winsome Adair-Clarke')
  const marguerite = await member('Marguerite Dunmore')
  const hubId = grace.membership.hubIds[0] ?? null
  const { participantId, caseId } = await opened(database.web, winsome, { accountId: grace.accountId, hubId }, NOW)

  const as = <T>(viewer: Viewer, work: (db: Db) => Promise<T>) =>
    asViewer(web, database.viewerKey, { viewer, purpose: 'support', now: NOW, signedAt: new Date() }, work)

  async function fundOf(viewer: Member, amount: number, limits: readonly FundLimit[] = USUAL_LIMITS, year = YEAR) {
    const id = randomUUID()
    const fund = { id, placeSlug: 'fleet-vale', name: 'Way to work fund', payer: 'Fleet Vale Council', program: null }
    const budgetId = await as(viewer, async (db) => {
      await makeFund(db, viewer, { ...fund, purposes: ['travel', 'course', 'clothing'], limits }, NOW)
      return openBudget(db, viewer, { fundId: id, year, pence: amount, words: 'For the year' }, NOW)
    })
    return { id, budgetId }
  }
  const fund = await fundOf(winsome, pence)

  /** Somebody asks for so much; returns the request as it waits. */
  async function ask(amount: number, viewer: Member = grace, more: Partial<Parameters<typeof draft>[2]> = {}) {
    const id = randomUUID()
    return as(viewer, async (db) => {
      await draft(db, viewer, { id, pence: amount, ...more })
      const written = (await findFundRequest(db, viewer, id, NOW))!
      await moveFund(db, viewer, written, { move: 'ask' }, NOW)
      return (await findFundRequest(db, viewer, id, NOW))!
    })
  }
  const draft = (
    db: Db,
    viewer: Member,
    { id, pence, ...more }: { id: string; pence: number } & Partial<Parameters<typeof draftFundRequest>[2]>,
  ) =>
    draftFundRequest(
      db,
      viewer,
      {
        ...{ id, placeSlug: 'fleet-vale', participantId, hubId, caseId, fundId: fund.id, purpose: 'travel', pence },
        ...{ words: 'A bus pass for the first month', payee: 'supplier', payeeWords: 'The bus company' },
        ...{ neededOn: '2026-12-01', ...more },
      },
      NOW,
    )

  const again = (viewer: Viewer, id: string): Promise<FundRequest | null> =>
    as(viewer, (db) => findFundRequest(db, viewer, id, NOW))

  /** Makes a move as somebody who may, from where the request stands now. */
  const move = (viewer: Member, id: string, moving: MovingFund) =>
    as(viewer, async (db) => moveFund(db, viewer, (await findFundRequest(db, viewer, id, NOW))!, moving, NOW))
  const approve = (viewer: Member, request: FundRequest, amount = request.asked) =>
    as(viewer, async (db) => {
      const budget = await budgetFor(db, viewer, request.fundId, YEAR)
      if (!budget) throw new Conflict('no-budget')
      await moveFund(db, viewer, request, { move: 'approve', pence: amount, budgetId: budget.id }, NOW)
    })

  /** A budget beside what its requests and payments come to: the two are the same at every moment. */
  async function balance(budgetId = fund.budgetId) {
    const { rows } = await sql<{ amount: number; committed: number; spent: number; held: number; paid: number }>`
      select b.amount_pence as amount, b.committed_pence as committed, b.spent_pence as spent,
        coalesce((select sum(r.held_pence) from fund_request r where r.budget_id = b.id), 0)::int as held,
        coalesce((select sum(case s.kind when 'spend' then s.pence else -s.pence end) from fund_spend s
          where s.budget_id = b.id), 0)::int as paid
      from fund_budget b where b.id = ${budgetId}`.execute(database.owner)
    return rows[0]!
  }

  return {
    ...{ member, grace, winsome, marguerite, participantId, caseId, hubId, fund, as, fundOf, ask, draft, again, move },
    ...{ approve, balance },
  }
}
