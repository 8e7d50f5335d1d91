import { USUAL_LIMITS } from '../src/domain/fund-decision.ts'
import { addDays, londonDate, londonMoment } from '../src/domain/london-time.ts'
import type { Member } from '../src/domain/permission.ts'
import { FUND_PURPOSES, financialYear } from '../src/domain/support-fund.ts'
import { namedUuid } from '../src/kit/uuid.ts'
import { budgetFor, type MovingFund, moveFund } from '../src/records/fund-move.ts'
import { draftFundRequest, type FundRequest, findFundRequest } from '../src/records/fund-request.ts'
import { releaseRunOut } from '../src/records/fund-run-out.ts'
import { addEvidence, payFund } from '../src/records/fund-spend.ts'
import { markFundSamples } from '../src/records/fund-store.ts'
import { makeVoucher } from '../src/records/fund-voucher.ts'
import type { Db } from '../src/records/schema.ts'
import { findFund, makeFund, openBudget } from '../src/records/support-fund.ts'
import { CASEWORK_ROWS } from './casework-people.ts'
import { memberNamed } from './member.ts'
import { sampleParticipantId } from './referrals.ts'
import type { FundRow } from './support-fund-row.ts'
import { FUND_ROWS } from './support-fund-rows.ts'

/** What things of the sample fund are known by. */
export const sampleFundId = (fund: FundRow['fund']): string => namedUuid(`sample fund ${fund}`)
export const sampleBudgetId = (fund: FundRow['fund'], yearsAgo = 0): string =>
  namedUuid(`sample budget ${fund} ${yearsAgo}`)
export const sampleFundRequestId = (who: string): string => namedUuid(`sample fund request ${who}`)
export const sampleVoucherId = (who: string): string => namedUuid(`sample voucher ${who}`)

const FUNDS = [
  { key: 'way', name: 'Way to work fund', payer: 'Fleet Vale Council', program: null, pence: [260_000, 240_000] },
  { key: 'workwell', name: 'WorkWell fund', payer: 'The WorkWell grant', program: 'workwell', pence: [80_000, 60_000] },
  {
    key: 'partner',
    name: 'Awl Lane hardship fund',
    payer: 'The friends of Awl Lane',
    program: null,
    pence: [50_000, 50_000],
  },
] as const

type Cast = { readonly [K in 'grace' | 'liban' | 'tobias' | 'winsome' | 'marguerite' | 'brid']: Member }

/** Opens the sample funds with budgets of two years, and lets them have been asked. What is there already stays as it is. */
export async function seedSupportFund(db: Db, now: Date): Promise<void> {
  const cast: Cast = {
    grace: await memberNamed(db, 'Grace Oyelaran', now, 'adviser'),
    liban: await memberNamed(db, 'Liban Jibrell-Moss', now, 'adviser'),
    tobias: await memberNamed(db, 'Tobias Marlowe-Eze', now, 'partner-adviser'),
    winsome: await memberNamed(db, 'Winsome Adair-Clarke', now, 'hub-manager'),
    marguerite: await memberNamed(db, 'Marguerite Dunmore', now, 'intake-officer'),
    brid: await memberNamed(db, 'Bríd Ní Fhloinn', now, 'partner-manager'),
  }
  if (await findFund(db, cast.winsome, sampleFundId('way'))) return
  const year = financialYear(londonDate(now))
  const began = londonMoment(addDays(londonDate(now), -45), '09:00')
  for (const { key, name, payer, program, pence } of FUNDS) {
    const manager = key === 'partner' ? cast.brid : cast.winsome
    const limits = USUAL_LIMITS.filter(({ role }) => role.startsWith('partner-') === (key === 'partner'))
    const purposes = FUND_PURPOSES.map(({ value }) => value)
    const fund = { id: sampleFundId(key), placeSlug: 'fleet-vale', name, payer, program, purposes, limits }
    await makeFund(db, manager, fund, began)
    for (const ago of [1, 0] as const) {
      const of = { id: sampleBudgetId(key, ago), fundId: fund.id, year: year - ago, pence: pence[ago === 0 ? 0 : 1] }
      await openBudget(db, manager, { ...of, words: 'As agreed for the year' }, began)
    }
  }
  for (const row of FUND_ROWS) await play(db, cast, row, now)
  await releaseRunOut(db, now)
  await markFundSamples(
    db,
    FUNDS.map(({ key }) => sampleFundId(key)),
  )
}

