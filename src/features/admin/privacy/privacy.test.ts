import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { seedDemo } from '../../../../demo/seed.ts'
import { demoPlaces, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember, type SignedIn } from '../../../../test/harness/member.ts'
import { as, moveAs, packetOf, sendAs } from '../../../../test/harness/referral.ts'
import { NotFound } from '../../../kit/errors.ts'
import { findParticipant, searchParticipants } from '../../../records/participant.ts'
import { emergencyRoutes } from '../../casework/emergency/emergency.routes.ts'
import { privacyRoutes } from './privacy.routes.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
const REASON = 'Her sister rang: he is at her door. I need her address for the police.'
let db: TestDatabase
let marguerite: SignedIn
let winsome: SignedIn
let grace: SignedIn
let farid: SignedIn
let person: { id: string; number: string }

before(async () => {
  db = await testDatabase()
  await seedDemo(db.jobs, NOW)
  marguerite = await asMember(db.web, 'Marguerite Dunmore', NOW)
  winsome = await asMember(db.web, 'Winsome Adair-Clarke', NOW)
  grace = await asMember(db.web, 'Grace Oyelaran', NOW)
  farid = await asMember(db.web, 'Farid Halloran', NOW)
  const leela = (await asMember(db.web, 'Dr Leela Raman', NOW)).viewer
  const to = { organizationId: grace.viewer.membership.organizationId, hubId: null, serviceId: null }
  const packet = packetOf({ givenName: 'Perpetua', familyName: 'Winterbourne', email: 'perpetua@home.example' })
  const sent = await sendAs(db.web, leela, to, packet, NOW)
  await moveAs(db.web, marguerite.viewer, sent.id, { move: 'acknowledge' }, NOW)
  await moveAs(db.web, marguerite.viewer, sent.id, { move: 'accept' }, NOW)
  const row = await db.owner
    .selectFrom('participant')
    .where('id', '=', sent.participantId)
    .select('number')
    .executeTakeFirstOrThrow()
  person = { id: sent.participantId, number: row.number }
})
after(() => db.drop())

const visitor = async (now = NOW): Promise<Visitor> => ({
  db: db.web,
  now,
  places: await demoPlaces(),
  routes: [...privacyRoutes, ...emergencyRoutes],
})
const asking = async (who: SignedIn, path: string, form?: Record<string, string>, now = NOW) =>
  visit(await visitor(now), path, { viewer: who.viewer, cookies: who.cookies, ...(form ? { form } : {}) })
const sees = (who: SignedIn, now = NOW) =>
  as(db.web, who.viewer, now, async (db) => (await findParticipant(db, who.viewer, person.id, now)) !== null)

describe('a restricted record', () => {
  it('closes to everybody but named people, in searches too', async () => {
    assert.ok(await sees(marguerite))
    await asking(farid, `/desk/privacy/people/${person.id}/restriction`, { reason: 'A former partner looks for her.' })
    assert.equal(await sees(marguerite), false)
    const found = await as(db.web, winsome.viewer, NOW, (db) =>
      searchParticipants(db, winsome.viewer, 'winterbourne', NOW),
    )
    assert.deepEqual(found, [])

    const account = String(marguerite.viewer.accountId)
    await asking(farid, `/desk/privacy/people/${person.id}/passes`, { pass: account })
    assert.ok(await sees(marguerite))
    await asking(farid, `/desk/privacy/people/${person.id}/passes/${account}/end`, {})
    assert.equal(await sees(marguerite), false)
  })

  it('shows its reason to whoever looks after it, and to nobody else', async () => {
    assert.match(textOf(await asking(farid, `/desk/privacy/people/${person.id}`)), /A former partner looks for her/)
    await assert.rejects(asking(winsome, `/desk/privacy/people/${person.id}`), NotFound)
  })

  it('stands on a list whose reading is one line with a count, however many are on it', async () => {
    await asking(farid, '/desk/privacy')
    const read = db.owner.selectFrom('history').where('verb', '=', 'people-at-risk.listed')
    const lines = await read.select(['subject', 'participant_id', 'details']).execute()
    assert.deepEqual(lines, [{ subject: 'people-at-risk', participant_id: null, details: { count: 1 } }])
  })

  it('asks why when it is closed without a reason', async () => {
    assert.equal(statusOf(await asking(farid, `/desk/privacy/people/${person.id}/restriction`, {})), 422)
  })
})

