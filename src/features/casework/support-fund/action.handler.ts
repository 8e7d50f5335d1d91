import type { FundMove } from '../../../domain/fund-move.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { financialYear, missingEvidence, readPounds } from '../../../domain/support-fund.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { budgetFor, moveFund } from '../../../records/fund-move.ts'
import { setAsideAgain } from '../../../records/fund-run-out.ts'
import { evidenceOf, payFund, refundFund, spendOf } from '../../../records/fund-spend.ts'
import { makeVoucher, vouchersOf } from '../../../records/fund-voucher.ts'
import { mayChangeParticipant } from '../../../records/participant.ts'
import type { Db } from '../../../records/schema.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { refuseStale, takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { FUND_REFUSALS, type FundAsked, fundAsked, tellOfFund } from '../../../web/fund-asked.ts'
import { writeLook } from '../../../web/person-asked.ts'
import { readPaying, readRefund, readRunOut, readVoucher, wordsIn } from './action.form.ts'
import { type ActionShown, actionView, ENDS } from './action.view.ts'
import { ROOM } from './ask.handler.ts'
import { requestAnswer } from './request.handler.ts'

type Action = (ask: Ask, asked: FundAsked) => Promise<Answer>

/** Everything that is done with a request, by the end of its address. What is not here is not there. */
const ACTIONS: Readonly<Record<string, Action>> = {
  ask: (ask, asked) => press(ask, asked, 'ask'),
  order: (ask, asked) => press(ask, asked, 'order'),
  close: (ask, asked) => press(ask, asked, 'close'),
  decide,
  check,
  pay,
  back,
  voucher,
  end,
  'run-out': runOut,
}

/** Actions with a page of their own. */
const PAGES = ['pay', 'back', 'voucher', 'end', 'run-out'] as const satisfies readonly ActionShown['action'][]

/** Shows what one action asks for. */
export async function showAction(ask: Ask): Promise<Answer> {
  const action = PAGES.find((one) => one === ask.params.action)
  if (!action) throw new NotFound()
  const asked = await toChange(ask)
  await writeLook(ask, asked.person)
  return actionAnswer(ask, asked, action, {})
}

/** Does one thing with a request, once. */
export async function doAction(ask: Ask): Promise<Answer> {
  const name = ask.params.action ?? ''
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  if (!action) throw new NotFound()
  return action(ask, await toChange(ask))
}

async function toChange(ask: Ask): Promise<FundAsked> {
  const asked = await fundAsked(ask)
  if (!(await mayChangeParticipant(ask.db, ask.viewer, asked.request.participantId, ask.now))) throw new NotFound()
  return asked
}

async function actionAnswer(
  ask: Ask,
  { request, person }: FundAsked,
  action: ActionShown['action'],
  mistakes: Mistakes,
): Promise<Answer> {
  const payments = (await spendOf(ask.db, ask.viewer, request.id, ask.now)).filter(({ kind }) => kind === 'spend')
  const vouchers = action === 'run-out' ? await runOutOf(ask, request) : []
  return page(
    actionView({ request, person, action, payments, vouchers, mistakes }, ask),
    Object.keys(mistakes).length > 0 ? 422 : 200,
  )
}

const press: (ask: Ask, asked: FundAsked, move: FundMove) => Promise<Answer> = (ask, asked, move) =>
  once(
    ask,
    asked,
    'decision',
    (mistakes) => requestAnswer(ask, asked, mistakes),
    async (db) => {
      await moveFund(db, memberIn(ask), asked.request, { move }, ask.now)
    },
  )

/** Does the work once; where a rule of the money refuses, says so at a field of the form it came from. */
async function once(
  ask: Ask,
  { request }: FundAsked,
  field: string,
  again: (mistakes: Mistakes) => Promise<Answer>,
  work: (db: Db) => Promise<unknown>,
): Promise<Answer> {
  try {
    return await takeDeskForm(ask, ROOM, async (db) => {
      refuseStale(ask, request)
      const path = await work(db)
      return typeof path === 'string' ? path : `/desk/fund/${request.id}`
    })
  } catch (error) {
    const words = error instanceof Conflict ? FUND_REFUSALS[error.message] : undefined
    if (!words) throw error
    return again({ [field]: words })
  }
}

