import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sampleParticipantId } from '../../../../demo/referrals.ts'
import { sampleBudgetId, sampleFundId, sampleFundRequestId } from '../../../../demo/support-fund.ts'
import { guarded, statusOf, TEST_FILES, textOf, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { photoWithPlace } from '../../../../test/harness/pictures.ts'
import { as } from '../../../../test/harness/referral.ts'
import { type Desk, openDesk } from '../../../../test/harness/room.ts'
import { type Member, PUBLIC, type Viewer } from '../../../domain/permission.ts'
import { voucherCode } from '../../../domain/voucher-code.ts'
import { NotFound } from '../../../kit/errors.ts'
import { addDocument } from '../../../records/person-document.ts'
import { addStoredFile } from '../../../records/stored-file.ts'
import { timelineOf } from '../../../records/timeline.ts'
import { waitingFor } from '../../../records/today.ts'
import { voucherRoutes } from '../../public/vouchers/vouchers.routes.ts'
import { fundBudgetRoutes } from '../fund-budgets/fund-budgets.routes.ts'
import { supportFundRoutes } from './support-fund.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const FADUMO = sampleParticipantId('Fadumo Carrick')
const ASKED = {
  ...{ fund: sampleFundId('way'), purpose: 'travel', amount: '36.50', words: 'A pass for the first month' },
  ...{ payee: 'supplier', 'payee-words': 'The bus company', 'needed-on': '2026-12-01' },
}

describe('the support fund', () => {
  let database: TestDatabase
  let desk: Desk
  let grace: Member
  let winsome: Member
  let marguerite: Member

  before(async () => {
    desk = await openDesk([...supportFundRoutes, ...fundBudgetRoutes, ...voucherRoutes], NOW)
    database = desk.database
    grace = await desk.member('Grace Oyelaran')
    winsome = await desk.member('Winsome Adair-Clarke')
    marguerite = await desk.member('Marguerite Dunmore')
  })
  after(() => database.drop())

  const see = (path: string, viewer: Viewer = grace) => desk.see(path, viewer)
  const post = (path: string, form: Record<string, string>, viewer: Viewer = grace) => desk.post(path, form, viewer)
  /** A photo that Fadumo sent with a message. */
  const sentPhoto = async () => {
    const received = await TEST_FILES.receive({ bytes: photoWithPlace(), tooLarge: false }, 'papers')
    assert.ok(received.ok)
    const { kind, ...file } = received.file
    const { organizationId } = grace.membership
    const messages = database.owner.selectFrom('person_message').select('id')
    const { id: fromMessageId } = await messages.executeTakeFirstOrThrow()
    return as(database.web, grace, NOW, async (db) => {
      const fileId = await addStoredFile(db, { ...file, shownName: `Photo.${kind}` }, NOW)
      const paper = { kind: 'other', name: 'Photo sent here', health: false, changedWords: null, cv: null } as const
      const whose = { participantId: FADUMO, organizationId, fromMessageId, fileId, forPerson: true, validUntil: null }
      return addDocument(db, grace, { ...paper, ...whose }, NOW)
    })
  }
  const ask = async (more: Record<string, string> = {}) =>
    whereTo(await post(`/desk/people/${FADUMO}/fund/new`, { ...ASKED, ...more }))

  it('is asked with the person, and says what is missing', async () => {
    const empty = textOf(await post(`/desk/people/${FADUMO}/fund/new`, {}))
    assert.match(empty, /There is a problem.*Choose what it is for.*Enter how much in pounds.*Choose who is paid/)
    const path = await ask()
    const seen = textOf(await see(path))
    assert.match(seen, /Travel, £36.50 Asked.*Decide: Grace Oyelaran.*A pass for the first month.*The bus company/)
    assert.match(
      textOf(await see(`/desk/people/${FADUMO}/fund`)),
      /Travel, £36.50.*Clothes for work or an interview, £45/,
    )
  })

  it('is decided by whoever may, with a reason where it is no, and the person hears of it', async () => {
    const path = await ask()
    assert.match(textOf(await post(`${path}/decide`, {})), /Choose what you say/)
    assert.match(textOf(await post(`${path}/decide`, { decision: 'decline' })), /Say why, kindly/)
    assert.equal(whereTo(await post(`${path}/decide`, { decision: 'approve', amount: '30' })), path)
    assert.match(textOf(await see(path)), /£30 is set aside.*Approved: £30/)
    const stale = textOf(await post(`${path}/end`, { words: 'Not needed', version: '1' }))
    assert.match(stale, /Somebody else has changed this just now/)
    assert.match(textOf(await see(path)), /£30 is set aside/)
    const large = await ask({ amount: '120' })
    assert.match(textOf(await see(large)), /Waits for a decision Winsome Adair-Clarke decides/)
    const refused = textOf(await post(`${large}/decide`, { decision: 'approve', amount: '120' }))
    assert.match(refused, /This is not yours to approve/)
    await post(`${large}/decide`, { decision: 'decline', amount: '120', words: 'Another scheme pays' }, winsome)
    assert.match(textOf(await see(large)), /Declined.*Another scheme pays/)
    assert.ok((await kinds()).includes('fund.approved') && (await kinds()).includes('fund.declined'))
  })

  const kinds = async () =>
    (await database.owner.selectFrom('message').where('kind', 'like', 'fund.%').select('kind').execute()).map(
      ({ kind }) => kind as string,
    )

  it('takes two for what is more than anybody decides alone', async () => {
    const path = `/desk/fund/${sampleFundRequestId('Constance Mbatha')}`
    assert.match(textOf(await see(path, winsome)), /Agree, as the first of two/)
    await post(`${path}/decide`, { decision: 'agree', amount: '480', words: 'It leads to the job' }, winsome)
    assert.match(textOf(await see(path, winsome)), /Decide: the second of two: Marguerite Dunmore/)
    assert.match(textOf(await see(path, marguerite)), /Approve, as the second of two/)
    await post(`${path}/decide`, { decision: 'approve', amount: '480' }, marguerite)
    assert.match(textOf(await see(path)), /A course fee, £480 Approved.*£480 is set aside/)
  })

  it('pays, keeps the proof, and ends; each step once', async () => {
    const path = await ask()
    await post(`${path}/decide`, { decision: 'approve', amount: '36.50' })
    assert.match(
      textOf(await post(`${path}/pay`, { amount: '36.51', on: '2026-11-23', method: 'card' })),
      /£36.50 or less/,
    )
    await post(`${path}/pay`, { amount: '20', on: '2026-11-23', method: 'card', receipt: '=1+1' })
    assert.match(textOf(await see(path)), /Paid in part.*£16.50 is set aside/)
    await post(`${path}/pay`, { amount: '16.50', on: '2026-11-23', method: 'petty-cash' })
    assert.match(textOf(await post(`${path}/check`, {})), /Add what is missing, or say why/)
    assert.match(textOf(await post(`${path}/proof`, { kind: 'receipt' })), /Choose a file, or say where the paper lies/)
    await post(`${path}/proof`, { kind: 'receipt', where: 'Folder 12' })
    const photo = { field: 'file', name: 'IMG_0001.HEIC', bytes: photoWithPlace(), tooLarge: false }
    const form = { once: 'photo', kind: 'receipt' }
    await visit(desk.visitor, `${path}/proof`, { form, files: [photo], viewer: grace })
    assert.match(textOf(await see(path)), /receipt or paid bill.*See the picture.*Save the file/)
    const sent = await sentPhoto()
    assert.match(textOf(await see(path)), /Or what they sent Choose Photo sent here/)
    await post(`${path}/proof`, { kind: 'quote', paper: sent })
    assert.match(textOf(await see(path)), /offer with its price Grace Oyelaran, 23 November 2026 See the picture/)
    await post(`${path}/check`, {})
    await post(`${path}/close`, {})
    assert.match(textOf(await see(path)), /Closed.*Folder 12/)
    assert.match(textOf(await post(`${path}/close`, {})), /There is a problem/)
  })

  it('makes a voucher that a shop takes once, and that shows no name', async () => {
    const path = await ask()
    await post(`${path}/decide`, { decision: 'approve', amount: '36.50' })
    const printed = whereTo(
      await post(`${path}/voucher`, { amount: '36.50', where: 'The bus shop', until: '2026-12-20' }),
    )
    const seen = textOf(await see(printed))
    const code = /V-\w{4}-\w{4}-\w{4}/.exec(seen)![0]
    assert.match(seen, /£36.50 for use at The bus shop until 20 December 2026/)
    const checked = textOf(await see(`/vouchers?code=${code}`, PUBLIC))
    assert.match(checked, new RegExp(`${code} is good.*£36.50.*The bus shop`))
    assert.doesNotMatch(checked, /Carrick|Fadumo/)
    assert.match(textOf(await post('/vouchers', { code, ...guarded('vouchers', NOW) })), /Enter which shop you are/)
    const before = new Date(NOW.getTime() - 60_000)
    const take = (at: number) =>
      post(
        '/vouchers',
        { code, taker: 'The bus shop', ...guarded('vouchers', new Date(before.getTime() + at)) },
        PUBLIC,
      )
    const answers = (await Promise.all([take(1), take(2), take(3)])).map(whereTo)
    assert.deepEqual(answers.toSorted(), [
      `/vouchers?code=${code}`,
      `/vouchers?code=${code}`,
      `/vouchers?code=${code}&taken`,
    ])
    assert.match(textOf(await see(`/vouchers?code=${code}&taken`, PUBLIC)), /Taken £36.50/)
    assert.match(textOf(await see(`/vouchers?code=${code}`, PUBLIC)), /Do not take.*It works once/)
    const spent = await database.owner
      .selectFrom('fund_spend')
      .innerJoin('fund_voucher', 'fund_voucher.id', 'fund_spend.voucher_id')
      .where('code', '=', code)
      .select('fund_spend.pence')
      .execute()
    assert.deepEqual(spent, [{ pence: 3_650 }])
    assert.match(textOf(await see(path)), /Travel, £36.50 Paid.*Bring the proof together/)
    assert.match(textOf(await see('/vouchers?code=V-3333-3333-3334', PUBLIC)), /That is not the code of a voucher/)
  })

  it('lets nobody guess the code of a voucher, neither where it is checked nor where it is taken', async () => {
    const code = (i: number) => voucherCode(new Uint8Array(11).fill(i))
    const guesses = []
    const remote = '203.0.113.9'
    for (let i = 0; i < 61; i++)
      guesses.push(await visit(desk.visitor, '/vouchers', { form: { code: code(i) }, remote }))
    assert.deepEqual([statusOf(guesses[0]!), statusOf(guesses[60]!)], [422, 429])
    assert.equal(statusOf(await visit(desk.visitor, `/vouchers?code=${code(0)}`, { remote })), 429)
  })

  it('gives back a voucher that ran out, and takes it when the shop says later that it was used', async () => {
    const path = `/desk/fund/${sampleFundRequestId('Anselm Rahimi-Cole')}`
    const today = await as(database.web, grace, NOW, (db) => waitingFor(db, grace, 90, NOW), 'support')
    assert.ok(today.some(({ what }) => /The voucher ran out.*tools and equipment, £40/.test(what)))
    assert.match(textOf(await see(path)), /Nothing is set aside any more.*Say what became of it.*Has run out/)
    assert.match(textOf(await post(`${path}/run-out`, {})), /Choose what happened/)
    const late = { how: 'used', taker: 'The cloth hall', on: '2026-11-23' }
    assert.match(textOf(await post(`${path}/run-out`, late)), /Enter a day on which it was good/)
    await post(`${path}/run-out`, { ...late, on: '2026-11-20' })
    assert.match(
      textOf(await see(path)),
      /Tools and equipment, £40 Paid.*was used in time, as the shop said later: £40/,
    )
  })

  it('shows a manager what is left, lets them change it with a reason, and saves it without formulae', async () => {
    const path = `/desk/fund/budgets/${sampleBudgetId('way')}`
    assert.match(
      textOf(await see('/desk/fund/budgets', winsome)),
      /Way to work fund.*left of £2,600.*Hub manager: up to £250/,
    )
    assert.match(textOf(await post(path, { amount: '2700' }, winsome)), /Say why it changes/)
    assert.match(textOf(await post(path, { amount: '100', words: 'Less came' }, winsome)), /would not fit into that/)
    await post(path, { amount: '2700', words: 'More came' }, winsome)
    assert.match(textOf(await see(path, winsome)), /left of £2,700.*£2,600 to £2,700: More came/)
    await database.owner
      .updateTable('fund_request')
      .set({ payee_words: '=HYPERLINK("http://x.example")' })
      .where('id', '=', sampleFundRequestId('Olena Fairweather'))
      .execute()
    const file = await see(`${path}/requests.csv`, winsome)
    const bytes = file.kind === 'data' ? String(file.body) : ''
    assert.match(bytes, /Asked on,Person,For/)
    assert.match(bytes, /'=HYPERLINK/)
    assert.doesNotMatch(bytes, /,"?=HYPERLINK/)
    await assert.rejects(async () => see(`${path}/requests.csv`, grace), NotFound)
    await assert.rejects(async () => see(`/desk/fund/budgets/${sampleBudgetId('partner')}`, winsome), NotFound)
  })

  it('opens a fund with its limits, and closes a year', async () => {
    const form = { name: 'Winter fund', payer: 'The council', purposes: 'travel' }
    const limits = whereTo(await post('/desk/fund/budgets/new', form, winsome))
    await post(limits, { 'alone-hub-manager': '10', two: 'hub-manager' }, winsome)
    const shown = textOf(await see('/desk/fund/budgets', winsome))
    assert.match(shown, /Winter fund.*Pays for: travel.*Hub manager: up to £10 alone/)
    const path = `/desk/fund/budgets/${sampleBudgetId('way')}/close`
    assert.match(textOf(await see(path, winsome)), /What is still set aside.*Ruaridh Sandoval/)
    const all = await post(path, { carry: sampleFundRequestId('Ruaridh Sandoval') }, winsome)
    assert.match(textOf(all), /Give the fund a budget for the next year first/)
    await post(`/desk/fund/budgets/years/${sampleFundId('way')}`, { amount: '3000' }, winsome)
    await post(path, { carry: sampleFundRequestId('Ruaridh Sandoval') }, winsome)
    assert.match(
      textOf(await see('/desk/fund/budgets', winsome)),
      /2027 to 2028.*£120 set aside.*Closed on 23 November 2026/,
    )
  })

  it('waits on Today for whoever has it, and stands in what happened', async () => {
    const due = await as(database.web, grace, NOW, (db) => waitingFor(db, grace, 50, NOW), 'support')
    assert.ok(due.some(({ kind, who }) => kind === 'fund' && who === 'Desmond Achterlonie'))
    const look = { participantIds: [FADUMO], before: null, most: 50, now: NOW, kind: 'fund' } as const
    const happened = await as(database.web, grace, NOW, (db) => timelineOf(db, grace, look), 'support')
    assert.ok(happened.length > 3)
    assert.match(textOf(await see('/desk/fund')), /requests.*late/)
    assert.match(textOf(await see('/desk/fund?show=deciding', winsome)), /Agnieszka Lovelace/)
  })

  it('does not exist for whoever does not work with the person', async () => {
    const liban = await desk.member('Liban Jibrell-Moss')
    const path = `/desk/fund/${sampleFundRequestId('Constance Mbatha')}`
    for (const end of ['', '/pay', '/voucher']) await assert.rejects(async () => see(`${path}${end}`, liban), NotFound)
    await assert.rejects(async () => post(`${path}/decide`, { decision: 'approve' }, liban), NotFound)
    await assert.rejects(async () => see('/desk/fund/budgets/new', grace), NotFound)
  })
})