describe('an emergency', () => {
  const open = (who: SignedIn, form: Record<string, string>, now = NOW) =>
    asking(who, '/desk/people/emergency', form, now)

  it('needs a reason that somebody else will understand, and keeps what was typed', async () => {
    const answer = await open(winsome, { number: person.number, reason: 'urgent' })
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /at least 20 letters/)
  })

  it('needs a sign-in of the last quarter of an hour', async () => {
    const later = new Date(NOW.getTime() + 16 * 60_000)
    const answer = await open(winsome, { number: person.number, reason: REASON }, later)
    assert.match(textOf(answer), /Sign in again first/)
    assert.equal(await sees(winsome, later), false)
  })

  it('opens the record for an hour, for reading, and tells the privacy lead at once', async () => {
    assert.equal(whereTo(await open(winsome, { number: person.number, reason: REASON })), `/desk/people/${person.id}`)
    const after = (minutes: number, seconds = 0) => new Date(NOW.getTime() + minutes * 60_000 + seconds * 1000)
    assert.ok(await sees(winsome, after(60)))
    assert.equal(await sees(winsome, after(60, 1)), false)

    const told = await db.owner.selectFrom('message').where('kind', '=', 'emergency.opened').selectAll().execute()
    assert.deepEqual(
      told.map(({ address }) => address),
      ['farid.halloran@fleetvale.example'],
    )
    assert.doesNotMatch(told[0]!.body, /Winterbourne|P-/)
    const history = await db.owner.selectFrom('history').where('verb', '=', 'emergency.opened').selectAll().execute()
    assert.equal(history[0]!.participant_id, person.id)
    assert.equal(history[0]!.why, 'emergency')
  })

  it('says of somebody one is kept from what it says of nobody', async () => {
    await asking(farid, `/desk/privacy/people/${person.id}/exclusions`, {
      excluded: String(grace.viewer.accountId),
      why: 'They were married.',
    })
    const kept = textOf(await open(grace, { number: person.number, reason: REASON }))
    const never = textOf(await open(grace, { number: 'P-BBBB-BBBB', reason: REASON }))
    assert.equal(kept.replaceAll(person.number, ''), never.replaceAll('P-BBBB-BBBB', ''))
    assert.match(kept, /There is no record with this number that can be opened here/)
    assert.equal(await sees(grace), false)
  })

  it('waits for somebody to say whether it was right, which nobody says of their own', async () => {
    const queue = textOf(await asking(farid, '/desk/privacy/emergencies'))
    assert.match(queue, /Winsome Adair-Clarke/)
    assert.match(queue, /Her sister rang/)
    const { id } = await db.owner.selectFrom('break_glass').select('id').executeTakeFirstOrThrow()
    const path = `/desk/privacy/emergencies/${id}`
    assert.equal(statusOf(await asking(farid, path, {})), 422)
    assert.equal(statusOf(await asking(farid, path, { verdict: 'not-justified' })), 422)
    assert.equal(statusOf(await asking(farid, path, { verdict: 'justified', words: 'I rang her back.' })), 303)
    assert.match(textOf(await asking(farid, '/desk/privacy/emergencies')), /Every one has been looked at/)
    await assert.rejects(asking(winsome, '/desk/privacy/emergencies'), NotFound)
  })
})

describe('the history of a person', () => {
  it('is read by the privacy lead in plain words, which is written down too', async () => {
    const page = textOf(await asking(farid, `/desk/privacy/people/${person.id}/history`))
    assert.match(page, /Accepted a referral/)
    assert.match(page, /Opened your record in an emergency/)
    assert.match(page, /Read who looked at your record/)
  })
})
