import { randomUUID } from 'node:crypto'
import { type FundLimit, USUAL_LIMITS } from '../../../domain/fund-decision.ts'
import { ROLES } from '../../../domain/permission.ts'
import { findReferralProgram } from '../../../domain/referral-program.ts'
import { FUND_PURPOSES, readPounds } from '../../../domain/support-fund.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { changeLimits, findFund, makeFund, type SupportFund } from '../../../records/support-fund.ts'
import { organizationKindOf } from '../../../records/team.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { type LimitLine, limitsView, newFundView } from './fund.view.ts'
import { ROOM } from './fund-budgets.handler.ts'

export const showNewFund = (ask: Ask): Answer => page(newFundView({}, ask))

/** Opens a fund; who decides how much begins with what is usual, and is changed next. */
export async function makeNewFund(ask: Ask): Promise<Answer> {
  const { form, place, now } = ask
  const viewer = memberIn(ask)
  const text = (name: string) => (form.get(name) ?? '').normalize('NFC').trim().slice(0, 100)
  const purposes = FUND_PURPOSES.map(({ value }) => value).filter((value) => form.getAll('purposes').includes(value))
  const mistakes = {
    ...(!text('name') && { name: 'Enter what the fund is called' }),
    ...(!text('payer') && { payer: 'Enter whose money it is' }),
    ...(purposes.length === 0 && { purposes: 'Choose what it may pay for' }),
  }
  if (Object.keys(mistakes).length > 0) return page(newFundView(mistakes, ask), 422)
  const limits = await usualLimits(ask)
  const id = randomUUID()
  return takeDeskForm(ask, ROOM, async (db) => {
    const program = findReferralProgram(form.get('program') ?? '')?.id ?? null
    const said = { name: text('name'), payer: text('payer'), program, purposes, limits }
    await makeFund(db, viewer, { id, placeSlug: place.slug, ...said }, now)
    return `/desk/fund/budgets/limits/${id}`
  })
}

/** The roles of one's own kind of organisation that can decide about money at all. */
async function usualLimits(ask: Ask): Promise<readonly FundLimit[]> {
  const kind = await organizationKindOf(ask.db, memberIn(ask).membership.organizationId)
  return USUAL_LIMITS.filter((limit) => ROLES.some(({ value, of }) => value === limit.role && of === kind))
}

export async function showLimits(ask: Ask): Promise<Answer> {
  const { fund, limits } = await limitsAsked(ask)
  return page(limitsView(fund, limits, {}, ask))
}

/** Says anew who decides how much; an empty sum means that this role decides nothing. */
export async function saveLimits(ask: Ask): Promise<Answer> {
  const { form, now } = ask
  const { fund, limits } = await limitsAsked(ask)
  const mistakes: Record<string, string> = {}
  const read: FundLimit[] = []
  for (const { role } of limits) {
    const typed = (form.get(`alone-${role}`) ?? '').trim()
    if (typed === '') continue
    const alone = readPounds(typed)
    if (alone === null) mistakes[`alone-${role}`] = 'Enter pounds, like 50, or leave it empty'
    else read.push({ role, alone, oneOfTwo: form.getAll('two').includes(role) })
  }
  if (read.length === 0 && Object.keys(mistakes).length === 0) {
    mistakes[`alone-${limits[0]!.role}`] = 'Somebody has to decide: enter a sum for one of them'
  }
  if (Object.keys(mistakes).length > 0) return page(limitsView(fund, limits, mistakes as Mistakes, ask), 422)
  return takeDeskForm(ask, ROOM, async (db) => {
    await changeLimits(db, memberIn(ask), fund.id, read, now)
    return '/desk/fund/budgets'
  })
}

async function limitsAsked(ask: Ask): Promise<{ readonly fund: SupportFund; readonly limits: readonly LimitLine[] }> {
  const id = ask.params.fund ?? ''
  const fund = found(isUuid(id) ? await findFund(ask.db, ask.viewer, id) : null)
  const limits = (await usualLimits(ask)).map(({ role }): LimitLine => {
    const kept = fund.limits.find((one) => one.role === role)
    return { role, alone: kept?.alone ?? null, oneOfTwo: kept?.oneOfTwo ?? false }
  })
  return { fund, limits }
}
