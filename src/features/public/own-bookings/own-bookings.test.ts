import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { as } from '../../../../test/harness/referral.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import type { Booking } from '../../../domain/booking.ts'
import { PUBLIC, type Viewer } from '../../../domain/permission.ts'
import { reference } from '../../../domain/reference.ts'
import { NotFound } from '../../../kit/errors.ts'
import { type BookingDraft, bookSlot, offerSlot } from '../../../records/booking.ts'
import { freeSlots } from '../../../records/slot.ts'
import { inTransaction } from '../../../records/transaction.ts'
import { ownBookingLines } from '../../../web/own-bookings.ts'
import { ownBookingRoutes } from './own-bookings.routes.ts'

/** A Monday morning. */
const now = new Date('2026-11-23T09:00:00Z')
const hodan: Viewer = { kind: 'resident', address: { kind: 'email', value: 'hodan@home.example' } }
const stranger: Viewer = { kind: 'resident', address: { kind: 'email', value: 'stranger@home.example' } }

describe('a time of one’s own', () => {
  let database: TestDatabase
  let visitor: Visitor
  let number = 0

  before(async () => {
    ;({ database, visitor } = await openRooms(ownBookingRoutes, now))
  })
  after(() => database.drop())

  const free = async () => {
    const hub = await database.web
      .selectFrom('hub')
      .select('id')
      .where('slug', '=', 'ropewalk')
      .executeTakeFirstOrThrow()
    const wish = { hubId: hub.id, way: 'in-person', language: 'en', access: [], from: now } as const
    return freeSlots(database.web, PUBLIC, { ...wish, to: new Date('2027-01-01') }, now)
  }
  const booked = async (address: string | null = 'hodan@home.example'): Promise<Booking> => {
    const draft: BookingDraft = {
      reference: reference(Buffer.alloc(8, ++number)),
      slotId: (await free())[0]!.id,
      way: 'in-person',
      name: 'Hodan',
      address: address ? { kind: 'email', value: address } : null,
      language: 'en',
      access: [],
      words: null,
      helpRequestReference: null,
    }
    return inTransaction(database.web, (db) => bookSlot(db, PUBLIC, draft, now))
  }
  const linesOf = (viewer: Viewer) => as(database.web, viewer, now, (db) => ownBookingLines(db, viewer, now))
  const path = ({ reference }: Booking) => `/requests/bookings/${reference}`
  const see = (where: string, viewer: Viewer = hodan) => visit(visitor, where, { viewer })
  const send = (where: string, viewer: Viewer = hodan) => visit(visitor, where, { viewer, form: {} })

  it('stands among what one has sent, with what happens next', async () => {
    const mine = await booked()
    const lines = await linesOf(hodan)
    const line = lines.find(({ reference }) => reference === mine.reference)!
    assert.equal(line.status, 'Booked')
    assert.match(line.nextStep, /You meet on Monday 23 November/)
    assert.deepEqual(await linesOf(PUBLIC), [])
  })

  it('is hidden from everybody else', async () => {
    const mine = await booked()
    assert.match(textOf(await see(path(mine))), /Move to another time/)
    for (const page of ['', '/move', '/cancel']) {
      await assert.rejects(async () => see(path(mine) + page, stranger), NotFound)
      await assert.rejects(async () => see(path(mine) + page, PUBLIC), NotFound)
    }
    await assert.rejects(async () => send(`${path(mine)}/cancel`, stranger), NotFound)
  })

  it('moves after a page that asks, tells the new time once, and gives the old one back', async () => {
    const mine = await booked()
    const answer = await see(`${path(mine)}/move`)
    const [, to] = /class="gw-time" href="([^"]+)"/.exec(answer.kind === 'page' ? answer.html.text : '')!
    assert.match(textOf(await see(to!)), /Move your time\?/)
    assert.equal(whereTo(await send(to!)), path(mine))
    assert.equal(whereTo(await send(to!)), path(mine))
    const sent = await database.owner
      .selectFrom('message')
      .selectAll()
      .where('kind', '=', 'booking.moved')
      .where('key', 'like', `%${mine.reference}%`)
      .execute()
    assert.equal(sent.length, 1)
    assert.match(sent[0]!.attachment!.content, /SEQUENCE:1/)
    assert.ok((await free()).some(({ id }) => id === mine.slotId))
  })

  it('stays where it was when somebody else was quicker', async () => {
    const mine = await booked()
    const theirs = await booked('stranger@home.example')
    const answer = await send(`${path(mine)}/move/${theirs.slotId}`)
    assert.equal(statusOf(answer), 409)
    assert.match(textOf(answer), /You still have your old one/)
  })

  it('is cancelled after a page that asks, once', async () => {
    const mine = await booked()
    assert.match(textOf(await see(`${path(mine)}/cancel`)), /Somebody else can have the time/)
    await send(`${path(mine)}/cancel`)
    await send(`${path(mine)}/cancel`)
    const text = textOf(await see(path(mine)))
    assert.match(text, /Status You cancelled.*Book another time/)
    assert.equal(whereTo(await see(`${path(mine)}/move`)), path(mine))
  })

  it('cannot be changed once it has begun', async () => {
    const mine = await booked()
    const after = { ...visitor, now: mine.startsAt }
    const answer = await visit(after, `${path(mine)}/cancel`, { viewer: hodan, form: {} })
    assert.equal(whereTo(answer), path(mine))
    assert.match(textOf(await visit(after, path(mine), { viewer: hodan })), /Status Booked/)
  })

  it('that we offer is kept until the person takes it', async () => {
    const mine = await booked()
    const [slot] = await free()
    const number8 = reference(Buffer.alloc(8, ++number))
    const offered = await inTransaction(database.jobs, (db) => offerSlot(db, PUBLIC, mine, slot!, number8, now))
    assert.match(textOf(await see(path(offered))), /We kept .* for you/)
    await send(`${path(offered)}/accept`)
    await send(`${path(offered)}/accept`)
    assert.match(textOf(await see(path(offered))), /Status Booked/)
  })
})
