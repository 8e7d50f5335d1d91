import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { draftOf } from '../../../../demo/draft.ts'
import type { Row } from '../../../../demo/row.ts'
import { guarded, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { as } from '../../../../test/harness/referral.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { PUBLIC, type Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { startsOf } from '../../../records/enrolment-start.ts'
import { findOpportunity } from '../../../records/opportunity.ts'
import { storeOpportunities } from '../../../records/opportunity-store.ts'
import { ownEnrolmentLines } from '../../../web/own-enrolments.ts'
import { listingRoutes } from '../listing/listing.routes.ts'
import { ownEnrolmentRoutes } from '../own-enrolments/own-enrolments.routes.ts'
import { remindOfTomorrow, tendWaitingLists } from './enrol.job.ts'
import { enrolRoutes } from './enrol.routes.ts'

/** A Monday morning. */
const now = new Date('2026-11-23T10:00:00Z')
const QUIET = { info() {}, warn() {}, error() {} } as never
const resident = (value: string): Viewer => ({ kind: 'resident', address: { kind: 'email', value } })

describe('enrolling', () => {
  let database: TestDatabase
  let visitor: Visitor

  before(async () => {
    ;({ database, visitor } = await openRooms([...enrolRoutes, ...ownEnrolmentRoutes, ...listingRoutes], now))
  })
  after(() => database.drop())

  /** A course of the college that runs as said: '14 days · 6 weeks · Tue 10:00-12:30 · 3 of 12'. */
  async function course(title: string, runs: readonly string[], more: Partial<Row> = {}): Promise<number> {
    const row: Row = { title, by: 'bellfounders-college', says: 'A course.', runs, ...more }
    const [stored] = await storeOpportunities(database.jobs, 'Lately', [draftOf('course', row, now)], now, {
      sample: true,
    })
    return stored!.id
  }
  const opportunity = async (id: number) => (await findOpportunity(database.web, PUBLIC, id))!
  const starts = async (id: number) => startsOf(database.web, await opportunity(id), now)
  const left = async (id: number) => (await opportunity(id)).intakes.map(({ spacesLeft }) => spacesLeft)

  async function send(id: number, name: string, form: Record<string, string> = {}) {
    const start = (await starts(id))[0]?.startsAt.toISOString() ?? ''
    const address = `${name.toLowerCase()}@home.example`
    return visit(visitor, `/enrol/${id}`, { form: { ...guarded('enrol', now), start, name, address, ...form } })
  }
  const people = (id: number) =>
    database.owner
      .selectFrom('enrolment')
      .select(['id', 'name', 'status', 'reference', 'address', 'offered_until'])
      .where('opportunity_id', '=', id)
      .orderBy('id')
      .execute()
  const one = async (id: number, name: string) => (await people(id)).find((person) => person.name === name)!
  const told = async (name: string) => {
    const rows = await database.owner
      .selectFrom('message')
      .selectAll()
      .where('address', '=', `${name.toLowerCase()}@home.example`)
      .orderBy('id')
      .execute()
    return rows.map(({ kind }) => kind)
  }
  const act = async (id: number, name: string, move: 'leave' | 'accept') => {
    const { reference, address } = await one(id, name)
    return visit(visitor, `/requests/enrolments/${reference}/${move}`, { viewer: resident(address!), form: {} })
  }
  const tend = (at: Date) =>
    tendWaitingLists({
      db: database.jobs,
      now: at,
      places: visitor.places,
      origin: 'http://localhost:3000',
      log: QUIET,
    })

  it('starts at the listing, gives a place at once, and sends a calendar entry', async () => {
    const id = await course('Pottery', ['14 days · 6 weeks · Tue 10:00-12:30 · 3 of 12'])
    const { slug } = await opportunity(id)
    assert.match(textOf(await visit(visitor, `/opportunities/${id}/${slug}`)), /Join the course/)
    const answer = await send(id, 'Ama')
    assert.match(whereTo(answer), new RegExp(`^/enrol/${id}/done/enrolled\\?reference=GW-`))
    assert.match(textOf(await visit(visitor, whereTo(answer))), /You have a place .*GW-/)
    assert.deepEqual(await left(id), [2])
    const [message] = await database.owner
      .selectFrom('message')
      .selectAll()
      .where('address', '=', 'ama@home.example')
      .execute()
    assert.match(String((message!.attachment as { content: string }).content), /SUMMARY:First day: Pottery/)
  })

  it('gives 3 places to exactly 3 of 50 who ask at the same moment', async () => {
    const id = await course('Crowded', ['14 days · 6 weeks · Tue 10:00-12:30 · 3 of 12'])
    const start = (await starts(id))[0]!.startsAt.toISOString()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => {
        const form = { ...guarded('enrol', now), start, name: `P${i}`, address: `p${i}@home.example` }
        return visit({ ...visitor, db: i % 2 ? database.web : database.jobs }, `/enrol/${id}`, { form })
      }),
    )
    assert.equal(answers.filter((answer) => whereTo(answer).includes('/done/enrolled')).length, 3)
    assert.equal(answers.filter((answer) => whereTo(answer).includes('/done/waiting')).length, 47)
    const counts = (await people(id)).filter(({ status }) => status === 'enrolled').length
    assert.equal(counts, 3)
    assert.deepEqual(await left(id), [0])
    await assert.rejects(
      database.owner.updateTable('enrolment').set({ status: 'enrolled' }).where('opportunity_id', '=', id).execute(),
      /run_not_oversold/,
      'the database refuses it, whoever asks',
    )
  })

  it('takes the same form once, and the same person once', async () => {
    const id = await course('Once', ['14 days · 6 weeks · Tue 10:00-12:30 · 3 of 12'])
    const start = (await starts(id))[0]!.startsAt.toISOString()
    const form = { ...guarded('enrol', now), start, name: 'Olu', address: 'olu@home.example' }
    const [first, second] = await Promise.all([
      visit(visitor, `/enrol/${id}`, { form }),
      visit(visitor, `/enrol/${id}`, { form }),
    ])
    assert.equal(whereTo(first), whereTo(second))
    assert.match(whereTo(await send(id, 'OLU')), /already$/)
    assert.match(whereTo(await send(id, 'Olu-Child', { address: 'olu@home.example' })), /enrolled/)
    assert.equal((await people(id)).length, 2)
  })

  it('says what is wrong, keeps what was typed, and refuses nobody over the checklist', async () => {
    const id = await course('Checked', ['14 days · 6 weeks · Tue 10:00-12:30 · 3 of 12'], {
      needs: ['English for class → english', 'A laptop'],
    })
    const form = textOf(await visit(visitor, `/enrol/${id}`))
    assert.match(form, /Before you start .*English for class .*Not yet\? Improve your English near you/)
    const wrong = await send(id, '', { address: 'x' })
    assert.equal(statusOf(wrong), 422)
    assert.match(textOf(wrong), /There is a problem Enter your name Enter an email address/)
    assert.match(whereTo(await send(id, 'Nia', { 'need-1': 'not-yet' })), /enrolled/)
    const row = await database.owner
      .selectFrom('enrolment')
      .select('checklist')
      .where('opportunity_id', '=', id)
      .executeTakeFirstOrThrow()
    assert.deepEqual(row.checklist, [{ words: 'English for class', has: 'not-yet' }])
  })

  it('offers the place of whoever leaves to the next, for two working days, and then to the one after', async () => {
    const id = await course('Chain', ['14 days · 6 weeks · Tue 10:00-12:30 · 1 of 8'])
    for (const name of ['Ada', 'Ben', 'Cy', 'Dee']) await send(id, name)
    assert.deepEqual(
      (await people(id)).map(({ status }) => status),
      ['enrolled', 'waiting', 'waiting', 'waiting'],
    )
    await act(id, 'Ada', 'leave')
    await act(id, 'Ada', 'leave')
    const ben = await one(id, 'Ben')
    assert.equal(ben.status, 'offered')
    assert.equal(ben.offered_until!.toISOString(), '2026-11-25T23:59:59.999Z')
    assert.deepEqual(await told('Ben'), ['enrolment.waiting', 'enrolment.offered'])
    assert.deepEqual(await left(id), [0], 'kept for Ben')
    await tend(new Date('2026-11-25T12:00:00Z'))
    assert.equal((await one(id, 'Ben')).status, 'offered')
    await Promise.all([tend(new Date('2026-11-26T00:10:00Z')), tend(new Date('2026-11-26T00:10:00Z'))])
    assert.equal((await one(id, 'Ben')).status, 'offer-ended')
    assert.equal((await one(id, 'Cy')).status, 'offered')
    assert.deepEqual(await told('Cy'), ['enrolment.waiting', 'enrolment.offered'])
    await act(id, 'Cy', 'accept')
    assert.equal((await one(id, 'Cy')).status, 'enrolled')
    assert.equal((await one(id, 'Dee')).status, 'waiting')
  })

  it('keeps places true when the listing comes again with more or fewer', async () => {
    const runs = (places: string) => [`14 days · 6 weeks · Tue 10:00-12:30 · ${places}`]
    const id = await course('Imported', runs('2 of 2'))
    for (const name of ['Eve', 'Flo', 'Gil']) await send(id, name)
    assert.deepEqual(await left(id), [0])
    assert.equal(await course('Imported', runs('2 of 2'), { says: 'Other words.' }), id)
    assert.deepEqual(await left(id), [0], 'other words change no places')
    await course('Imported', runs('3 of 3'))
    assert.deepEqual(await left(id), [1])
    await tend(now)
    assert.equal((await one(id, 'Gil')).status, 'offered')
    await course('Imported', runs('1 of 1'))
    assert.deepEqual(await left(id), [0])
    assert.equal((await people(id)).filter(({ status }) => status === 'enrolled').length, 2, 'who has a place keeps it')
    await act(id, 'Eve', 'leave')
    assert.deepEqual(await left(id), [0], 'fewer are offered than are held')
  })

  it('tells those who wait for a date when there is one', async () => {
    const id = await course('Later', [])
    const listing = await visit(visitor, `/opportunities/${id}/later`)
    assert.match(textOf(listing), /Tell me when there is a date/)
    assert.match(whereTo(await send(id, 'Ines')), /interested/)
    await tend(now)
    assert.deepEqual(await told('Ines'), ['enrolment.interested'])
    await course('Later', ['14 days · 6 weeks · Tue 10:00-12:30 · 4 of 4'])
    await tend(now)
    await tend(now)
    assert.deepEqual(await told('Ines'), ['enrolment.interested', 'enrolment.date'])
  })

  it('stands among one’s own requests, and nobody else sees it', async () => {
    const id = await course('Mine', ['14 days · 6 weeks · Tue 10:00-12:30 · 4 of 4'])
    await send(id, 'Kit')
    const { reference } = await one(id, 'Kit')
    const linesOf = (viewer: Viewer) => as(database.web, viewer, now, (db) => ownEnrolmentLines(db, viewer, now))
    const [line] = await linesOf(resident('kit@home.example'))
    assert.equal(line!.status, 'You have a place')
    assert.match(line!.nextStep, /It begins on Tuesday 8 December at 10am/)
    assert.match(textOf(await visit(visitor, line!.path, { viewer: resident('kit@home.example') })), /Give up my place/)
    for (const viewer of [resident('other@home.example'), PUBLIC]) {
      await assert.rejects(visit(visitor, `/requests/enrolments/${reference}`, { viewer }), NotFound)
    }
    assert.deepEqual(await linesOf(PUBLIC), [])
  })

  it('reminds the day before, once, by e-mail or text', async () => {
    const id = await course('Soon', ['8 days · 6 weeks · Tue 10:00-12:30 · 4 of 4'])
    await send(id, 'Lena')
    await send(id, 'Milo', { address: '07700 900 412' })
    const remind = (at: string) =>
      remindOfTomorrow({
        db: database.jobs,
        now: new Date(at),
        places: visitor.places,
        origin: 'http://localhost',
        log: QUIET,
      })
    await remind('2026-11-29T13:00:00Z')
    assert.deepEqual(await told('Lena'), ['enrolment.enrolled'])
    for (const at of ['2026-11-30T09:00:00Z', '2026-11-30T13:00:00Z']) await remind(at)
    assert.deepEqual(await told('Lena'), ['enrolment.enrolled', 'enrolment.reminder'])
    const texts = await database.owner
      .selectFrom('message')
      .select('body')
      .where('address', '=', '+447700900412')
      .where('kind', '=', 'enrolment.reminder')
      .execute()
    assert.match(texts[0]!.body, /^Soon begins tomorrow, Tuesday 1 December at 10am\./)
    assert.ok(texts[0]!.body.length <= 300)
  })

  it('leads back to the listing where one does not enrol here', async () => {
    const job = await database.owner
      .selectFrom('opportunity')
      .select('id')
      .where('kind', '=', 'job')
      .executeTakeFirstOrThrow()
    assert.match(whereTo(await visit(visitor, `/enrol/${job.id}`)), /^\/opportunities\//)
    await assert.rejects(visit(visitor, '/enrol/999999'), NotFound)
  })
})
