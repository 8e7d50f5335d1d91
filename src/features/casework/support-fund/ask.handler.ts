import { fullName, type Participant } from '../../../domain/participant.ts'
import { isOpenCase } from '../../../domain/support-case.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { recordsOf } from '../../../records/folded.ts'
import { moveFund } from '../../../records/fund-move.ts'
import { draftFundRequest, findFundRequest, newFundRequest } from '../../../records/fund-request.ts'
import type { Db } from '../../../records/schema.ts'
import { casesOf } from '../../../records/support-case.ts'
import { fundsOf } from '../../../records/support-fund.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { type FundAsked, fundAsked } from '../../../web/fund-asked.ts'
import { personOpened, personToChange, writeLook } from '../../../web/person-asked.ts'
import { type AskedFor, readAsked } from './ask.form.ts'
import { askView } from './ask.view.ts'

export const ROOM = 'support-fund'

export const showAskFund = async (ask: Ask): Promise<Answer> => askAnswer(ask, await personOpened(ask), {})

/** Asks a fund for somebody; or keeps what was typed as not asked yet. */
export async function askFund(ask: Ask): Promise<Answer> {
  const { db, now } = ask
  const viewer = memberIn(ask)
  const person = await personToChange(ask)
  const read = readAsked(ask.form, await fundsFor(ask, person), now)
  if (!read.ok) return askAnswer(ask, person, read.mistakes)
  const ids = await recordsOf(db, viewer, person.id, now)
  const ours = (await casesOf(db, viewer, ids, now)).filter(
    (one) => one.organizationId === viewer.membership.organizationId && isOpenCase(one.status),
  )
  const kept = ours.find(({ ownerAccountId }) => ownerAccountId === viewer.accountId) ?? ours[0]
  const id = newFundRequest()
  return takeDeskForm(ask, ROOM, async (db) => {
    const of = { id, placeSlug: ask.place.slug, participantId: kept?.participantId ?? person.id }
    const where = { caseId: kept?.id ?? null, hubId: kept?.hubId ?? viewer.membership.hubIds[0] ?? null }
    await draftFundRequest(db, viewer, { ...of, ...where, ...named(read.value, ask, person) }, now)
    if (!ask.form.has('later')) await askNow(ask, db, id)
    return `/desk/fund/${id}`
  })
}

async function askNow(ask: Ask, db: Db, id: string): Promise<void> {
  const viewer = memberIn(ask)
  await moveFund(db, viewer, found(await findFundRequest(db, viewer, id, ask.now)), { move: 'ask' }, ask.now)
}

/** Who is paid, in words also where it is the person or a colleague. */
const named = (asked: AskedFor, ask: Ask, person: Participant): AskedFor => ({
  ...asked,
  payeeWords: asked.payeeWords || (asked.payee === 'person' ? fullName(person) : memberIn(ask).name),
})

/** The funds that can be asked for somebody: those for everybody, and those of a programme they are on. */
async function fundsFor({ db, viewer, now }: Ask, person: Participant) {
  const cases = await casesOf(db, viewer, await recordsOf(db, viewer, person.id, now), now)
  const programs = cases.filter(({ status }) => isOpenCase(status)).map(({ program }) => program)
  return (await fundsOf(db, viewer)).filter(({ program }) => program === null || programs.includes(program))
}

async function askAnswer(ask: Ask, person: Participant, mistakes: Mistakes): Promise<Answer> {
  const shown = { person, funds: await fundsFor(ask, person), request: null, mistakes }
  return page(askView(shown, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

export async function showChangeAsked(ask: Ask): Promise<Answer> {
  const asked = await toChange(ask)
  await writeLook(ask, asked.person)
  return changeAnswer(ask, asked, {})
}

/** Asks again, with what was wanted; nobody's agreement of before counts any more. */
export async function changeAsked(ask: Ask): Promise<Answer> {
  const { now } = ask
  const viewer = memberIn(ask)
  const asked = await toChange(ask)
  const funds = (await fundsOf(ask.db, viewer)).filter(({ id }) => id === asked.request.fundId)
  const read = readAsked(ask.form, funds, now)
  if (!read.ok) return changeAnswer(ask, asked, read.mistakes)
  return takeDeskForm(ask, ROOM, async (db) => {
    const asking = named(read.value, ask, asked.person)
    await moveFund(db, viewer, asked.request, { move: 'ask', asking, pence: asking.pence }, now)
    return `/desk/fund/${asked.request.id}`
  })
}

async function toChange(ask: Ask): Promise<FundAsked> {
  const asked = await fundAsked(ask)
  if (asked.request.status !== 'draft' && asked.request.status !== 'more-wanted') throw new NotFound()
  return asked
}

async function changeAnswer(ask: Ask, { request, person }: FundAsked, mistakes: Mistakes): Promise<Answer> {
  const funds = (await fundsOf(ask.db, ask.viewer)).filter(({ id }) => id === request.fundId)
  return page(askView({ person, funds, request, mistakes }, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}
