import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sampleParticipantId } from '../../../../demo/referrals.ts'
import { statusOf, textOf, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { as } from '../../../../test/harness/referral.ts'
import { type Desk, openDesk } from '../../../../test/harness/room.ts'
import { type Member, PUBLIC, type Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { findParticipant } from '../../../records/participant.ts'
import type { Db } from '../../../records/schema.ts'
import { waitingFor } from '../../../records/today.ts'
import { certificateRoutes } from '../../public/certificates/certificates.routes.ts'
import { cohortEndRoutes } from '../cohort-end/cohort-end.routes.ts'
import { cohortMeetingRoutes } from '../cohort-meetings/cohort-meetings.routes.ts'
import { cohortRoutes } from './cohorts.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const HODAN = sampleParticipantId('Hodan Abdi-Farrow')
const PLAN = {
  ...{
    name: 'Skills for Work',
    program: 'job-hub',
    'starts-on': '2026-11-24',
    from: '10am',
    minutes: '120',
    weeks: '3',
  },
  ...{ where: 'Tilekiln hall', ceiling: '1', pass: '60' },
}

describe('groups', () => {
  let desk: Desk
  let database: TestDatabase
  let grace: Member
  let liban: Member

  before(async () => {
    desk = await openDesk([...cohortRoutes, ...cohortMeetingRoutes, ...cohortEndRoutes, ...certificateRoutes], NOW)
    database = desk.database
    grace = await desk.member('Grace Oyelaran')
    liban = await desk.member('Liban Jibrell-Moss')
  })
  after(() => database.drop())

  const see = (path: string, viewer: Viewer = grace, now = NOW) => desk.see(path, viewer, now)
  const post = (path: string, form: Record<string, string>, viewer: Viewer = grace, now = NOW) =>
    desk.post(path, form, viewer, now)
  const plan = async (more: Record<string, string> = {}, viewer: Member = grace) =>
    whereTo(await post('/desk/cohorts/new', { ...PLAN, leader: String(viewer.accountId), ...more }, viewer))
  const numberOf = async (id: string) =>
    (await database.owner.selectFrom('participant').select('number').where('id', '=', id).executeTakeFirstOrThrow())
      .number
  const caseOf = async (adviser: Member, not = '') =>
    database.owner
      .selectFrom('support_case')
      .select(['id', 'participant_id'])
      .where('owner_account_id', '=', adviser.accountId)
      .where('closed_at', 'is', null)
      .where('participant_id', '<>', not || '00000000-0000-0000-0000-000000000000')
      .executeTakeFirstOrThrow()
  const placeOf = (path: string) =>
    database.owner
      .selectFrom('cohort_place')
      .selectAll()
      .where('cohort_id', '=', path.split('/').at(-1)!)
      .orderBy('since')
      .execute()

  it('are planned with their weekly meetings, and asked for again where something is missing', async () => {
    assert.match(textOf(await post('/desk/cohorts/new', {})), /There is a problem.*Enter what the group is called/)
    const path = await plan()
    const seen = textOf(await see(path))
    assert.match(seen, /Skills for Work Planned.*0 of 1 places taken.*1\. Tuesday 24 November at 10am/)
    assert.match(seen, /3\. Tuesday 8 December at 10am/)
    assert.match(textOf(await see('/desk/cohorts')), /Skills for Work/)
  })

  it('take as many as there are places; the next one waits, and is given the place that becomes free', async () => {
    const path = await plan()
    await post(`${path}/enrol`, { number: await numberOf(HODAN) })
    const { id, participant_id } = await caseOf(grace, HODAN)
    await post(`${path}/enrol`, { person: id })
    assert.deepEqual(
      (await placeOf(path)).map(({ status }) => status),
      ['enrolled', 'waiting'],
    )
    const twice = await post(`${path}/enrol`, { number: await numberOf(HODAN) })
    assert.match(textOf(twice), /They are in this group already/)
    const [first, second] = await placeOf(path)
    await assert.rejects(async () => post(`${path}/places/${second!.id}/give`, {}), /no-place-free/)
    await post(`${path}/places/${first!.id}/leave`, { reason: 'job' })
    await post(`${path}/places/${second!.id}/give`, {})
    const after = await placeOf(path)
    assert.deepEqual(
      after.map(({ status }) => status),
      ['left', 'enrolled'],
    )
    assert.equal(after[1]!.participant_id, participant_id)
    const told = await database.owner
      .selectFrom('message')
      .select('kind')
      .where('key', 'like', `cohort:${path.split('/').at(-1)}:%:${HODAN}:%`)
      .orderBy('id')
      .execute()
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['cohort.enrolled', 'cohort.left'],
    )
  })

  it('give no more places than there are, however many ask at once', async () => {
    const path = await plan({ ceiling: '2' })
    const people = await database.owner
      .selectFrom('support_case')
      .innerJoin('participant', 'participant.id', 'support_case.participant_id')
      .select('participant.number')
      .where('support_case.closed_at', 'is', null)
      .where('support_case.owner_account_id', '=', grace.accountId)
      .execute()
    await Promise.all(people.map(({ number }) => post(`${path}/enrol`, { number })))
    const statuses = (await placeOf(path)).map(({ status }) => status)
    assert.equal(statuses.filter((status) => status === 'enrolled').length, Math.min(2, people.length))
    assert.equal(statuses.length, people.length)
  })

  it('let whoever leads them see who is in them, from then on and no longer than that', async () => {
    const theirs = (when: Date) =>
      as(database.web, liban, when, (db) => findParticipant(db, liban, HODAN, when), 'support')
    const path = await plan({ leader: String(liban.accountId) })
    assert.equal(await theirs(NOW), null)
    await post(`${path}/enrol`, { number: await numberOf(HODAN) })
    assert.equal((await theirs(NOW))?.id, HODAN)
    assert.match(textOf(await see(path, liban)), /Hodan Abdi-Farrow/)
    const [place] = await placeOf(path)
    await post(`${path}/places/${place!.id}/leave`, { reason: 'own-wish' })
    assert.equal(await theirs(NOW), null)
  })

  it('are never led by who must not see somebody; the words are the same as for a shut record', async () => {
    const path = await plan({ leader: String(liban.accountId) })
    const keep = {
      participant_id: HODAN,
      account_id: liban.accountId,
      organization_id: liban.membership.organizationId,
    }
    await database.owner
      .insertInto('exclusion')
      .values({ ...keep, reason: 'A reason.', since: NOW, created_by: null, ended_at: null, ended_by: null })
      .execute()
    const refused = textOf(await post(`${path}/enrol`, { number: await numberOf(HODAN) }))
    await database.owner
      .updateTable('exclusion')
      .set({ ended_at: NOW })
      .where('account_id', '=', liban.accountId)
      .execute()
    assert.match(refused, /They cannot be in this group\. Ask your privacy lead/)
    assert.doesNotMatch(refused, /A reason/)
    assert.deepEqual(await placeOf(path), [])
  })

  it('go to another leader, who sees those in them from then on, while whoever led them does not', async () => {
    const path = await plan({ leader: String(liban.accountId) })
    const sees = (who: Member, when = NOW) =>
      as(database.web, who, when, (db) => findParticipant(db, who, HODAN, when), 'support')
    await post(`${path}/enrol`, { number: await numberOf(HODAN) })
    const winsome = await desk.member('Winsome Adair-Clarke')
    assert.equal(statusOf(await post(`${path}/leader`, {}, liban)), 422)
    await post(`${path}/leader`, { leader: String(winsome.accountId) }, liban)
    assert.match(textOf(await see(path, winsome)), /Led by Winsome Adair-Clarke.*Hodan Abdi-Farrow/)
    assert.equal(await sees(liban), null)
    await assert.rejects(async () => see(`${path}/leader`, liban), NotFound)
  })

  it('are led by nobody else, and people of others are counted there and not shown', async () => {
    const path = await plan()
    await post(`${path}/enrol`, { number: await numberOf(HODAN) })
    const seen = textOf(await see(path, liban))
    assert.doesNotMatch(seen, /Hodan/)
    assert.match(seen, /1 more, whom colleagues work with/)
    await assert.rejects(async () => see(`${path}/sessions/1`, liban), NotFound)
    await assert.rejects(async () => see(`${path}/end`, liban), NotFound)
    const tobias = await desk.member('Tobias Marlowe-Eze')
    await assert.rejects(async () => see(path, tobias), NotFound)
    await assert.rejects(async () => see(path, PUBLIC), NotFound)
  })

  it('of another organisation take somebody with their agreement, which lets their leader see them', async () => {
    const tobias = await desk.member('Tobias Marlowe-Eze')
    const path = await plan({ open: 'yes', ceiling: '1' }, tobias)
    const number = await numberOf(HODAN)
    assert.match(textOf(await post(`${path}/enrol`, { number })), /Choose how they agreed/)
    await post(`${path}/enrol`, { number, how: 'phone' })
    assert.match(textOf(await see(path, tobias)), /Hodan Abdi-Farrow/)
    const [place] = await placeOf(path)
    assert.ok(place!.decision_id)
    await post(`${path}/enrol`, { person: (await caseOf(grace, HODAN)).id, how: 'phone' })
    await database.owner.updateTable('cohort').set({ ceiling: 2 }).where('id', '=', place!.cohort_id).execute()
    assert.doesNotMatch(textOf(await see(path)), /Give them a place/)
    const give = `${path}/places/${(await placeOf(path))[1]!.id}/give`
    await assert.rejects(async () => post(give, {}), NotFound)
    // Nor in the database, past every room.
    for (const status of ['enrolled', 'completed'] as const) {
      const byHand = (db: Db) =>
        db
          .updateTable('cohort_place')
          .set({ status, ended_at: status === 'completed' ? NOW : null })
          .where('id', '=', place!.id)
          .execute()
      await assert.rejects(as(database.web, grace, NOW, byHand, 'support'), { code: '42501' })
    }
    await database.owner
      .updateTable('sharing_decision')
      .set({ withdrawn_at: NOW })
      .where('id', '=', place!.decision_id)
      .execute()
    assert.doesNotMatch(textOf(await see(path, tobias, new Date(NOW.getTime() + 1000))), /Hodan/)
  })

  describe('from the first meeting to the last', () => {
    let path: string
    let came: string
    const at = (day: string) => new Date(`${day}T12:30:00Z`)

    before(async () => {
      path = await plan({ ceiling: '3' })
      await post(`${path}/enrol`, { number: await numberOf(HODAN) })
      came = `came-${(await placeOf(path))[0]!.id}`
    })

    const seenField = () => came.replace('came', 'seen')
    const record = (number: number, status: string, day: string, seen = '0', who: Member = grace) =>
      post(`${path}/sessions/${number}`, { [came]: status, [seenField()]: seen }, who, at(day))

    it('nobody is written down before it begins', async () => {
      assert.match(textOf(await see(`${path}/sessions/1`)), /from an hour before it begins/)
      await assert.rejects(async () => record(1, 'came', '2026-11-23'), /cannot-be-done-now/)
    })

    it('two who write at once lose nothing: the second sees what the first wrote, and can mean it', async () => {
      const winsome = await desk.member('Winsome Adair-Clarke')
      assert.equal(whereTo(await record(1, 'absent', '2026-11-24')), path)
      const clash = await record(1, 'came', '2026-11-24', '0', winsome)
      assert.equal(statusOf(clash), 422)
      assert.match(textOf(clash), /a colleague has just written “Did not come, no word”/)
      assert.equal(whereTo(await record(1, 'absent', '2026-11-24', '0', winsome)), path)
      assert.equal(whereTo(await record(1, 'came', '2026-11-24', '1', winsome)), path)
      assert.equal(whereTo(await record(1, 'absent', '2026-11-24', '2')), path)
    })

    it('two absences in a row are asked about by a day, on the page and on the list of the adviser', async () => {
      await record(2, 'absent-told', '2026-12-01')
      assert.match(textOf(await see(path)), /Ask how they are Hodan Abdi-Farrow Missed 2 meetings in a row/)
      const now = at('2026-12-01')
      const waits = await as(database.web, grace, now, (db) => waitingFor(db, grace, 50, now), 'support')
      const entry = waits.find(({ kind, participantId }) => kind === 'absence' && participantId === HODAN)
      assert.match(entry!.what, /Missed 2 meetings of Skills for Work/)
      assert.equal(textOf(await see(entry!.href)).includes('What came of it?'), true)
      assert.equal(statusOf(await post(entry!.href, {})), 422)
      await post(entry!.href, { words: 'Her son was ill. She comes next week.' })
      assert.doesNotMatch(textOf(await see(path)), /Missed 2 meetings in a row/)
    })

    it('a meeting moves, and everybody in the group hears of it', async () => {
      const form = {
        what: 'move',
        day: '2026-12-10',
        at: '11am',
        where: 'Library',
        words: 'The hall is shut.',
        version: '1',
      }
      await post(`${path}/sessions/3/move`, form)
      assert.match(textOf(await see(path)), /3\. Thursday 10 December at 11am/)
      const told = await database.owner
        .selectFrom('message')
        .select('kind')
        .where('kind', '=', 'cohort.moved')
        .execute()
      assert.equal(told.length, 1)
    })

    it('the end asks for a reason where it is not as the meetings say, and gives a certificate', async () => {
      await post(`${path}/sessions/3`, { 'rest-came': 'yes' }, grace, new Date('2026-12-10T12:30:00Z'))
      const [place] = await placeOf(path)
      const end = { [`done-${place!.id}`]: 'yes', [`outcome-${place!.id}`]: 'job' }
      const now = at('2026-12-11')
      assert.match(textOf(await post(`${path}/end`, end, grace, now)), /The meetings say otherwise\. Enter why/)
      await post(`${path}/end`, { ...end, [`reason-${place!.id}`]: 'Her son was ill' }, grace, now)
      const [done] = await placeOf(path)
      assert.deepEqual([done!.status, done!.outcome], ['completed', 'job'])
      const certificate = textOf(await see(`${path}/places/${place!.id}/certificate`, grace, now))
      assert.match(certificate, /Certificate Hodan Abdi-Farrow has completed Skills for Work/)
      const checked = textOf(await see(`/certificates?number=${done!.certificate_number!.toLowerCase()}`, PUBLIC, now))
      assert.match(checked, /is true.*Skills for Work.*1 of 3/)
      assert.doesNotMatch(checked, /Hodan/)
      assert.match(textOf(await see('/certificates?number=C-3333-4444', PUBLIC, now)), /We have no certificate/)
    })
  })
})
