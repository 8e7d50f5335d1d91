import { sql } from 'kysely'
import { FUND_NEXT, fundDue, RUN_OUT_STEP } from '../domain/fund-move.ts'
import { endOfLondonDay, londonDate } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import { Conflict } from '../kit/errors.ts'
import type { FundRequest } from './fund-request.ts'
import type { OwnVoucher } from './fund-voucher.ts'
import { writeHistory } from './history.ts'
import type { Db } from './schema.ts'
import { said } from './support-fund.ts'
import { inTransaction } from './transaction.ts'

/**
 * Gives back to their budgets what vouchers hold whose last day has passed, for the clock; whoever has the request finds
 * it on their list today. Returns how many ran out. What a shop takes at the same moment is taken: the row is locked.
 */
export async function releaseRunOut(db: Db, now: Date, most = 500): Promise<number> {
  const today = londonDate(now)
  const due = await db
    .selectFrom('fund_voucher')
    .select(['id', 'request_id'])
    .where('expires_on', '<', today)
    .where('redeemed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('released_at', 'is', null)
    .orderBy('expires_on')
    .limit(most)
    .execute()
  let count = 0
  for (const one of due) count += await inTransaction(db, (db) => release(db, one, now))
  return count
}

async function release(
  db: Db,
  { id, request_id: requestId }: { readonly id: string; readonly request_id: string },
  now: Date,
): Promise<number> {
  const request = await db
    .selectFrom('fund_request')
    .select(['participant_id', 'organization_id', 'status', 'version'])
    .where('id', '=', requestId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!request) return 0
  const voucher = await db
    .updateTable('fund_voucher')
    .set({ released_at: now })
    .where('id', '=', id)
    .where('redeemed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('released_at', 'is', null)
    .returning(['pence', 'where_words'])
    .executeTakeFirst()
  if (!voucher) return 0
  await db
    .updateTable('fund_request')
    .set((set) => ({
      released_pence: set('released_pence', '+', voucher.pence),
      ...{ next_step: RUN_OUT_STEP, due_at: endOfLondonDay(londonDate(now)), version: request.version + 1 },
    }))
    .where('id', '=', requestId)
    .execute()
  const { participant_id: participantId, organization_id, status } = request
  await db
    .insertInto('fund_event')
    .values({
      ...{ request_id: requestId, participant_id: participantId, organization_id, at: now, move: 'run-out' },
      ...{ from_status: status, to_status: status, account_id: null, role: null, pence: voucher.pence },
      ...{ words: voucher.where_words, for_person: true },
    })
    .execute()
  const facts = { status, pence: voucher.pence }
  await writeHistory(db, 'job', 'fund.run-out', `fund-request:${requestId}`, facts, now, {
    participantId,
    why: 'support',
  })
  return 1
}

/** Where a shop took a voucher in time and said so later: who, and on which day. */
export type TakenInTime = { readonly taker: string; readonly onDate: LocalDate }

/**
 * Sets aside again what a voucher held that ran out, in the caller's transaction: because it is needed after all, or, with
 * `taken`, because it was used in time, and then it is paid. Throws Conflict `not-enough-left` where the budget does not
 * have it any more, and `not-now` where there is nothing to set aside, or the day is not one on which it was good.
 */
export async function setAsideAgain(
  db: Db,
  request: FundRequest,
  voucher: OwnVoucher,
  taken: TakenInTime | null,
  now: Date,
): Promise<void> {
  if (!voucher.released) throw new Conflict('not-now')
  const status = taken ? 'paid' : 'approved'
  const due = endOfLondonDay(fundDue(status, request.neededOn, londonDate(now)))
  await sql`select set_aside_again(${voucher.id}, ${taken?.taker ?? null}, ${taken?.onDate ?? null}::date,
    ${FUND_NEXT[status]!.step}, ${due}, ${now})`
    .execute(db)
    .catch(said({ never_overdrawn: 'not-enough-left', closed_holds_nothing: 'year-is-closed', fund_rules: 'not-now' }))
}
