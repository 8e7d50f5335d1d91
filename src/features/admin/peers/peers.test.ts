import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { seedDemo } from '../../../../demo/seed.ts'
import { demoPlaces, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import type { Member } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { findPeer } from '../../../records/fhir-peer.ts'
import { peersRoutes } from './peers.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
let db: TestDatabase
let visitor: Visitor
let helen: Member
let surgery: string

before(async () => {
  db = await testDatabase()
  await seedDemo(db.jobs, NOW)
  visitor = { db: db.web, now: NOW, places: await demoPlaces(), routes: peersRoutes }
  helen = (await asMember(db.web, 'Helen Achterberg', NOW)).viewer
  const { id } = await db.web
    .selectFrom('organization')
    .select('id')
    .where('name', '=', 'Osier Bank Medical Practice')
    .executeTakeFirstOrThrow()
  surgery = String(id)
})
after(() => db.drop())

const ask = (path: string, form?: Record<string, string>) =>
  visit(visitor, path, { viewer: helen, ...(form ? { form } : {}) })
const tokenIn = (text: string) => /gwp_[\w-]{43}/.exec(text)![0]
const letIn = async (more: Record<string, string> = {}) =>
  ask('/desk/systems', { organization: surgery, name: 'Larch', scope: 'referrals.send', 'ods-code': 'z99001', ...more })

describe('letting another system in', () => {
  it('shows its token once, and never again', async () => {
    const answer = await letIn()
    const token = tokenIn(textOf(answer))
    assert.equal(answer.kind === 'page' && answer.headers?.['cache-control'], 'no-store')
    const peer = await findPeer(db.web, token, NOW)
    assert.ok(typeof peer !== 'string')
    assert.deepEqual([peer.odsCode, peer.scopes], ['Z99001', ['referrals.send']])
    const list = textOf(await ask('/desk/systems'))
    assert.match(list, /Larch/)
    assert.doesNotMatch(list, /gwp_/)
  })

  it('asks again for what is missing or wrong', async () => {
    const wrong: readonly (readonly [Record<string, string>, RegExp])[] = [
      [{ organization: '' }, /Choose the organisation/],
      [{ organization: '999999' }, /Choose the organisation/],
      [{ name: ' ' }, /Enter what the system is called/],
      [{ 'ods-code': 'a b' }, /Enter a code like G82080/],
      [{ scope: 'everything' }, /Choose what the system may do/],
      [{ endpoint: 'http://surgery.example' }, /begins with https/],
      [{ endpoint: 'https://me:secret@surgery.example' }, /begins with https/],
    ]
    for (const [form, mistake] of wrong) {
      const answer = await letIn(form)
      assert.equal(statusOf(answer), 422)
      assert.match(textOf(answer), mistake)
    }
  })

  it('ends when the token is taken back, at once', async () => {
    const token = tokenIn(textOf(await letIn({ name: 'Old Larch' })))
    const { id } = await db.web
      .selectFrom('fhir_peer')
      .select('id')
      .where('name', '=', 'Old Larch')
      .executeTakeFirstOrThrow()
    assert.equal(whereTo(await ask(`/desk/systems/${id}/take-back`, {})), '/desk/systems')
    assert.equal(await findPeer(db.web, token, NOW), 'over')
    assert.match(textOf(await ask('/desk/systems')), /Shut out.*Old Larch/)
    await assert.rejects(ask(`/desk/systems/${id}/take-back`, {}), NotFound)
  })

  it('ends by itself after a year', async () => {
    const token = tokenIn(textOf(await letIn()))
    assert.equal(await findPeer(db.web, token, new Date('2027-11-24T10:00:00Z')), 'over')
  })

  it('is for administrators alone', async () => {
    const { viewer } = await asMember(db.web, 'Winsome Adair-Clarke', NOW)
    await assert.rejects(visit(visitor, '/desk/systems', { viewer }), NotFound)
  })
})

describe('the number of a service', () => {
  it('is written down once, for one service', async () => {
    const services = await db.web.selectFrom('referral_service').select('id').orderBy('id').limit(2).execute()
    assert.equal(services.length, 2)
    const add = (service: number | string, number: string) =>
      ask('/desk/systems/numbers', { service: String(service), number })
    assert.equal(whereTo(await add(services[0]!.id, '2000 099 999')), '/desk/systems#services')
    assert.match(textOf(await ask('/desk/systems')), /Directory of Services, number 2000099999/)
    assert.match(textOf(await add(services[1]!.id, '2000099999')), /Another service has this number/)
    assert.match(textOf(await add('', 'abc')), /Choose the service.*Enter the number, digits only/)
  })
})