/** Lets one request go as far as its row says, a day a step, by those who may. */
async function play(db: Db, cast: Cast, row: FundRow, now: Date): Promise<void> {
  const { who, fund, daysAgo, purpose, pence, words, payee, payeeWords, neededIn, road } = row
  const adviser =
    { 'Grace Oyelaran': cast.grace, 'Liban Jibrell-Moss': cast.liban }[
      CASEWORK_ROWS.find((one) => one.who === who)!.adviser as string
    ] ?? cast.tobias
  const decider = fund === 'partner' ? cast.brid : cast.winsome
  const id = sampleFundRequestId(who)
  let step = 0
  const moment = () => {
    const at = londonMoment(addDays(londonDate(now), step - daysAgo), `${9 + (step % 7)}:15`.padStart(5, '0'))
    step += 1
    return at < now ? at : now
  }
  const stands = async (at: Date): Promise<FundRequest> => (await findFundRequest(db, adviser, id, at))!
  const move = async (by: Member, moving: MovingFund) => {
    const at = moment()
    await moveFund(db, by, await stands(at), moving, at)
  }
  const asked = moment()
  const neededOn = addDays(londonDate(asked), neededIn)
  const asking = { purpose, pence, words, payee, payeeWords, neededOn, fundId: sampleFundId(fund) }
  const of = {
    id,
    placeSlug: 'fleet-vale',
    participantId: sampleParticipantId(who),
    hubId: adviser.membership.hubIds[0] ?? null,
  }
  await draftFundRequest(db, adviser, { ...of, caseId: namedUuid(`sample case ${who}`), ...asking }, asked)
  if (road === 'draft') return
  await move(adviser, { move: 'ask' })
  const DECIDED: Readonly<Partial<Record<typeof road, readonly [Member, MovingFund]>>> = {
    agreed: [cast.marguerite, { move: 'agree', pence, words: 'The nursery place makes the job possible' }],
    more: [decider, { move: 'more', words: 'Which tools does he have already?' }],
    declined: [decider, { move: 'decline', words: 'Lessons are paid for by another scheme: we look at it together' }],
    withdrawn: [adviser, { move: 'withdraw', words: 'The bakery pays for the pass' }],
  }
  const decided = DECIDED[road]
  if (decided) return move(...decided)
  if (road === 'asked') return
  const own = pence <= 5_000 && payee !== 'staff'
  const at = moment()
  const budget = (await budgetFor(db, decider, sampleFundId(fund), financialYear(londonDate(at))))!
  const approval = { move: 'approve', pence, budgetId: budget.id } as const
  await moveFund(db, own ? adviser : decider, await stands(at), approval, at)
  if (road === 'approved') return
  if (road === 'cancelled') return move(adviser, { move: 'cancel', words: 'The interview was called off' })
  if (road === 'ordered') return move(adviser, { move: 'order' })
  if (road === 'voucher' || road === 'ran-out') {
    const at = moment()
    const expiresOn = addDays(londonDate(now), road === 'voucher' ? 25 : -1)
    await makeVoucher(
      db,
      adviser,
      await stands(at),
      { id: sampleVoucherId(who), pence, where: payeeWords, expiresOn },
      at,
    )
    return
  }
  const paid = moment()
  const part = road === 'part-paid' ? Math.round(pence / 2) : pence
  const paying = {
    pence: part,
    onDate: londonDate(paid),
    method: 'card',
    receipt: `R-${daysAgo}0${step}`,
    last: false,
  } as const
  await payFund(db, adviser, await stands(paid), paying, paid)
  if (road === 'part-paid' || road === 'paid') return
  const proved = moment()
  await addEvidence(
    db,
    adviser,
    await stands(proved),
    { kind: 'receipt', words: 'Folder 12 at the hub', fileId: null },
    proved,
  )
  await move(adviser, { move: 'reconcile' })
  if (road === 'closed') await move(decider, { move: 'close' })
}
