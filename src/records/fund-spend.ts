import { randomUUID } from 'node:crypto'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import type { EvidenceKind, PayMethod } from '../domain/support-fund.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { moveFund } from './fund-move.ts'
import type { FundRequest } from './fund-request.ts'
import { writeHistory } from './history.ts'
import { mayChangeParticipant } from './participant.ts'
import { readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import type { StoredFile } from './stored-file.ts'
import { said } from './support-fund.ts'

/** Money that left a fund or came back; sums in pence. */
export type FundSpend = {
  readonly id: string
  readonly kind: 'spend' | 'refund'
  readonly pence: number
  readonly onDate: LocalDate
  readonly method: PayMethod
  readonly receipt: string | null
  readonly refunds: string | null
  readonly at: Date
  readonly by: string | null
}

/** Returns what was paid of a request and what came back, in order. */
export async function spendOf(db: Db, viewer: Viewer, requestId: string, now: Date): Promise<readonly FundSpend[]> {
  const rows = await db
    .selectFrom('fund_spend')
    .leftJoin('account', 'account.id', 'fund_spend.account_id')
    .selectAll('fund_spend')
    .select('account.name as by')
    .where('request_id', '=', requestId)
    .where(readsCasework(viewer, 'fund_spend', now))
    .orderBy('at')
    .orderBy('fund_spend.id')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, pence: row.pence, onDate: row.on_date, method: row.method },
    ...{ receipt: row.receipt, refunds: row.refunds, at: row.at, by: row.by },
  }))
}

const REFUSALS = {
  never_overdrawn: 'not-enough-left',
  fund_spend_held: 'more-than-set-aside',
  fund_refund_paid: 'more-than-was-paid',
  fund_spend_of_request: 'moved-by-someone-else',
}

export type Paying = {
  readonly pence: number
  readonly onDate: LocalDate
  readonly method: Exclude<PayMethod, 'voucher'>
  readonly receipt: string | null
  /** Whether nothing more is paid: the rest goes back to the fund. */
  readonly last: boolean
}

/** Pays out of what is set aside, and never more; in the caller's transaction. Throws Conflict `more-than-set-aside`. */
export async function payFund(db: Db, viewer: Member, request: FundRequest, paying: Paying, now: Date): Promise<void> {
  await spend(db, viewer, request, { ...paying, kind: 'spend', refunds: null }, now)
  const move = paying.last || paying.pence === request.held ? 'pay' : 'pay-part'
  await moveFund(db, viewer, request, { move, pence: paying.pence }, now)
}

/** Writes down that money of one payment came back: it goes to the year that it came from. In the caller's transaction. */
export async function refundFund(
  db: Db,
  viewer: Member,
  request: FundRequest,
  refund: Omit<Paying, 'last' | 'method'> & { readonly of: Pick<FundSpend, 'id' | 'method'>; readonly words: string },
  now: Date,
): Promise<void> {
  const { of, words, ...money } = refund
  const row = { ...money, method: of.method, kind: 'refund', refunds: of.id } as const
  await spend(db, viewer, request, row, now)
  await moveFund(db, viewer, request, { move: 'refund', pence: refund.pence, words }, now)
}

async function spend(
  db: Db,
  viewer: Member,
  { id, participantId, organizationId, budgetId }: FundRequest,
  row: Pick<FundSpend, 'kind' | 'pence' | 'onDate' | 'method' | 'receipt' | 'refunds'>,
  now: Date,
): Promise<void> {
  if (budgetId === null) throw new Conflict('not-now')
  await db
    .insertInto('fund_spend')
    .values({
      ...{ id: randomUUID(), request_id: id, participant_id: participantId, organization_id: organizationId },
      ...{ budget_id: budgetId, kind: row.kind, pence: row.pence, on_date: row.onDate, method: row.method },
      ...{ receipt: row.receipt, refunds: row.refunds, at: now, account_id: viewer.accountId },
    })
    .execute()
    .catch(said(REFUSALS))
}

/** A proof of where money went. */
export type FundEvidence = {
  readonly id: string
  readonly kind: EvidenceKind
  readonly words: string | null
  readonly fileId: number | null
  readonly fileName: string | null
  readonly fileState: StoredFile['state'] | null
  readonly fileType: string | null
  readonly at: Date
  readonly by: string | null
}

/** Returns the proof of a request, in order. */
export async function evidenceOf(
  db: Db,
  viewer: Viewer,
  requestId: string,
  now: Date,
): Promise<readonly FundEvidence[]> {
  const rows = await db
    .selectFrom('fund_evidence')
    .leftJoin('account', 'account.id', 'fund_evidence.account_id')
    .leftJoin('stored_file', 'stored_file.id', 'fund_evidence.file_id')
    .selectAll('fund_evidence')
    .select(['account.name as by', 'stored_file.shown_name', 'stored_file.state', 'stored_file.media_type'])
    .where('request_id', '=', requestId)
    .where(readsCasework(viewer, 'fund_evidence', now))
    .orderBy('at')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, words: row.words, fileId: row.file_id, fileName: row.shown_name },
    ...{ fileState: row.state, fileType: row.media_type, at: row.at, by: row.by },
  }))
}

/** Keeps a proof, in the caller's transaction: a file, or in words where the paper lies. */
export async function addEvidence(
  db: Db,
  viewer: Member,
  request: FundRequest,
  proof: { readonly kind: EvidenceKind; readonly words: string | null; readonly fileId: number | null },
  now: Date,
): Promise<void> {
  if (!(await mayChangeParticipant(db, viewer, request.participantId, now))) throw new NotFound()
  await db
    .insertInto('fund_evidence')
    .values({
      ...{ id: randomUUID(), request_id: request.id, participant_id: request.participantId },
      ...{ organization_id: request.organizationId, kind: proof.kind, words: proof.words, file_id: proof.fileId },
      ...{ at: now, account_id: viewer.accountId },
    })
    .execute()
  await writeHistory(db, viewer, 'fund.evidence', `fund-request:${request.id}`, { kind: proof.kind }, now, {
    participantId: request.participantId,
    why: 'support',
  })
}
