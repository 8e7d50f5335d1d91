import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sampleParticipantId } from '../../../../demo/referrals.ts'
import { guarded, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { as } from '../../../../test/harness/referral.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import type { Member, Viewer } from '../../../domain/permission.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { ownDataRoutes } from '../../public/own-data/own-data.routes.ts'
import { dataProtectionRoutes } from './data-protection.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const DESK = '/desk/data-protection'
const OWN = '/requests/record/erasure'
const HODAN = sampleParticipantId('Hodan Abdi-Farrow')

describe('somebody who asks us to delete what we hold', () => {
  let database: TestDatabase
  let visitor: Visitor
  let farid: Member
  let grace: Member
  const hodan: Viewer = {
    kind: 'resident',
    address: { kind: 'email', value: 'own@home.example' },
    participantId: HODAN,
  }

  before(async () => {
    ;({ database, visitor } = await openRooms([...dataProtectionRoutes, ...ownDataRoutes], NOW))
    farid = (await asMember(database.web, 'Farid Halloran', NOW)).viewer
    grace = (await asMember(database.web, 'Grace Oyelaran', NOW)).viewer
    await database.owner.deleteFrom('erasure_request').execute()
  })
  after(() => database.drop())

  const see = async (path: string, viewer: Viewer = farid) => textOf(await visit(visitor, path, { viewer }))
  let forms = 0
  const post = (path: string, form: Record<string, string>, viewer: Viewer = farid) => {
    forms += 1
    const fields = viewer.kind === 'resident' ? guarded('own-data', NOW) : { once: `${forms}` }
    return visit(visitor, path, { form: { ...fields, ...form }, viewer })
  }
  const ask = (form: Record<string, string> = {}) => post(OWN, form, hodan)
  const request = () =>
    database.owner.selectFrom('erasure_request').selectAll().where('decision', 'is', null).executeTakeFirstOrThrow()
  const letters = async () => {
    const rows = await database.owner.selectFrom('message').select('kind').where('kind', 'like', 'erasure.%').execute()
    return rows.map(({ kind }) => kind)
  }

  it('reads first what goes, what is kept and why, and by when they hear', async () => {
    const page = await see(`${OWN}?language=en`, hodan)
    assert.match(page, /A person looks at it and answers you\. By Wednesday 23 December/)
    assert.match(page, /Your adviser ends your support with you first/)
    assert.match(page, /What a court or an inquiry needs, until that is over/)
    assert.match(page, /Also what I sent without a record: own@home\.example/)
  })

  it('asks once; it waits at the privacy lead’s list with its day', async () => {
    assert.equal(whereTo(await ask({ words: 'I have a job now.', 'by-address': 'yes' })), OWN)
    assert.match(await see(`${OWN}?language=en`, hodan), /We look at it and decide\. You hear by Wednesday 23 December/)
    assert.match(await see(DESK), /asks to be deleted Look at it and decide By Wednesday 23 December/)
    await assert.rejects(ask(), Conflict)
  })

  it('is answered by the privacy lead, who sees what stands in the way', async () => {
    const path = `${DESK}/erasures/${(await request()).id}`
    const page = await see(path)
    assert.match(page, /I have a job now\..*1 case is open here/s)
    await assert.rejects(see(path, grace), NotFound)
    assert.match(textOf(await post(path, { words: '' })), /Say why\. The person reads it/)
    await post(path, { words: 'Your case is open. Tell us once it is closed.' })
    assert.deepEqual(await letters(), ['erasure.decided'])
    assert.match(await see(`${OWN}?language=en`, hodan), /We have to keep it for now\. Your case is open\./)
  })

  it('may ask again, and take it back', async () => {
    await ask()
    await post(`${OWN}/${(await request()).id}/end`, {}, hodan)
    assert.match(await see(`${OWN}?language=en`, hodan), /You took it back/)
    assert.doesNotMatch(await see(DESK), /asks to be deleted/)
  })

  it('hears that it is being done, when it is ordered', async () => {
    await ask({ 'by-address': 'yes' })
    const { number } = await database.owner
      .selectFrom('participant')
      .select('number')
      .where('id', '=', HODAN)
      .executeTakeFirstOrThrow()
    const page = await visit(visitor, `${DESK}/people/${HODAN}/erase?by-address=yes`, { viewer: farid })
    assert.ok(page.kind === 'page' && / name="by-address"[^>]* checked/.test(page.html.text))
    await post(`${DESK}/people/${HODAN}/erase`, { number, 'by-address': 'yes' })
    assert.deepEqual((await letters()).toSorted(), ['erasure.decided', 'erasure.ordered'])
  })

  it('is seen and decided by nobody else, whatever their code asks for', async () => {
    const { id } = await request()
    const stranger: Viewer = { ...hodan, participantId: sampleParticipantId('Shirin Begum Choudhury') }
    const change = (viewer: Viewer, decision: 'kept' | 'taken-back') =>
      as(database.web, viewer, NOW, (db) =>
        db
          .updateTable('erasure_request')
          .set({ decision, decided_at: NOW, ...(decision === 'kept' && { decided_words: 'x', decided_by: 1 }) })
          .where('id', '=', id)
          .execute(),
      )
    for (const viewer of [grace, stranger]) {
      const rows = await as(database.web, viewer, NOW, (db) => db.selectFrom('erasure_request').selectAll().execute())
      assert.deepEqual(rows, [])
      assert.equal((await change(viewer, 'taken-back'))[0]?.numUpdatedRows, 0n)
    }
    await assert.rejects(change(hodan, 'kept'), /row-level security/)
    await assert.rejects(change(farid, 'taken-back'), /row-level security/)
    await assert.rejects(post(`${OWN}/${id}/end`, {}, stranger), NotFound)
  })
})
