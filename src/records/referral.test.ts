import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { seedDemo } from '../../demo/seed.ts'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { asMember } from '../../test/harness/member.ts'
import { as, moveAs, packetOf, sendAs } from '../../test/harness/referral.ts'
import type { Member } from '../domain/permission.ts'
import { findParticipant, searchParticipants } from './participant.ts'
import { findPacket, findReferral } from './referral.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
let db: TestDatabase
let leela: Member
let marguerite: Member
let grace: Member
let tobias: Member

before(async () => {
  db = await testDatabase()
  await seedDemo(db.jobs, NOW)
  leela = (await asMember(db.web, 'Dr Leela Raman', NOW)).viewer
  marguerite = (await asMember(db.web, 'Marguerite Dunmore', NOW)).viewer
  grace = (await asMember(db.web, 'Grace Oyelaran', NOW)).viewer
  tobias = (await asMember(db.web, 'Tobias Marlowe-Eze', NOW)).viewer
})
after(() => db.drop())

const toCouncil = () => ({ organizationId: marguerite.membership.organizationId, hubId: null, serviceId: null })
const send = (person = {}) => sendAs(db.web, leela, toCouncil(), packetOf(person), NOW)

describe('a referral', () => {
  it('shows its receiver the packet before anything else, and the person once it was accepted', async () => {
    const sent = await send()
    const seen = () =>
      as(db.web, marguerite, NOW, async (db) => ({
        packet: await findPacket(db, marguerite, sent.id, NOW),
        person: await findParticipant(db, marguerite, sent.participantId, NOW),
      }))
    assert.equal((await seen()).packet?.person.familyName, 'Aydoğan')
    assert.equal((await seen()).person, null)

    await moveAs(db.web, marguerite, sent.id, { move: 'acknowledge' }, NOW)
    await moveAs(db.web, marguerite, sent.id, { move: 'accept' }, NOW)
    assert.equal((await seen()).person?.familyName, 'Aydoğan')
    const found = await as(db.web, marguerite, NOW, (db) => searchParticipants(db, marguerite, 'deniz ayd', NOW))
    assert.deepEqual(
      found.map(({ id }) => id),
      [sent.participantId],
    )
  })

  it('keeps its packet for the sender for good, and lets them follow decisions alone', async () => {
    const sent = await send()
    await moveAs(db.web, marguerite, sent.id, { move: 'acknowledge' }, NOW)
    await moveAs(db.web, marguerite, sent.id, { move: 'accept' }, NOW)
    const [packet, row, person] = await as(db.web, leela, NOW, async (db) => [
      await findPacket(db, leela, sent.id, NOW),
      await findReferral(db, leela, sent.id, NOW),
      await findParticipant(db, leela, sent.participantId, NOW),
    ])
    assert.ok(packet)
    assert.equal(row, null)
    assert.equal(person, null)
  })

  it('leaves a receiver that declines no more than a stub', async () => {
    const sent = await send()
    await moveAs(db.web, marguerite, sent.id, { move: 'acknowledge' }, NOW)
    await moveAs(db.web, marguerite, sent.id, { move: 'decline', declineReason: 'no-capacity', words: 'Full.' }, NOW)
    const [row, packet] = await as(db.web, marguerite, NOW, async (db) => [
      await findReferral(db, marguerite, sent.id, NOW),
      await findPacket(db, marguerite, sent.id, NOW),
    ])
    assert.ok(row)
    assert.equal(packet, null)
  })

  it('is nothing to another organisation, nor to an adviser it was not given to', async () => {
    const sent = await send()
    for (const stranger of [tobias, grace]) {
      const seen = await as(db.web, stranger, NOW, async (db) => [
        await findReferral(db, stranger, sent.id, NOW),
        await findPacket(db, stranger, sent.id, NOW),
        await findParticipant(db, stranger, sent.participantId, NOW),
      ])
      assert.deepEqual(seen, [null, null, null])
    }
  })

  it('shows nothing of anybody where the database is not told who looks', async () => {
    await send()
    for (const table of ['participant', 'referral', 'referral_packet', 'referral_tracking'] as const) {
      assert.deepEqual(await db.web.selectFrom(table).selectAll().execute(), [], table)
    }
  })
})
