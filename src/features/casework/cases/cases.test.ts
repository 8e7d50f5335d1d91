import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { CastName } from '../../../../demo/cast.ts'
import { statusOf, textOf, whereTo } from '../../../../test/harness/ask.ts'
import { type CaseDesk, caseDesk } from '../../../../test/harness/case-desk.ts'
import { type Opened, opened } from '../../../../test/harness/casework.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { newAdviserJobs } from './new-adviser.job.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000)
const NEXT = { next: 'Look at adverts together', due: '2026-11-30' }

describe('a case', () => {
  let desk: CaseDesk
  let ines: Opened
  let path: string

  before(async () => {
    desk = await caseDesk(NOW)
  })
  after(() => desk.database.drop())
  beforeEach(async () => {
    ines = await desk.begin()
    path = `/desk/people/${ines.participantId}/cases`
  })

  const move = (name: CastName, which: string, form: Record<string, string>, now = NOW) =>
    desk.post(name, `${path}/${ines.caseId}/move/${which}`, form, now)
  const row = (id = ines.caseId) => desk.row(id)

  it('begins with what is next, pauses with a reason and an end, and goes on', async () => {
    assert.equal(statusOf(await move('Grace Oyelaran', 'begin', {})), 422)
    await move('Grace Oyelaran', 'begin', NEXT)
    assert.equal((await row()).status, 'active')
    const pause = { 'pause-reason': 'health', until: '2026-12-20', words: 'An operation.' }
    await move('Grace Oyelaran', 'pause', pause)
    const paused = await row()
    assert.deepEqual([paused.status, paused.paused_until, paused.weight], ['paused', '2026-12-20', 25])
    assert.match(paused.next_step!, /go on/)
    await move('Grace Oyelaran', 'resume', NEXT)
    assert.equal((await row()).status, 'active')
    const text = textOf(await desk.see('Grace Oyelaran', path))
    assert.match(text, /Job hub adviser Active Look at adverts together, by Monday 30 November/)
    assert.match(text, /Paused: their health \(Grace Oyelaran\) An operation\./)
  })

  it('ends with an outcome and words alone, and is taken back in its minutes by whoever ended it', async () => {
    assert.equal(statusOf(await move('Grace Oyelaran', 'close', { outcome: 'job-start' })), 422)
    await move('Grace Oyelaran', 'close', { outcome: 'job-start', words: 'Well done.' })
    const closed = await row()
    assert.deepEqual([closed.status, closed.outcome, closed.due_at], ['closed', 'job-start', null])
    const back = (name: CastName, now: Date) => desk.post(name, `${path}/${ines.caseId}/undo`, {}, now)
    await assert.rejects(back('Winsome Adair-Clarke', minutes(5)), Conflict)
    await assert.rejects(back('Grace Oyelaran', minutes(31)), Conflict)
    assert.match(textOf(await desk.see('Grace Oyelaran', path, minutes(5))), /Take it back.* until 10:30am/)
    await back('Grace Oyelaran', minutes(5))
    const open = await row()
    assert.deepEqual([open.status, open.outcome, open.next_step], ['starting', null, 'Agree a plan together'])
    await assert.rejects(back('Grace Oyelaran', minutes(6)), Conflict)
  })

  it('is opened again with a reason, by whoever works with them then', async () => {
    await move('Grace Oyelaran', 'close', { outcome: 'moved-away', words: 'Good luck.' })
    await move('Winsome Adair-Clarke', 'reopen', { ...NEXT, words: 'They are back.' }, minutes(60))
    const open = await row()
    assert.deepEqual([open.status, open.owner_account_id, open.outcome], ['active', desk.winsome.accountId, null])
  })

  it('is handed over with a note, with the person and all that one does with them', async () => {
    const [grace, liban] = [await desk.member('Grace Oyelaran'), await desk.member('Liban Jibrell-Moss')]
    const hub = await desk.database.owner
      .selectFrom('hub')
      .select('id')
      .where('slug', '=', 'tilekiln')
      .executeTakeFirstOrThrow()
    await desk.database.owner
      .insertInto('appointment')
      .values({
        ...{ id: randomUUID(), participant_id: ines.participantId, organization_id: grace.membership.organizationId },
        ...{ owner_account_id: grace.accountId, about: 'A talk', way: 'phone', starts_at: minutes(3000), minutes: 30 },
        status: 'booked',
      } as never)
      .execute()
    const to = { taker: String(liban.accountId), hub: String(hub.id) }
    assert.equal(statusOf(await move('Grace Oyelaran', 'hand-over', to)), 422)
    await move('Grace Oyelaran', 'hand-over', { ...to, words: 'Likes to be called in the morning.' })
    const kept = await row()
    assert.deepEqual([kept.owner_account_id, kept.hub_id], [liban.accountId, hub.id])
    const appointment = await desk.database.owner
      .selectFrom('appointment')
      .select('owner_account_id')
      .where('participant_id', '=', ines.participantId)
      .executeTakeFirstOrThrow()
    assert.equal(appointment.owner_account_id, liban.accountId)
    assert.match(textOf(await desk.see('Liban Jibrell-Moss', path)), /Handed over to Liban.*Likes to be called/)
    await assert.rejects(desk.see('Grace Oyelaran', path), NotFound)
    const told = await desk.database.owner
      .selectFrom('message')
      .select(['address', 'body'])
      .where('kind', '=', 'case.handed-over')
      .execute()
    assert.equal(told.length, 1)
    assert.doesNotMatch(told[0]!.body, /Ines|morning/)
  })

  it('tells the person who helps them from now on, once it has settled and only once, in their language', async () => {
    const liban = await desk.member('Liban Jibrell-Moss')
    await move('Grace Oyelaran', 'hand-over', { taker: String(liban.accountId), words: 'Please.' })
    const log = { info() {}, warn() {}, error() {} }
    const tell = (now: Date) =>
      newAdviserJobs[0]!.run({
        db: desk.database.jobs,
        now,
        places: desk.visitor.places,
        origin: 'http://localhost:3000',
        log,
      })
    const told = () =>
      desk.database.owner
        .selectFrom('message')
        .select(['body', 'language'])
        .where('kind', '=', 'case.new-adviser')
        .execute()
    const before = (await told()).length
    await tell(minutes(5))
    assert.equal((await told()).length, before)
    for (const count of [16, 26]) await tell(minutes(count))
    const [message] = (await told()).slice(-1)
    assert.match(
      message!.body,
      /Bundan sonra size Liban Jibrell-Moss yardımcı olacak\.[\s\S]*Liban Jibrell-Moss from Fleet Vale Council helps you/,
    )
    assert.equal(message!.language, 'tr')
    const keys = await desk.database.owner
      .selectFrom('message')
      .select('key')
      .where('kind', '=', 'case.new-adviser')
      .execute()
    assert.equal(new Set(keys.map(({ key }) => key)).size, keys.length)
  })

  it('is not handed to somebody who must not see them, nor to somebody of another organisation', async () => {
    const [liban, tobias] = [await desk.member('Liban Jibrell-Moss'), await desk.member('Tobias Marlowe-Eze')]
    await desk.database.owner
      .insertInto('exclusion')
      .values({
        ...{ participant_id: ines.participantId, account_id: liban.accountId, since: NOW, reason: 'A relative' },
        ...{
          organization_id: desk.winsome.membership.organizationId,
          created_by: null,
          ended_at: null,
          ended_by: null,
        },
      })
      .execute()
    const words = 'Please.'
    const give = (accountId: number) => move('Grace Oyelaran', 'hand-over', { taker: String(accountId), words })
    await assert.rejects(give(liban.accountId), Conflict)
    await assert.rejects(give(tobias.accountId), NotFound)
    assert.equal((await row()).owner_account_id, (await desk.member('Grace Oyelaran')).accountId)
  })

  it('does not exist for other advisers, nor under somebody else’s address', async () => {
    await assert.rejects(desk.see('Liban Jibrell-Moss', path), NotFound)
    await assert.rejects(move('Liban Jibrell-Moss', 'begin', NEXT), NotFound)
    await assert.rejects(move('Tobias Marlowe-Eze', 'close', { outcome: 'died', words: 'x' }), NotFound)
    const { accountId } = await desk.member('Grace Oyelaran')
    const other = await opened(desk.database.web, desk.winsome, { accountId }, NOW)
    const crossed = `/desk/people/${other.participantId}/cases/${ines.caseId}/move/begin`
    await assert.rejects(desk.post('Grace Oyelaran', crossed, NEXT), NotFound)
  })

  it('refuses who saw an older state of it', async () => {
    const { version } = await row()
    await move('Grace Oyelaran', 'begin', NEXT)
    await assert.rejects(move('Winsome Adair-Clarke', 'start-work', { ...NEXT, version: String(version) }), Conflict)
  })

  it('begins without a referral too, once on each programme, and says how long support lasts', async () => {
    const form = { program: 'workwell', path: 'find-work', ...NEXT }
    assert.equal(statusOf(await desk.post('Grace Oyelaran', `${path}/new`, { ...form, due: '2026-11-20' })), 422)
    assert.equal(whereTo(await desk.post('Grace Oyelaran', `${path}/new`, form)), path)
    assert.match(
      textOf(await desk.see('Grace Oyelaran', path)),
      /WorkWell Starting .* Support lasts until 15 March 2027/,
    )
    const again = await desk.post('Grace Oyelaran', `${path}/new`, form)
    assert.match(textOf(again), /You work with them on this already/)
  })

  it('comes out of a request for help whose adviser has met them: the request ends in the same moment', async () => {
    const met = await desk.database.owner
      .selectFrom('help_request')
      .selectAll()
      .where('status', '=', 'met')
      .executeTakeFirstOrThrow()
    const where = `/desk/help-requests/${met.reference}/together`
    const form = { program: 'job-hub', path: 'find-work', ...NEXT, record: 'new' }
    const page = await desk.see('Winsome Adair-Clarke', where)
    assert.match(textOf(page), /Start working with/)
    await assert.rejects(desk.see('Tobias Marlowe-Eze', where), NotFound)
    const names = { 'given-name': 'Kestrel', 'family-name': 'Amberly' }
    const to = whereTo(await desk.post('Winsome Adair-Clarke', where, { ...form, ...names }))
    assert.match(textOf(await desk.see('Winsome Adair-Clarke', to)), /Kestrel Amberly .*Job hub adviser Starting/)
    const request = await desk.database.owner
      .selectFrom('help_request')
      .selectAll()
      .where('id', '=', met.id)
      .executeTakeFirstOrThrow()
    assert.deepEqual([request.status, request.outcome], ['closed', 'with-adviser'])
    await assert.rejects(desk.see('Winsome Adair-Clarke', where), Conflict)
  })
})
