import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { londonDate } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { voucherCode } from '../domain/voucher-code.ts'
import { NotFound } from '../kit/errors.ts'
import { moveFund, told } from './fund-move.ts'
import type { FundRequest } from './fund-request.ts'
import { mayChangeParticipant } from './participant.ts'
import { readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import { said } from './support-fund.ts'

/** Where a voucher stands: it can be taken once, until its last day. */
export type VoucherState = 'good' | 'used' | 'expired' | 'cancelled'

/** What a shop may know of a voucher. Never whose it is. */
export type Voucher = {
  readonly code: string
  readonly state: VoucherState
  readonly pence: number
  readonly where: string
  readonly expiresOn: LocalDate
  readonly redeemedAt: Date | null
}

export type OwnVoucher = Voucher & {
  readonly id: string
  readonly requestId: string
  readonly madeAt: Date
  /** It ran out, and what it held has gone back to the budget; it can be set aside again. */
  readonly released: boolean
}

/** Makes a voucher of what is set aside for a request, in the caller's transaction. Throws Conflict `more-than-set-aside`. */
export async function makeVoucher(
  db: Db,
  viewer: Member,
  request: FundRequest,
  voucher: {
    readonly id?: string
    readonly pence: number
    readonly where: string
    readonly expiresOn: LocalDate
  },
  now: Date,
): Promise<string> {
  if (!(await mayChangeParticipant(db, viewer, request.participantId, now))) throw new NotFound()
  const code = voucherCode(randomBytes(11))
  await db
    .insertInto('fund_voucher')
    .values({
      ...{ id: voucher.id ?? randomUUID(), request_id: request.id, participant_id: request.participantId, code },
      ...{ organization_id: request.organizationId, pence: voucher.pence, where_words: voucher.where },
      ...{ expires_on: voucher.expiresOn, made_at: now, made_by: viewer.accountId },
    })
    .execute()
    .catch(said({ fund_voucher_covered: 'more-than-set-aside' }))
  if (request.status === 'approved') await moveFund(db, viewer, request, { move: 'order', pence: voucher.pence }, now)
  else await told(db, viewer, request, { move: 'order', to: request.status, pence: voucher.pence }, now)
  return code
}

/** Returns the vouchers of these records of one person, or of one request; the latest first. */
export async function vouchersOf(
  db: Db,
  viewer: Viewer,
  of: { readonly requestId: string } | { readonly participantIds: readonly string[] },
  now: Date,
): Promise<readonly OwnVoucher[]> {
  const rows = await db
    .selectFrom('fund_voucher')
    .selectAll()
    .$if('requestId' in of, (query) => query.where('request_id', '=', (of as { requestId: string }).requestId))
    .$if('participantIds' in of, (query) =>
      query.where('participant_id', 'in', (of as { participantIds: readonly string[] }).participantIds),
    )
    .where(readsCasework(viewer, 'fund_voucher', now))
    .orderBy('made_at', 'desc')
    .execute()
  const today = londonDate(now)
  return rows.map((row) => ({
    ...{ id: row.id, requestId: row.request_id, code: row.code, pence: row.pence, where: row.where_words },
    ...{ expiresOn: row.expires_on, redeemedAt: row.redeemed_at, madeAt: row.made_at },
    released: row.released_at !== null && row.cancelled_at === null,
    state: row.redeemed_at ? 'used' : row.cancelled_at ? 'cancelled' : row.expires_on < today ? 'expired' : 'good',
  }))
}

/** Returns a voucher by its code, for whoever holds it in their hand; null where there is none. */
export async function voucherByCode(db: Db, code: string, now: Date): Promise<Voucher | null> {
  const { rows } = await sql<{
    state: VoucherState
    pence: number
    where_words: string
    expires_on: LocalDate
    redeemed_at: Date | null
  }>`select * from voucher_of(${code}, ${londonDate(now)}::date)`.execute(db)
  const row = rows[0]
  if (!row) return null
  const { state, pence, where_words: where, expires_on: expiresOn, redeemed_at: redeemedAt } = row
  return { code, state, pence, where, expiresOn, redeemedAt }
}

/**
 * Takes a voucher, once, for a shop: it is money spent from then on. Returns what it was: `good` is taken now, anything
 * else is not; null where there is none. However many try at once, one of them is told `good`.
 */
export async function redeemVoucher(db: Db, code: string, taker: string, now: Date): Promise<VoucherState | null> {
  const { rows } = await sql<{ state: VoucherState | null }>`
    select redeem_voucher(${code}, ${taker}, ${londonDate(now)}::date, ${now}) as state`.execute(db)
  return rows[0]?.state ?? null
}
