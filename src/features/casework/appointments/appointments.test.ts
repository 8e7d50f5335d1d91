import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { CastName } from '../../../../demo/cast.ts'
import { sampleParticipantId } from '../../../../demo/referrals.ts'
import { demoPlaces, statusOf, textOf, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { type Member, PUBLIC, type Viewer } from '../../../domain/permission.ts'
import type { Place } from '../../../domain/place.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { slotsRoutes } from '../slots/slots.routes.ts'
import { appointmentRoutes } from './appointments.routes.ts'
import { appointmentJobs } from './reminders.job.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const HODAN = sampleParticipantId('Hodan Abdi-Farrow')
const PATH = `/desk/people/${HODAN}/appointments`

describe('appointments of somebody with an adviser', () => {
  let database: TestDatabase
  let places: readonly Place[]
  let grace: Member
  let once = 0

  before(async () => {
    database = await testDatabase({ demo: NOW })
    places = await demoPlaces()
    grace = await member('Grace Oyelaran')
  })
  after(() => database.drop())

  const member = async (name: CastName) => (await asMember(database.web, name, NOW)).viewer
  const visitor = (now: Date) => ({ db: database.web, places, routes: [...appointmentRoutes, ...slotsRoutes], now })
  const see = (path: string, viewer: Viewer = grace, now = NOW) => visit(visitor(now), path, { viewer })
  const post = (path: string, form: Record<string, string>, viewer: Viewer = grace, now = NOW) => {
    once += 1
    return visit(visitor(now), path, { form: { once: `${once}`, ...form }, viewer })
  }
  const latest = () =>
    database.owner
      .selectFrom('appointment')
      .selectAll()
      .where('participant_id', '=', HODAN)
      .orderBy('chosen_at', 'desc')
      .orderBy('starts_at', 'desc')
      .executeTakeFirstOrThrow()
  const theCase = () =>
    database.owner
      .selectFrom('support_case')
      .select(['next_step', 'due_at', 'last_heard_at', 'last_tried_at'])
      .where('participant_id', '=', HODAN)
      .where('closed_at', 'is', null)
      .executeTakeFirstOrThrow()
  const messages = (about: string) =>
    database.owner
      .selectFrom('message')
      .select(['kind', 'body', 'send_after', 'expires_at'])
      .where('key', 'like', `appointment:${about}:%`)
      .orderBy('id')
      .execute()
  const meeting = (day: string, at: string, more: Record<string, string> = {}) => ({
    ...{ about: 'Your CV', time: 'other', day, at, minutes: '30', way: 'phone', agreed: 'agreed', 'next-step': 'yes' },
    ...more,
  })
  const book = async (day: string, at: string, more: Record<string, string> = {}, now = NOW) => {
    assert.equal(whereTo(await post(`${PATH}/new`, meeting(day, at, more), grace, now)), PATH)
    return latest()
  }

  it('are made, told to the person, and the case waits for them', async () => {
    const made = await book('2026-12-08', '3pm')
    assert.equal(made.status, 'booked')
    assert.equal(made.starts_at.toISOString(), '2026-12-08T15:00:00.000Z')
    const { next_step, due_at } = await theCase()
    assert.deepEqual([next_step, due_at], ['Meet: Your CV', made.starts_at])
    assert.deepEqual(
      (await messages(made.id)).map(({ kind }) => kind),
      ['appointment.booked'],
    )
    assert.match(textOf(await see(PATH)), /Tuesday 8 December at 3pm Booked Your CV/)
    const day = textOf(await see('/desk/slots?date=2026-12-08'))
    assert.match(day, /With people you work with 3pm Hodan Abdi-Farrow Booked Your CV/)
  })

  it('are asked for again where something is missing, or the time has passed', async () => {
    const nothing = await post(`${PATH}/new`, { 'next-step': 'yes' })
    assert.equal(statusOf(nothing), 422)
    assert.match(textOf(nothing), /There is a problem.*Enter what it is about.*Choose how you meet/)
    const past = await post(`${PATH}/new`, meeting('2026-11-20', '3pm'))
    assert.match(textOf(past), /Choose a time that is still to come/)
  })

  it('cannot be made twice at one time by one adviser, and the form says so', async () => {
    await book('2026-12-09', '10am')
    const again = await post(`${PATH}/new`, meeting('2026-12-09', '10:15'))
    assert.equal(statusOf(again), 422)
    assert.match(textOf(again), /Somebody else is booked then/)
  })

  it('move, the case with them, and a form that was overtaken is refused', async () => {
    const made = await book('2026-12-10', '9am')
    const moved = meeting('2026-12-11', '9am', { version: '1' })
    await post(`${PATH}/${made.id}/move`, moved)
    const after = await latest()
    assert.equal(after.id, made.id)
    assert.deepEqual([after.moved_from, after.moved_by, after.moves], [made.starts_at, 'us', 1])
    assert.deepEqual((await theCase()).due_at, after.starts_at)
    await assert.rejects(async () => post(`${PATH}/${made.id}/move`, moved), Conflict)
    assert.deepEqual(
      (await messages(made.id)).map(({ kind }) => kind),
      ['appointment.booked', 'appointment.moved'],
    )
  })

  it('wait to be written down once they have begun, and are not to come any more', async () => {
    await book('2026-12-06', '8am')
    const seen = textOf(await see(PATH, grace, new Date('2026-12-06T08:05:00Z')))
    assert.match(seen, /Say how it went Sunday 6 December at 8am.*Write down how it went/)
    assert.doesNotMatch(seen.split('To come')[1] ?? '', /Sunday 6 December at 8am/)
  })

  it('get their link later, which is told as the appointment and not as a move', async () => {
    const made = await book('2026-12-12', '9am', { way: 'video' })
    const link = 'https://call.example/room'
    const change = (typed: string) =>
      post(`${PATH}/${made.id}/move`, meeting('2026-12-12', '9am', { way: 'video', link: typed, version: '1' }))
    assert.match(textOf(await change('room')), /Enter the whole link/)
    await change(link)
    const kept = await latest()
    assert.deepEqual([kept.video_link, kept.moved_from], [link, null])
    const told = (await messages(made.id)).map(({ kind }) => kind)
    assert.deepEqual(told, ['appointment.booked', 'appointment.booked'])
  })

  it('are called off with a reason; within ten minutes that is undone and nobody hears of it', async () => {
    const made = await book('2026-12-14', '9am')
    assert.equal(statusOf(await post(`${PATH}/${made.id}/call-off`, { who: 'us', version: '1' })), 422)
    await post(`${PATH}/${made.id}/call-off`, { who: 'us', reason: 'adviser-away', version: '1' })
    assert.equal((await latest()).status, 'cancelled-by-us')
    assert.equal((await theCase()).next_step, 'Find another time to meet')
    const told = (await messages(made.id)).at(-1)!
    assert.match(told.body, /We had to cancel your appointment: Monday 14 December at 9am/)
    const soon = new Date(NOW.getTime() + 9 * 60_000)
    await post(`${PATH}/${made.id}/put-back`, { version: '2' }, grace, soon)
    assert.equal((await latest()).status, 'booked')
    assert.equal((await theCase()).next_step, 'Meet: Your CV')
    assert.deepEqual((await messages(made.id)).at(-1)!.expires_at, soon)
  })

  it('are left by the person with thanks, and undone no more after ten minutes', async () => {
    const made = await book('2026-12-15', '9am')
    await post(`${PATH}/${made.id}/call-off`, { who: 'person', version: '1' })
    assert.equal((await latest()).status, 'cancelled-by-person')
    const late = new Date(NOW.getTime() + 11 * 60_000)
    await assert.rejects(async () => post(`${PATH}/${made.id}/put-back`, { version: '2' }, grace, late), Conflict)
  })

  it('that somebody came to keep their note, the next step and a question how it was', async () => {
    const made = await book('2026-12-16', '9am')
    const then = new Date('2026-12-16T09:35:00Z')
    const form = {
      ...{ version: '1', how: 'attend', note: randomUUID(), words: 'We wrote the first half of her CV.' },
      ...{ next: 'Bring the names of two referees', 'next-day': '2026-12-21' },
    }
    await post(`${PATH}/${made.id}/attendance`, form, grace, then)
    const kept = await latest()
    assert.deepEqual([kept.status, kept.note_id], ['attended', form.note])
    const note = await database.owner
      .selectFrom('note')
      .selectAll()
      .where('id', '=', form.note)
      .executeTakeFirstOrThrow()
    assert.deepEqual([note.words, note.kind, note.two_way], [form.words, 'call', true])
    const { next_step, due_at, last_heard_at } = await theCase()
    assert.deepEqual([next_step, londonDate(due_at!)], ['Bring the names of two referees', '2026-12-21'])
    assert.deepEqual(last_heard_at, made.starts_at)
    assert.equal((await messages(made.id)).at(-1)!.kind, 'appointment.feedback')
  })

  it('that somebody missed give their adviser a step with a date, more gently each time', async () => {
    const steps: (string | null)[] = []
    for (const day of ['2026-12-17', '2026-12-18']) {
      const made = await book(day, '9am')
      const then = new Date(`${day}T09:20:00Z`)
      await post(`${PATH}/${made.id}/attendance`, { version: '1', how: 'miss', note: randomUUID() }, grace, then)
      assert.equal((await messages(made.id)).at(-1)!.kind, 'appointment.missed')
      const { next_step, due_at } = await theCase()
      assert.ok(due_at! > then)
      steps.push(next_step)
    }
    assert.deepEqual(steps, [
      'Ask how things are, and find another time',
      'Ask how things are, and find a way to meet that suits better',
    ])
  })

  it('are not there for who does not work with the person', async () => {
    const made = await latest()
    for (const name of ['Liban Jibrell-Moss', 'Tobias Marlowe-Eze', 'Dr Leela Raman'] as const) {
      const viewer = await member(name)
      await assert.rejects(async () => see(PATH, viewer), NotFound)
      await assert.rejects(async () => see(`${PATH}/${made.id}/calendar`, viewer), NotFound)
      await assert.rejects(async () => post(`${PATH}/new`, meeting('2027-01-05', '9am'), viewer), NotFound)
    }
    await assert.rejects(async () => see(PATH, PUBLIC), NotFound)
  })

  it('go into a calendar without a word of whose they are or what about', async () => {
    const made = await latest()
    const answer = await see(`${PATH}/${made.id}/calendar`)
    assert.ok(answer.kind === 'data' && typeof answer.body === 'string')
    assert.match(answer.body, /BEGIN:VEVENT.*SUMMARY:Appointment\r\n/s)
    assert.doesNotMatch(answer.body, /Hodan|CV/)
  })

  it('are remembered the day before, once, where the person has a safe address', async () => {
    const made = await book('2027-01-12', '9am')
    const log = { info() {}, warn() {}, error() {} } as never
    const ask = { db: database.jobs, places, origin: 'https://work.example', log }
    for (const at of ['2027-01-11T09:00:00Z', '2027-01-11T10:00:00Z', '2027-01-11T10:10:00Z']) {
      await appointmentJobs[0]!.run({ ...ask, now: new Date(at) })
    }
    const reminders = (await messages(made.id)).filter(({ kind }) => kind === 'appointment.reminder')
    assert.equal(reminders.length, 1)
  })

  it('say nothing but that there is news where somebody else may read it', async () => {
    await database.owner.updateTable('participant').set({ others_may_see: true }).where('id', '=', HODAN).execute()
    const made = await book('2027-01-13', '9am')
    await database.owner.updateTable('participant').set({ others_may_see: false }).where('id', '=', HODAN).execute()
    const [told] = await messages(made.id)
    assert.match(told!.body, /There is news about P-/)
    assert.doesNotMatch(told!.body, /CV|Grace|13 January/)
  })
})
