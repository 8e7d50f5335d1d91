import { addDays, londonDate } from '../../../domain/london-time.ts'
import { readPersonNumber } from '../../../domain/reference.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { copiesAsked } from '../../../records/access-request.ts'
import { correctionsAsked } from '../../../records/correction-request.ts'
import { dueCount, pastErasures } from '../../../records/erasure-figures.ts'
import { ordersOf } from '../../../records/erasure-order.ts'
import { erasuresAsked } from '../../../records/erasure-request.ts'
import { writeHistory } from '../../../records/history.ts'
import { holdsOf } from '../../../records/legal-hold.ts'
import { searchParticipants } from '../../../records/participant.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { dataProtectionView } from './data-protection.view.ts'

/** A month ahead, so that there is time to lay a hold. */
const AHEAD_DAYS = 31

export const showDataProtection: Handler = (ask) => deskPage(ask, {})

async function deskPage(ask: Ask, mistakes: Mistakes): Promise<Answer> {
  const { db, now } = ask
  const viewer = memberIn(ask)
  const facts = {
    copies: (await copiesAsked(db, viewer)).filter(({ endedAt }) => endedAt === null),
    corrections: (await correctionsAsked(db, viewer)).filter(({ decidedAt }) => decidedAt === null),
    erasures: (await erasuresAsked(db, viewer)).filter(({ decision }) => decision === null),
    due: await dueCount(db, viewer, addDays(londonDate(now), AHEAD_DAYS)),
    holds: await holdsOf(db, viewer),
    orders: await ordersOf(db, viewer),
    past: await pastErasures(db, viewer),
    mistakes,
  }
  const count = [facts.holds, facts.orders, facts.copies, facts.corrections, facts.erasures].flat().length
  await writeHistory(db, viewer, 'data-protection.listed', 'data-protection:list', { count }, now, { why: 'privacy' })
  return page(dataProtectionView(ask, facts), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** POST: finds somebody by the number of their record, so that it stands in no address and no log. */
export const findPerson: Handler = async (ask) => {
  const number = readPersonNumber(ask.form.get('number') ?? '')
  const wanted = WANTED.find((one) => one === ask.form.get('for'))
  if (!number) return deskPage(ask, { number: 'Enter the number of a record, like P-7K3M-4QRT' })
  if (!wanted) return deskPage(ask, { for: 'Choose what it is about' })
  const found = (await searchParticipants(ask.db, ask.viewer, number, ask.now)).find((one) => one.number === number)
  if (!found) return deskPage(ask, { number: 'There is no record with this number that you may see' })
  return redirect(`/desk/data-protection/people/${found.id}/${wanted}`)
}

const WANTED = ['copy', 'correction', 'hold', 'erase'] as const
