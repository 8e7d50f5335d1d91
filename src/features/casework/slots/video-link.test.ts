import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoPlaces, statusOf, textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { as } from '../../../../test/harness/referral.ts'
import type { Booking } from '../../../domain/booking.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { PUBLIC, type Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { type BookingDraft, bookSlot, moveBooking } from '../../../records/booking.ts'
import { findBooking } from '../../../records/booking-list.ts'
import { freeSlots } from '../../../records/slot.ts'
import { inTransaction } from '../../../records/transaction.ts'
import { ownBookingRoutes } from '../../public/own-bookings/own-bookings.routes.ts'
import { slotsRoutes } from './slots.routes.ts'

/** A Monday morning. */
const now = new Date('2026-11-23T09:00:00Z')
const zofia: Viewer = { kind: 'resident', address: { kind: 'email', value: 'zofia@home.example' } }
const LINK = 'https://meet.example/grace-and-zofia'

describe('a video call', () => {
  let database: TestDatabase
  let visitor: Visitor
  let grace: Viewer
  let maureen: Viewer
  let booking: Booking
  let slots: readonly { readonly id: number; readonly startsAt: Date }[]

  before(async () => {
    database = await testDatabase({ demo: now })
    const { web } = database
    visitor = { db: web, now, places: await demoPlaces(), routes: [...slotsRoutes, ...ownBookingRoutes] }
    grace = (await asMember(web, 'Grace Oyelaran', now)).viewer
    maureen = (await asMember(web, 'Maureen Tully', now)).viewer
    const hub = await web.selectFrom('hub').select('id').where('slug', '=', 'cobblers-green').executeTakeFirstOrThrow()
    const wish = {
      hubId: hub.id,
      way: 'video',
      language: 'en',
      access: [],
      from: now,
      to: new Date('2026-12-10'),
    } as const
    slots = (await freeSlots(web, PUBLIC, wish, now)).filter(({ startsAt }) => londonDate(startsAt) > '2026-11-24')
    const draft: BookingDraft = {
      ...{ reference: 'GW-7K3M-4QRT', slotId: slots[0]!.id, way: 'video', name: 'Zofia', language: 'en', access: [] },
      ...{ address: { kind: 'email', value: 'zofia@home.example' }, words: null, helpRequestReference: null },
    }
    booking = await inTransaction(web, (db) => bookSlot(db, PUBLIC, draft, now))
  })
  after(() => database.drop())

  const day = () =>
    visit(visitor, `/desk/slots?hub=${booking.hubId}&date=${londonDate(booking.startsAt)}`, { viewer: grace })
  const send = (link: string, viewer = grace) =>
    visit(visitor, `/desk/slots/bookings/${booking.id}/video`, { form: { link }, viewer })
  const own = async () => textOf(await visit(visitor, `/requests/bookings/${booking.reference}`, { viewer: zofia }))
  const messages = () =>
    database.owner.selectFrom('message').select('body').where('key', 'like', '%:video-link:%').orderBy('id').execute()

  it('asks whoever works there for its link', async () => {
    assert.match(textOf(await day()), /Zofia.*No link yet Send the link for the call/)
    assert.match(await own(), /We send you a link before it starts/)
  })

  it('takes only a link that a browser may open', async () => {
    for (const typed of ['', 'meet me', 'javascript:alert(1)', 'http://meet.example/x']) {
      const answer = await send(typed)
      assert.equal(statusOf(answer), 422, typed)
      assert.match(textOf(answer), /Enter the whole link, starting with https/)
    }
    assert.deepEqual(await messages(), [])
  })

  it('is nothing that others can reach', async () => {
    await assert.rejects(send(LINK, maureen), NotFound)
  })

  it('sends the link once, and shows it on the page of whoever booked', async () => {
    await send(LINK)
    await send(LINK)
    const sent = await messages()
    assert.equal(sent.length, 1)
    assert.match(
      sent[0]!.body,
      /Open this link to talk to Grace[\s\S]*meet\.example\/grace-and-zofia[\s\S]*we talk by phone/,
    )
    assert.match(await own(), /It is a video call\. Open the call/)
    assert.match(textOf(await day()), /The link is sent/)
  })

  it('needs a new link when it is moved', async () => {
    const kept = async () => (await as(database.web, grace, now, (db) => findBooking(db, grace, booking.id)))!
    const before = await kept()
    const other = slots.find(({ startsAt }) => londonDate(startsAt) > londonDate(before.startsAt))!
    await as(database.web, zofia, now, (db) => moveBooking(db, zofia, before, other.id, now))
    assert.equal((await kept()).videoLink, null)
  })
})