/** Approves, agrees as the first of two, asks for more, or declines. */
async function decide(ask: Ask, asked: FundAsked): Promise<Answer> {
  const { form, now } = ask
  const viewer = memberIn(ask)
  const { request } = asked
  const again = (mistakes: Mistakes) => requestAnswer(ask, asked, mistakes)
  const move = (['approve', 'agree', 'more', 'decline'] as const).find((one) => one === form.get('decision'))
  if (!move) return again({ decision: 'Choose what you say' })
  const words = wordsIn(form, 'words', 500)
  if ((move === 'more' || move === 'decline') && !words) {
    return again({ words: move === 'more' ? 'Say what you need to know' : 'Say why, kindly: they read it' })
  }
  const pence = readPounds(form.get('amount') ?? '')
  if ((move === 'approve' || move === 'agree') && (!pence || pence > request.asked)) {
    return again({ amount: 'Enter what was asked, or less' })
  }
  return once(ask, asked, 'decision', again, async (db) => {
    if (move !== 'approve') {
      await moveFund(db, viewer, request, { move, words, ...(move === 'agree' && { pence: request.asked }) }, now)
      if (move === 'decline') await tellOfFund(ask, db, 'declined', asked, { pence: 0, words })
      return
    }
    const budget = await budgetFor(db, viewer, request.fundId, financialYear(londonDate(now)))
    if (!budget) throw new Conflict('no-budget')
    await moveFund(db, viewer, request, { move, words, pence: pence!, budgetId: budget.id }, now)
    await tellOfFund(ask, db, 'approved', asked, { pence: pence! })
  })
}

/** Says that the proof is in, or why it goes on without it. */
async function check(ask: Ask, asked: FundAsked): Promise<Answer> {
  const { db, viewer, now } = ask
  const { request } = asked
  const has = (await evidenceOf(db, viewer, request.id, now)).map(({ kind }) => kind)
  const words = wordsIn(ask.form, 'waived', 300)
  const again = (mistakes: Mistakes) => requestAnswer(ask, asked, mistakes)
  if (missingEvidence(request.purpose, has).length > 0 && !words) {
    return again({ waived: 'Add what is missing, or say why it goes on without it' })
  }
  return once(ask, asked, 'waived', again, (db) =>
    moveFund(db, memberIn(ask), request, { move: 'reconcile', words }, now),
  )
}

async function pay(ask: Ask, asked: FundAsked): Promise<Answer> {
  const again = (mistakes: Mistakes) => actionAnswer(ask, asked, 'pay', mistakes)
  const read = readPaying(ask.form, asked.request.held, ask.now)
  if (!read.ok) return again(read.mistakes)
  return once(ask, asked, 'amount', again, (db) => payFund(db, memberIn(ask), asked.request, read.value, ask.now))
}

async function back(ask: Ask, asked: FundAsked): Promise<Answer> {
  const { db, now } = ask
  const again = (mistakes: Mistakes) => actionAnswer(ask, asked, 'back', mistakes)
  const payments = (await spendOf(db, ask.viewer, asked.request.id, now)).filter(({ kind }) => kind === 'spend')
  const read = readRefund(ask.form, payments, now)
  if (!read.ok) return again(read.mistakes)
  const of = payments.find(({ id }) => id === read.value.of)!
  return once(ask, asked, 'amount', again, (db) =>
    refundFund(db, memberIn(ask), asked.request, { ...read.value, of }, now),
  )
}

/** Makes a voucher, and tells the person its code where they can safely be told. */
async function voucher(ask: Ask, asked: FundAsked): Promise<Answer> {
  const { now } = ask
  const { request } = asked
  const again = (mistakes: Mistakes) => actionAnswer(ask, asked, 'voucher', mistakes)
  const read = readVoucher(ask.form, request.held, now)
  if (!read.ok) return again(read.mistakes)
  const { pence, where } = read.value
  return once(ask, asked, 'amount', again, async (db) => {
    const code = await makeVoucher(db, memberIn(ask), request, read.value, now)
    await tellOfFund(ask, db, 'voucher', asked, { pence, code, words: `Use it at: ${where}.` })
    const made = found(
      (await vouchersOf(db, ask.viewer, { requestId: request.id }, now)).find((one) => one.code === code),
    )
    return `/desk/fund/${request.id}/vouchers/${made.id}`
  })
}

const runOutOf = async ({ db, viewer, now }: Ask, { id }: FundAsked['request']) =>
  (await vouchersOf(db, viewer, { requestId: id }, now)).filter(({ released }) => released)

/** Writes that a voucher was used before it ran out, or sets aside again what it held. */
async function runOut(ask: Ask, asked: FundAsked): Promise<Answer> {
  const again = (mistakes: Mistakes) => actionAnswer(ask, asked, 'run-out', mistakes)
  const vouchers = await runOutOf(ask, asked.request)
  if (vouchers.length === 0) throw new Conflict('not-now')
  const read = readRunOut(ask.form, vouchers, ask.now)
  if (!read.ok) return again(read.mistakes)
  const { voucher, taken } = read.value
  return once(ask, asked, 'how', again, (db) => setAsideAgain(db, asked.request, voucher, taken, ask.now))
}

/** Ends what stands, by where it stands: stops asking, cancels, or gives the rest back. */
async function end(ask: Ask, asked: FundAsked): Promise<Answer> {
  const again = (mistakes: Mistakes) => actionAnswer(ask, asked, 'end', mistakes)
  const way = ENDS[asked.request.status]
  if (!way) throw new NotFound()
  const words = wordsIn(ask.form, 'words', 300)
  if (!words) return again({ words: 'Say why, in a few words' })
  return once(ask, asked, 'words', again, (db) =>
    moveFund(db, memberIn(ask), asked.request, { move: way.move, words }, ask.now),
  )
}
