import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { seedCast } from '../../demo/cast.ts'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { asMember } from '../../test/harness/member.ts'
import { as } from '../../test/harness/referral.ts'
import { londonMoment } from '../domain/london-time.ts'
import { PUBLIC, type Viewer } from '../domain/permission.ts'
import { NotFound } from '../kit/errors.ts'
import {
  type AvailabilityDraft,
  addClosure,
  endAvailability,
  endClosure,
  fillSlots,
  publishAvailability,
} from './availability.ts'
import { type BookingDraft, bookSlot, changeBooking, moveBooking, SlotTaken } from './booking.ts'
import { bookingsOn, findOwnBooking } from './booking-list.ts'
import { freeSlots, type SlotWish } from './slot.ts'

/** A Monday morning. */
const now = new Date('2026-11-23T09:00:00Z')

describe('slots and bookings', () => {
  let database: TestDatabase
  let manager: Viewer
  let rule: AvailabilityDraft
  let wish: SlotWish
  let number = 0

  const draft = (slotId: number, more: Partial<BookingDraft> = {}): BookingDraft => ({
    reference: `GW-TEST-${String(++number).padStart(4, '0')}`,
    slotId,
    way: 'in-person',
    name: 'Hodan Abdi-Farrow',
    address: { kind: 'email', value: 'hodan@fleetvale.example' },
    language: 'en',
    access: [],
    words: null,
    helpRequestReference: null,
    ...more,
  })
  const book = (slotId: number, more: Partial<BookingDraft> = {}) =>
    database.web.transaction().execute((db) => bookSlot(db, PUBLIC, draft(slotId, more), now))
  const owner: Viewer = { kind: 'resident', address: { kind: 'email', value: 'hodan@fleetvale.example' } }
  const free = () => freeSlots(database.web, PUBLIC, wish, now)

  before(async () => {
    database = await testDatabase({ demo: now })
    await database.owner.deleteFrom('booking').execute()
    await database.owner.deleteFrom('slot').execute()
    await database.owner.deleteFrom('availability').execute()
    await seedCast(database.jobs, now)
    manager = (await asMember(database.web, 'Winsome Adair-Clarke', now)).viewer
    const hub = await database.web
      .selectFrom('hub')
      .select('id')
      .where('slug', '=', 'copper-yard')
      .executeTakeFirstOrThrow()
    rule = {
      hubId: hub.id,
      adviserId: null,
      adviserName: 'The desk',
      weekdays: [3],
      from: '09:00',
      to: '12:00',
      minutes: 30,
      breaks: [{ from: '10:00', to: '10:30' }],
      validFrom: '2026-11-23',
      validTo: null,
      ways: ['in-person', 'phone'],
      languages: ['pl'],
      access: ['step-free'],
    }
    wish = {
      hubId: hub.id,
      way: 'in-person',
      language: 'en',
      access: [],
      from: now,
      to: londonMoment('2026-11-26', '00:00'),
    }
    await publishAvailability(database.web, manager, rule, now)
  })
  after(() => database.drop())

  it('makes the slots of six weeks, and the same ones again never', async () => {
    assert.equal((await free()).length, 5)
    assert.equal(await fillSlots(database.jobs, now), 0)
  })

  it('cannot put one adviser in two places at once, even when published twice', async () => {
    const again = { ...rule, from: '09:15', to: '11:45' }
    const { id, slots } = await publishAvailability(database.web, manager, again, now)
    assert.equal(slots, 0)
    await endAvailability(database.web, manager, id, now)
  })

  it('finds times by way, language and access', async () => {
    const count = async (more: Partial<SlotWish>) =>
      (await freeSlots(database.web, PUBLIC, { ...wish, ...more }, now)).length
    assert.equal(await count({ way: 'video' }), 0)
    assert.equal(await count({ language: 'pl', access: ['step-free'] }), 5)
    assert.equal(await count({ language: 'so' }), 0)
    assert.equal(await count({ access: ['hearing-loop'] }), 0)
    assert.equal(await count({ way: 'phone', access: ['hearing-loop'] }), 5)
  })

  it('gives a slot to one of twenty who come at once', async () => {
    const slot = (await free())[0]!
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => book(slot.id)))
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
    for (const result of results) if (result.status === 'rejected') assert.ok(result.reason instanceof SlotTaken)
    assert.ok((await free()).every(({ id }) => id !== slot.id))
  })

  it('moves all or nothing', async () => {
    const [first, second] = await free()
    const mine = await book(first!.id)
    const theirs = await book(second!.id, { name: 'Deniz Aydoğan' })
    const move = (to: number) => as(database.web, owner, now, (db) => moveBooking(db, owner, mine, to, now))
    await assert.rejects(move(theirs.slotId!), SlotTaken)
    assert.equal(
      (await as(database.web, owner, now, (db) => findOwnBooking(db, owner, mine.reference)))?.slotId,
      first!.id,
    )

    const [third] = await free()
    const moved = await move(third!.id)
    assert.deepEqual([moved.slotId, moved.moves], [third!.id, 1])
    assert.ok((await free()).some(({ id }) => id === first!.id))
  })

  it('frees a slot when it is cancelled', async () => {
    const [slot] = await free()
    const mine = await book(slot!.id)
    await as(database.web, owner, now, (db) => changeBooking(db, owner, mine, 'cancel', now))
    assert.equal((await book(slot!.id)).status, 'booked')
  })

  it('shows a booking to whoever proved its address, and to staff of its hub', async () => {
    const strangers: Viewer = { kind: 'resident', address: { kind: 'email', value: 'other@fleetvale.example' } }
    const dayOf = (viewer: Viewer) =>
      as(database.web, viewer, now, (db) => bookingsOn(db, viewer, rule.hubId, '2026-11-25'))
    const [one] = await dayOf(manager)
    assert.equal(await as(database.web, strangers, now, (db) => findOwnBooking(db, strangers, one!.reference)), null)
    const elsewhere = (await asMember(database.web, 'Liban Jibrell-Moss', now)).viewer
    assert.deepEqual(await dayOf(elsewhere), [])
    await assert.rejects(publishAvailability(database.web, elsewhere, rule, now), NotFound)
  })

  it('takes back what is free when the hub shuts, never what is booked, and brings it back', async () => {
    const days = { hubId: rule.hubId, adviserId: null, from: '2026-12-02', to: '2026-12-02', words: 'Training' }
    const week = { ...wish, from: londonMoment('2026-12-02', '00:00'), to: londonMoment('2026-12-03', '00:00') }
    const left = async () => (await freeSlots(database.web, PUBLIC, week, now)).length
    const [booked] = await freeSlots(database.web, PUBLIC, week, now)
    await book(booked!.id)
    const id = await database.web.transaction().execute((db) => addClosure(db, manager, days, now))
    assert.equal(await left(), 0)
    await endClosure(database.web, manager, id, now)
    assert.equal(await left(), 4)
  })
})
