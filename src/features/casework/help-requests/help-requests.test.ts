import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { sampleHubs } from '../../../../demo/hubs.ts'
import { demoPlaces, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import type { HelpAsked } from '../../../domain/help-request.ts'
import { type Member, PUBLIC, type Viewer } from '../../../domain/permission.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import type { Log } from '../../../kit/log.ts'
import { askForHelp } from '../../../records/help-request.ts'
import { findHub } from '../../../records/hub.ts'
import { inTransaction } from '../../../records/transaction.ts'
import { ownHelpRequestRoutes } from '../../public/own-help-request/own-help-request.routes.ts'
import { tellOfLate } from './help-requests.job.ts'
import { helpRequestRoutes } from './help-requests.routes.ts'

/** A Monday morning. */
const now = new Date('2026-11-23T10:00:00Z')
const promised = new Date('2026-11-25T23:59:59.999Z')
const SILENT = { info() {}, warn() {}, error() {} } as unknown as Log

describe('a hub’s requests for help', () => {
  let database: TestDatabase
  let visitor: Visitor
  let grace: Member
  let liban: Member
  let manager: Member
  let reference: string
  let count = 0

  before(async () => {
    database = await testDatabase({ demo: now })
    await database.owner.deleteFrom('help_request_entry').execute()
    await database.owner.deleteFrom('help_request').execute()
    visitor = {
      db: database.web,
      now,
      places: await demoPlaces(),
      routes: [...helpRequestRoutes, ...ownHelpRequestRoutes],
    }
    grace = (await asMember(database.web, 'Grace Oyelaran', now)).viewer
    liban = (await asMember(database.web, 'Liban Jibrell-Moss', now)).viewer
    manager = (await asMember(database.web, 'Winsome Adair-Clarke', now)).viewer
  })
  after(() => database.drop())

  beforeEach(async () => {
    count += 1
    reference = `GW-7K3M-4Q${'346789BCDFGHJKMNPQRTVWXY'[count]}T`
    await askAt('cobblers-green', reference)
  })

  async function askAt(hub: string, number: string, changes: Partial<HelpAsked> = {}): Promise<void> {
    const { id } = (await findHub(database.web, PUBLIC, 'fleet-vale', hub))!
    const next = { words: 'We contact you for the first time', dueAt: promised }
    const asked = { ...ASKED, hubId: id, ...changes }
    await inTransaction(database.web, (db) => askForHelp(db, PUBLIC, asked, { reference: number, next }, now))
  }

  const at = (path: string) => `/desk/help-requests/${reference}${path}`
  const post = (path: string, form: Record<string, string>, viewer: Viewer, moment = now) =>
    visit({ ...visitor, now: moment }, at(path), {
      form: { once: `${reference}${path}${moment.getTime()}`, ...form },
      viewer,
    })
  const row = () =>
    database.owner.selectFrom('help_request').selectAll().where('reference', '=', reference).executeTakeFirstOrThrow()
  const messages = () =>
    database.owner.selectFrom('message').selectAll().where('key', 'like', `help-request:${reference}:%`).execute()
  const CALLED = { contact: 'not-reached', next: 'Grace calls you again', due: '2026-11-24', note: 'Rang out twice' }

  it('shows who waits, what is next and by when, to the hub they asked', async () => {
    const text = textOf(await visit(visitor, '/desk/help-requests', { viewer: grace }))
    assert.match(text, /Hodan Finding a job We contact you for the first time , by Wednesday 25 November/)
    assert.match(text, /Nobody has taken it/)
  })

  it('does not exist for another hub, for partners and for the public', async () => {
    assert.doesNotMatch(textOf(await visit(visitor, '/desk/help-requests', { viewer: liban })), /Hodan/)
    const partner = (await asMember(database.web, 'Maureen Tully', now)).viewer
    const administrator = (await asMember(database.web, 'Helen Achterberg', now)).viewer
    for (const viewer of [liban, partner, administrator, PUBLIC]) {
      await assert.rejects(async () => visit(visitor, at(''), { viewer }), NotFound)
      await assert.rejects(async () => post('/take', {}, viewer), NotFound)
      await assert.rejects(async () => post('/contact', CALLED, viewer), NotFound)
    }
    assert.equal((await row()).status, 'new')
  })

  it('reaches all hubs of the borough for somebody who manages them all', async () => {
    assert.equal(statusOf(await visit(visitor, at(''), { viewer: manager })), 200)
  })

  it('does not exist for those who manage the hubs of another borough', async () => {
    const council = (slug: string) =>
      database.owner
        .updateTable('organization')
        .set({ place_slug: slug })
        .where('id', '=', manager.membership.organizationId)
        .execute()
    await council('osier-marsh')
    await assert.rejects(async () => visit(visitor, at(''), { viewer: manager }), NotFound)
    await council('fleet-vale')
  })

  it('is taken by an adviser, and the person is told who', async () => {
    await post('/take', {}, grace)
    const { status, adviser_id, due_at } = await row()
    assert.deepEqual([status, adviser_id, due_at], ['owned', grace.accountId, promised])
    const [message] = await messages()
    assert.match(message!.body, /Grace Oyelaran from Cobblers Green Job Hub has your request/)
  })

  it('is taken once when two take it at the same moment', async () => {
    const both = await Promise.allSettled([post('/take', { from: '' }, grace), post('/take', { from: '' }, manager)])
    assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.ok(both.some((one) => one.status === 'rejected' && one.reason instanceof Conflict))
  })

  it('records a contact with the next step, once however often it is sent, and tells who was not reached', async () => {
    await post('/take', {}, grace)
    await post('/contact', CALLED, grace)
    assert.equal(whereTo(await post('/contact', CALLED, grace)), at(''))
    const { status, next_step, due_at, first_tried_at } = await row()
    assert.deepEqual([status, next_step, first_tried_at], ['owned', 'Grace calls you again', now])
    assert.equal(due_at?.toISOString(), '2026-11-24T23:59:59.999Z')
    const told = (await messages()).filter(({ kind }) => kind === 'help-request.tried')
    assert.equal(told.length, 1)
    assert.match(told[0]!.body, /We tried to reach you today.*Grace calls you again, by Tuesday 24 November/)
  })

  it('shows the person what happened, but not what was noted for the desk', async () => {
    await post('/take', {}, grace)
    await post('/contact', CALLED, grace)
    const resident: Viewer = { kind: 'resident', address: { kind: 'phone', value: ASKED.phone! } }
    const text = textOf(await visit(visitor, `/requests/help/${reference}`, { viewer: resident }))
    assert.match(text, /An adviser has your request Grace calls you again, by Tuesday 24 November/)
    assert.match(text, /We tried to reach you/)
    assert.doesNotMatch(text, /Rang out/)
  })

  const incomplete = [
    { form: { ...CALLED, next: '' }, says: 'Say what happens next' },
    { form: { ...CALLED, due: '' }, says: 'Choose the day by which it happens' },
    { form: { ...CALLED, due: 'other', 'due-day': '' }, says: 'Choose the day by which it happens' },
    { form: { ...CALLED, due: 'other', 'due-day': '31/12/2027' }, says: 'Choose a day from today' },
    { form: { ...CALLED, due: '2026-11-20' }, says: 'Choose a day from today' },
    { form: { ...CALLED, contact: '' }, says: 'Say what happened' },
  ]
  for (const { form, says } of incomplete) {
    it(`asks again without a next step and a day: ${says}`, async () => {
      await post('/take', {}, grace)
      const answer = await post('/contact', form, grace)
      assert.equal(statusOf(answer), 422)
      assert.match(textOf(answer), new RegExp(says))
    })
  }

  it('closes only with an outcome and a word to the person, who gets it', async () => {
    await post('/take', {}, grace)
    assert.equal(statusOf(await post('/close', { outcome: 'helped', words: '' }, grace)), 422)
    assert.equal(statusOf(await post('/close', { outcome: 'withdrawn', words: 'Bye' }, grace)), 422)
    await post('/close', { outcome: 'helped', words: 'Good luck on Monday, Hodan.' }, grace)
    const { status, outcome, next_step } = await row()
    assert.deepEqual([status, outcome, next_step], ['closed', 'helped', null])
    assert.ok((await messages()).some(({ kind }) => kind === 'help-request.closed'))
  })

  it('is given to an adviser of the hub by its manager, and to nobody else', async () => {
    await assert.rejects(async () => post('/assign', { adviser: String(grace.accountId) }, grace), NotFound)
    await assert.rejects(async () => post('/assign', { adviser: String(liban.accountId) }, manager), NotFound)
    await post('/assign', { adviser: String(grace.accountId) }, manager)
    assert.equal((await row()).adviser_id, grace.accountId)
  })

  it('goes to another hub as somebody who waits, with its promise kept', async () => {
    await post('/take', {}, grace)
    const tilekiln = (await findHub(database.web, PUBLIC, 'fleet-vale', sampleHubs()[1]!.slug))!
    await post('/hand-over', { hub: String(tilekiln.id) }, manager)
    const { status, hub_id, adviser_id, due_at } = await row()
    assert.deepEqual([status, hub_id, adviser_id, due_at], ['new', tilekiln.id, null, promised])
    await assert.rejects(async () => visit(visitor, at(''), { viewer: grace }), NotFound)
    assert.equal(statusOf(await visit(visitor, at(''), { viewer: liban })), 200)
  })

  it('is late after the promised day, says so in the queue, and its manager is told once', async () => {
    const after = new Date('2026-11-26T08:00:00Z')
    const ask = { db: database.jobs, now: after, places: visitor.places, origin: 'https://work.example', log: SILENT }
    const before = await tellings()
    await tellOfLate(ask)
    await tellOfLate(ask)
    const told = (await tellings()).filter(({ body }) => body.includes(reference))
    assert.equal(told.length, 1)
    assert.equal(told[0]!.address, 'winsome.adair.clarke@fleetvale.example')
    assert.doesNotMatch(told[0]!.body, /Hodan|07700/)
    assert.ok((await tellings()).length > before.length)
    const late = textOf(await visit({ ...visitor, now: after }, '/desk/help-requests?show=late', { viewer: grace }))
    assert.match(late, new RegExp(`Late.*${reference}`))
  })

  const tellings = () =>
    database.owner.selectFrom('message').selectAll().where('kind', '=', 'help-request.late').execute()

  it('keeps a history of every change, without names', async () => {
    await post('/take', {}, grace)
    const { id } = await row()
    const history = await database.owner
      .selectFrom('history')
      .selectAll()
      .where('subject', '=', `help-request:${id}`)
      .execute()
    assert.deepEqual(
      history.map(({ verb, actor }) => [verb, actor]),
      [
        ['help-request.asked', 'public'],
        ['help-request.taken', 'member'],
      ],
    )
    assert.doesNotMatch(JSON.stringify(history), /Hodan|7700/)
  })
})

const ASKED: HelpAsked = {
  placeSlug: 'fleet-vale',
  hubId: 0,
  postcode: null,
  wardCode: null,
  whereFrom: 'unknown',
  outsideArea: false,
  helps: ['find-a-job'],
  ownWords: null,
  name: 'Hodan',
  contactBy: 'phone',
  email: null,
  phone: '+447700900555',
  postalAddress: null,
  mayLeaveMessage: false,
  mayText: true,
  othersMaySee: false,
  bestTimes: [],
  safeWords: null,
  language: 'so',
  interpreter: false,
  access: [],
  accessWords: null,
}
