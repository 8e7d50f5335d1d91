import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { sampleParticipantId } from '../../demo/referrals.ts'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { asMember } from '../../test/harness/member.ts'
import { as } from '../../test/harness/referral.ts'
import type { AppointmentStatus } from '../domain/appointment.ts'
import type { Member } from '../domain/permission.ts'
import { bookAppointment, TimeTaken } from './appointment.ts'
import { freeTimesFor, takenTimes } from './free-time.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const HODAN = sampleParticipantId('Hodan Abdi-Farrow')

describe('appointments of one adviser', () => {
  let database: TestDatabase
  let grace: Member

  before(async () => {
    database = await testDatabase({ demo: NOW })
    grace = (await asMember(database.web, 'Grace Oyelaran', NOW)).viewer
  })
  after(() => database.drop())

  const draftAt = (startsAt: Date) => ({
    ...{ id: randomUUID(), participantId: HODAN, caseId: null, about: 'At once', isNextStep: false, startsAt },
    ...({ minutes: 30, ownerAccountId: grace.accountId, hubId: null, way: 'phone' } as const),
    ...{ whereWords: null, videoLink: null },
  })

  describe('when fifty are made at once', () => {
    const at = new Date('2027-02-02T10:00:00Z')
    it('one adviser gets one of them, and the others are told that it is taken', async () => {
      const tries = Array.from({ length: 50 }, (_, i) => new Date(at.getTime() + (i % 25) * 60_000))
      const done = await Promise.allSettled(
        tries.map((startsAt) =>
          as(database.web, grace, NOW, (db) => bookAppointment(db, grace, draftAt(startsAt), NOW), 'support'),
        ),
      )
      assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1)
      for (const one of done)
        if (one.status === 'rejected') assert.ok(one.reason instanceof TimeTaken, String(one.reason))
    })

    it('leaves no two open ones that overlap', async () => {
      const rows = await database.owner
        .selectFrom('appointment')
        .select(['starts_at', 'minutes'])
        .where('owner_account_id', '=', grace.accountId)
        .where('status', 'in', ['offered', 'booked'] as AppointmentStatus[])
        .orderBy('starts_at')
        .execute()
      for (const [i, one] of rows.entries()) {
        const next = rows[i + 1]
        if (next) assert.ok(one.starts_at.getTime() + one.minutes * 60_000 <= next.starts_at.getTime())
      }
    })
  })

  describe('beside what the public books', () => {
    it('an adviser’s free times lack what is taken either way, and the public is not offered them', async () => {
      const [from, to] = [NOW, new Date('2026-12-05T00:00:00Z')]
      const free = () => as(database.web, grace, NOW, (db) => freeTimesFor(db, grace, grace.accountId, { from, to }))
      const [first] = await free()
      assert.ok(first, 'Grace has published times')
      const slot = await database.owner
        .selectFrom('slot')
        .selectAll()
        .where('adviser_id', '=', grace.accountId)
        .where('starts_at', '=', first.startsAt)
        .executeTakeFirstOrThrow()
      const made = { ...draftAt(first.startsAt), minutes: 20 }
      await as(database.web, grace, NOW, (db) => bookAppointment(db, grace, made, NOW), 'support')
      assert.ok((await free()).every(({ startsAt }) => startsAt > first.startsAt))
      const taken = await as(database.web, grace, NOW, (db) => takenTimes(db, grace, grace.accountId, { from, to }))
      assert.ok(taken.some(({ startsAt }) => startsAt.getTime() === first.startsAt.getTime()))
      const inserted = await database.jobs
        .insertInto('booking')
        .values({
          ...{ reference: 'GW-TEST-0001', hub_id: slot.hub_id, slot_id: slot.id, starts_at: slot.starts_at },
          ...{ ends_at: slot.ends_at, status: 'booked', offered_until: null, way: 'phone', name: 'A', address: null },
          ...{
            address_kind: null,
            language: 'en',
            words: null,
            help_request_id: null,
            booked_at: NOW,
            booked_by: null,
          },
          ...{ made_at: NOW, ended_at: null, reason: null },
        })
        .executeTakeFirst()
      assert.equal(inserted.numInsertedOrUpdatedRows, 0n)
    })

    it('what the public has booked is not given to anybody else', async () => {
      const booked = await database.owner
        .selectFrom('booking')
        .innerJoin('slot', 'slot.id', 'booking.slot_id')
        .select(['slot.adviser_id', 'slot.starts_at'])
        .where('booking.status', '=', 'booked')
        .where('slot.adviser_id', '=', grace.accountId)
        .where('slot.starts_at', '>', NOW)
        .executeTakeFirst()
      assert.ok(booked, 'somebody has booked Grace')
      const making = as(
        database.web,
        grace,
        NOW,
        (db) => bookAppointment(db, grace, draftAt(booked.starts_at), NOW),
        'support',
      )
      await assert.rejects(making, TimeTaken)
    })
  })

  it('taken over from a colleague stay, and are marked where two are at the same time', async () => {
    const liban = (await asMember(database.web, 'Liban Jibrell-Moss', NOW)).viewer
    const startsAt = new Date('2027-03-02T10:00:00Z')
    const mine = draftAt(startsAt)
    await as(database.web, grace, NOW, (db) => bookAppointment(db, grace, mine, NOW), 'support')
    const theirs = { ...draftAt(startsAt), ownerAccountId: liban.accountId }
    await as(database.web, grace, NOW, (db) => bookAppointment(db, grace, theirs, NOW), 'support')
    const give = (db: typeof database.owner, id: string) =>
      db.updateTable('appointment').set({ owner_account_id: grace.accountId }).where('id', '=', id).execute()
    const byHand = as(database.web, grace, NOW, (db) => give(db, theirs.id), 'support')
    await assert.rejects(byHand, { code: '23P01' })
    await give(database.owner, theirs.id)
    const row = () =>
      database.owner
        .selectFrom('appointment')
        .select(['owner_account_id', 'clashes'])
        .where('id', '=', theirs.id)
        .executeTakeFirstOrThrow()
    assert.deepEqual(await row(), { owner_account_id: grace.accountId, clashes: true })
    const moved = database.owner.updateTable('appointment').set({ starts_at: new Date('2027-03-02T15:00:00Z') })
    await moved.where('id', '=', theirs.id).execute()
    assert.equal((await row()).clashes, false)
  })
})
