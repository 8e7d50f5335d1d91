import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { sampleParticipantId } from '../../../../demo/referrals.ts'
import { demoPlaces, guarded, textOf, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import type { Member, Viewer } from '../../../domain/permission.ts'
import type { Place } from '../../../domain/place.ts'
import { NotFound } from '../../../kit/errors.ts'
import { ownDataRoutes } from '../../public/own-data/own-data.routes.ts'
import { dataProtectionRoutes } from './data-protection.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const DESK = '/desk/data-protection'
const OWN = '/requests/record/correction'
const HODAN = sampleParticipantId('Hodan Abdi-Farrow')

describe('something that somebody says is wrong', () => {
  let database: TestDatabase
  let places: readonly Place[]
  let farid: Member
  let grace: Member
  const noteId = randomUUID()
  const hodan: Viewer = {
    kind: 'resident',
    address: { kind: 'email', value: 'own@home.example' },
    participantId: HODAN,
  }

  before(async () => {
    database = await testDatabase({ demo: NOW })
    places = await demoPlaces()
    farid = (await asMember(database.web, 'Farid Halloran', NOW)).viewer
    grace = (await asMember(database.web, 'Grace Oyelaran', NOW)).viewer
    await database.owner
      .insertInto('note')
      .values({
        ...{ id: noteId, case_id: null, participant_id: HODAN, organization_id: farid.membership.organizationId },
        ...{ account_id: grace.accountId, kind: 'note', subject: 'general', visibility: 'person', two_way: false },
        ...{ words: 'She left the course in May.', happened_at: NOW, written_at: NOW, corrects: null, signpost: null },
      })
      .execute()
  })
  after(() => database.drop())

  const asked = { routes: [...dataProtectionRoutes, ...ownDataRoutes], now: NOW }
  const see = async (path: string, viewer: Viewer) =>
    textOf(await visit({ ...asked, db: database.web, places }, path, { viewer }))
  let forms = 0
  const post = (path: string, form: Record<string, string>, viewer: Viewer) => {
    forms += 1
    const fields = viewer.kind === 'resident' ? guarded('own-data', NOW) : { once: `${forms}` }
    return visit({ ...asked, db: database.web, places }, path, { form: { ...fields, ...form }, viewer })
  }
  const rows = () =>
    database.owner
      .selectFrom('correction_request')
      .selectAll()
      .where('asked_at', '=', NOW)
      .orderBy('asked_at')
      .execute()

  it('is said by the person, about a note that they read, and has an owner, a next step and a day', async () => {
    assert.match(textOf(await post(OWN, { wrong: '' }, hodan)), /Write what is wrong/)
    const form = { note: noteId, wrong: 'I did not leave it. It was cancelled.', right: 'The course was cancelled.' }
    assert.equal(whereTo(await post(OWN, form, hodan)), OWN)
    const [one] = await rows()
    assert.deepEqual([one!.note_id, one!.due_on, one!.next_step], [noteId, '2026-12-23', 'Look at it and decide'])
    assert.match(await see(`${OWN}?language=en`, hodan), /We look at it and decide\. You hear by Wednesday 23 December/)
    assert.match(await see(DESK, farid), /something is wrong Look at it and decide By Wednesday 23 December/)
  })

  it('cannot be about a note that they do not read', async () => {
    const secret = await database.owner
      .selectFrom('note')
      .select('id')
      .where('participant_id', '<>', HODAN)
      .executeTakeFirstOrThrow()
    await post(OWN, { note: secret.id, wrong: 'Something else.', right: '' }, hodan)
    assert.deepEqual(
      (await rows()).filter(({ note_id }) => note_id === secret.id),
      [],
    )
  })

  it('is decided with a reason; what is right stands beside the note; the person is told and reads why', async () => {
    const one = (await rows()).find(({ note_id }) => note_id === noteId)!
    const path = `${DESK}/corrections/${one.id}`
    assert.match(await see(path, farid), /The note it is about She left the course in May/)
    assert.match(
      textOf(await post(path, { decision: 'corrected', words: '' }, farid)),
      /Say why\. The person reads it.*Write what is right/,
    )
    const form = {
      decision: 'corrected',
      correction: 'The course was cancelled in May.',
      words: 'You were right. The college confirms it.',
    }
    assert.equal(whereTo(await post(path, form, farid)), DESK)
    const note = await database.owner
      .selectFrom('note')
      .selectAll()
      .where('corrects', '=', noteId)
      .executeTakeFirstOrThrow()
    assert.equal(note.words, 'The course was cancelled in May.')
    assert.match(await see(`${OWN}?language=en`, hodan), /We put it right You were right\. The college confirms it\./)
    const told = await database.owner
      .selectFrom('message')
      .select('body')
      .where('kind', '=', 'correction.decided')
      .execute()
    assert.equal(told.length, 1)
    assert.doesNotMatch(told[0]!.body, /course|college/)
  })

  it('is taken by the privacy lead too, and read by nobody else', async () => {
    const shirin = sampleParticipantId('Shirin Begum Choudhury')
    await post(`${DESK}/people/${shirin}/correction`, { wrong: 'My birthday is in June.', right: '' }, farid)
    const one = (await rows()).find(({ participant_id }) => participant_id === shirin)!
    await assert.rejects(see(`${DESK}/corrections/${one.id}`, grace), NotFound)
    assert.doesNotMatch(await see(`${OWN}?language=en`, hodan), /birthday/)
    const form = { decision: 'refused', words: 'Your passport says July. You can complain to the ICO.' }
    await post(`${DESK}/corrections/${one.id}`, form, farid)
    assert.match(await see(`${DESK}/corrections/${one.id}`, farid), /We leave it as it is\. Farid Halloran/)
  })
})
