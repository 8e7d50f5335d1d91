import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { guarded, type Request, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { as } from '../../../../test/harness/referral.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import type { Booking } from '../../../domain/booking.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { PUBLIC, type Viewer } from '../../../domain/permission.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { type BookingDraft, bookSlot } from '../../../records/booking.ts'
import { findBooking } from '../../../records/booking-list.ts'
import { freeSlots } from '../../../records/slot.ts'
import { inTransaction } from '../../../records/transaction.ts'
import { readTime } from './availability.form.ts'
import { slotsRoutes } from './slots.routes.ts'

/** A Monday morning. */
const now = new Date('2026-11-23T09:00:00Z')

describe('appointments at a hub', () => {
  let database: TestDatabase
  let visitor: Visitor
  let grace: Viewer
  let liban: Viewer
  let maureen: Viewer
  let hubId: number
  let number = 0

  before(async () => {
    ;({ database, visitor } = await openRooms(slotsRoutes, now))
    grace = (await asMember(database.web, 'Grace Oyelaran', now)).viewer
    liban = (await asMember(database.web, 'Liban Jibrell-Moss', now)).viewer
    maureen = (await asMember(database.web, 'Maureen Tully', now)).viewer
    const hub = await database.web
      .selectFrom('hub')
      .select('id')
      .where('slug', '=', 'cobblers-green')
      .executeTakeFirstOrThrow()
    hubId = hub.id
  })
  after(() => database.drop())

  const free = async (from = now) => {
    const wish = { hubId, way: 'in-person', language: 'en', access: [], from, to: new Date('2027-01-10') } as const
    return freeSlots(database.web, PUBLIC, wish, now)
  }
  const booked = async (email: string | null, slotId?: number): Promise<Booking> => {
    const draft: BookingDraft = {
      reference: `GW-S10T-${String(++number).padStart(4, '0')}`,
      slotId: slotId ?? (await free())[0]!.id,
      way: 'in-person',
      name: 'Zofia',
      address: email ? { kind: 'email', value: email } : null,
      language: 'en',
      access: [],
      words: 'A first job',
      helpRequestReference: null,
    }
    return inTransaction(database.web, (db) => bookSlot(db, PUBLIC, draft, now))
  }
  const see = (path: string, viewer: Viewer = grace, at = now) => visit({ ...visitor, now: at }, path, { viewer })
  const send = (path: string, form: Request['form'] & object, viewer: Viewer = grace, at = now) =>
    visit({ ...visitor, now: at }, path, { viewer, form })
  const messagesTo = (address: string) =>
    database.owner.selectFrom('message').selectAll().where('address', '=', address).orderBy('id').execute()
  const again = async ({ id }: Booking) =>
    (await as(database.web, grace, now, (db) => findBooking(db, grace, id)))!.status

  it('shows the people of the day, with what they need', async () => {
    const mine = await booked('zofia@home.example')
    const text = textOf(await see(`/desk/slots?date=${londonDate(mine.startsAt)}`))
    assert.match(text, /Appointments at Cobblers Green Job Hub/)
    assert.match(text, /Zofia Booked In person with Grace.*“A first job”/)
  })

  it('is out of reach of other hubs, partners and the public', async () => {
    const mine = await booked('far@home.example')
    const path = `/desk/slots/bookings/${mine.id}`
    for (const viewer of [liban, maureen, PUBLIC]) {
      await assert.rejects(async () => see(`/desk/slots?hub=${hubId}`, viewer), NotFound)
      await assert.rejects(async () => see(`${path}/cancel`, viewer), NotFound)
      await assert.rejects(async () => send(`${path}/attendance`, { move: 'attend' }, viewer), NotFound)
      await assert.rejects(async () => see(`/desk/slots/availability?hub=${hubId}`, viewer), NotFound)
    }
  })

  it('records who came, once, and lets it be put right the same day', async () => {
    const mine = await booked('came@home.example')
    const path = `/desk/slots/bookings/${mine.id}/attendance`
    await assert.rejects(async () => send(path, { move: 'attend' }), Conflict)
    await send(path, { move: 'attend' }, grace, mine.startsAt)
    await send(path, { move: 'attend' }, grace, mine.startsAt)
    assert.equal(await again(mine), 'attended')
    await send(path, { move: 'correct' }, grace, mine.startsAt)
    await send(path, { move: 'arrive-late' }, grace, mine.startsAt)
    assert.equal(await again(mine), 'late')
  })

  it('is kind to whoever did not arrive', async () => {
    const mine = await booked('missed@home.example')
    const after = new Date(mine.startsAt.getTime() + 20 * 60_000)
    assert.match(
      textOf(await see(`/desk/slots/bookings/${mine.id}/missed`, grace, after)),
      /Things come up, and that is fine/,
    )
    await send(`/desk/slots/bookings/${mine.id}/attendance`, { move: 'miss' }, grace, after)
    const [message] = await messagesTo('missed@home.example')
    assert.match(message!.body, /You can book another time.*\n.*\/hubs\/cobblers-green\/book/)
    assert.equal(await again(mine), 'did-not-arrive')
  })

  it('says sorry when we cancel, keeps another time for them, and gives the old one to nobody', async () => {
    const mine = await booked('sorry@home.example')
    const path = `/desk/slots/bookings/${mine.id}/cancel`
    assert.match(textOf(await see(path)), /Keep .* for them/)
    await send(path, { reason: 'Grace is not well today.', offer: 'yes' })
    await send(path, { reason: 'Grace is not well today.', offer: 'yes' })
    const sent = await messagesTo('sorry@home.example')
    assert.equal(sent.length, 1)
    assert.match(sent[0]!.body, /We are sorry.*Grace is not well today.*We have kept another time for you/s)
    assert.match(sent[0]!.attachment!.content, /METHOD:CANCEL/)
    const offers = await database.owner
      .selectFrom('booking')
      .selectAll()
      .where('address', '=', 'sorry@home.example')
      .where('status', '=', 'offered')
      .execute()
    assert.equal(offers.length, 1)
    assert.ok((await free()).every(({ startsAt }) => startsAt.getTime() !== mine.startsAt.getTime()))
  })

  it('adds somebody who walked in, once', async () => {
    const form = { ...guarded('walk-in', now), hub: String(hubId), name: 'Yusuf', address: '', words: 'Papers' }
    const answers = [await send('/desk/slots/walk-ins', form), await send('/desk/slots/walk-ins', form)]
    const text = textOf(await see(whereTo(answers[1]!)))
    assert.equal(text.match(/Yusuf Came/g)?.length, 1)
    assert.equal(statusOf(await send('/desk/slots/walk-ins', { ...form, name: '' })), 422)
  })

  it('publishes times that people can book at once', async () => {
    const before = (await free()).length
    const form = {
      ...guarded('hours', now),
      hub: String(hubId),
      adviser: 'desk',
      'desk-name': 'Sami',
      weekdays: '3',
      from: '9am',
      to: '11am',
      minutes: '30',
      'break-from': '10:00',
      'break-to': '10:30',
      ways: 'in-person',
    }
    assert.match(
      textOf(await see(whereTo(await send('/desk/slots/availability/new', form)))),
      /People can now book 18 more times.*Sami: Wednesday, 9am to 11am/s,
    )
    assert.ok((await free()).length > before)
  })

  it('says how to mend hours that cannot be', async () => {
    const form = { ...guarded('hours', now), hub: String(hubId), adviser: 'desk', from: '11', to: '10', ways: 'phone' }
    const text = textOf(await send('/desk/slots/availability/new', form))
    for (const words of ['first name people see', 'at least one day', 'The end must be after the start']) {
      assert.ok(text.includes(words), words)
    }
  })

  it('stops offering times, and keeps what is booked', async () => {
    const mine = await booked('kept@home.example')
    const slot = await database.owner
      .selectFrom('slot')
      .select('availability_id')
      .where('id', '=', mine.slotId)
      .executeTakeFirstOrThrow()
    const path = `/desk/slots/availability/${slot.availability_id}/end`
    await assert.rejects(async () => send(path, { hub: String(hubId) }, liban), NotFound)
    await send(path, { hub: String(hubId) })
    assert.equal(await again(mine), 'booked')
    const left = await database.owner
      .selectFrom('slot')
      .select('id')
      .where('availability_id', '=', slot.availability_id)
      .where('withdrawn_at', 'is', null)
      .where('starts_at', '>', now)
      .execute()
    const kept = await database.owner
      .selectFrom('booking')
      .select('id')
      .where(
        'slot_id',
        'in',
        left.map(({ id }) => id),
      )
      .execute()
    assert.equal(kept.length, left.length)
  })

  it('never shuts a door on somebody who has booked', async () => {
    const [slot] = await free(new Date('2026-12-08T00:00:00Z'))
    const mine = await booked('door@home.example', slot!.id)
    const [year, month, day] = londonDate(mine.startsAt).split('-')
    const form = {
      ...guarded('closure', now),
      hub: String(hubId),
      adviser: 'hub',
      from: `${day}/${month}/${year}`,
      words: 'Staff training',
    }
    assert.match(textOf(await send('/desk/slots/closures/new', form)), /1 person has a time on these days/)
    assert.equal(await again(mine), 'booked')
    const answer = await send('/desk/slots/closures/new', { ...form, tell: 'yes' })
    assert.match(textOf(await see(whereTo(answer))), /The hub is shut: .*Staff training/)
    assert.equal(await again(mine), 'cancelled-by-us')
    assert.match((await messagesTo('door@home.example'))[0]!.body, /We are sorry/)
    assert.ok((await free()).every(({ startsAt }) => londonDate(startsAt) !== londonDate(mine.startsAt)))
  })
})

describe('a time of day as staff type it', () => {
  const cases = {
    '10': '10:00',
    '10am': '10:00',
    '4.30 pm': '16:30',
    '12pm': '12:00',
    '12am': '00:00',
    '0930': '09:30',
  }
  for (const [typed, time] of Object.entries(cases)) it(`reads ${typed}`, () => assert.equal(readTime(typed), time))
  for (const typed of ['', 'ten', '25', '13pm', '10:75'])
    it(`refuses “${typed}”`, () => assert.equal(readTime(typed), null))
})
