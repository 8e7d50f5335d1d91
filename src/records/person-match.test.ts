import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { seedDemo } from '../../demo/seed.ts'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { asMember } from '../../test/harness/member.ts'
import { as, packetOf } from '../../test/harness/referral.ts'
import type { Member } from '../domain/permission.ts'
import type { ReferredPerson } from '../domain/referral-packet.ts'
import { askedAbout, askToLink, linkQuestions } from './link-question.ts'
import { findParticipant, grantReach, knownOf, registerParticipant } from './participant.ts'
import { possibleMatches } from './person-match.ts'
import { findPossibleDuplicates } from './person-match-batch.ts'
import { decideMatch, matchQueue } from './person-match-review.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
let db: TestDatabase
let winsome: Member
let marguerite: Member
let brid: Member
let tobias: Member
let grace: Member

before(async () => {
  db = await testDatabase()
  await seedDemo(db.jobs, NOW)
  const member = async (name: Parameters<typeof asMember>[1], role?: string) => {
    const { viewer } = await asMember(db.web, name, NOW)
    const membership = viewer.memberships.find((one) => one.role === role)
    return membership ? { ...viewer, membership } : viewer
  }
  winsome = await member('Winsome Adair-Clarke')
  marguerite = await member('Marguerite Dunmore')
  grace = await member('Grace Oyelaran')
  brid = await member('Bríd Ní Fhloinn', 'partner-manager')
  tobias = await member('Tobias Marlowe-Eze')
})
after(() => db.drop())

const person = (more: Partial<ReferredPerson> = {}): ReferredPerson => ({
  ...packetOf().person,
  givenName: 'Ngozi',
  familyName: 'Ferncastle',
  bornOn: '1991-02-11',
  email: null,
  phone: null,
  postcode: 'NW5 9QX',
  ...more,
})

/** Somebody on the list of an organisation, in nobody's name. */
async function registered(viewer: Member, more: Partial<ReferredPerson> = {}): Promise<string> {
  const id = randomUUID()
  const { organizationId } = viewer.membership
  const made = { id, placeSlug: 'fleet-vale', registeredBy: organizationId, wardCode: null, random: randomBytes(8) }
  await registerParticipant(db.jobs, { ...made, person: person(more) }, NOW)
  const reach = { participantId: id, organizationId, hubId: null, accountId: null, ground: 'registered' } as const
  await grantReach(db.jobs, reach, NOW)
  return id
}

const matchesFor = (viewer: Member, more: Partial<ReferredPerson> = {}) =>
  as(db.web, viewer, NOW, (db) => possibleMatches(db, viewer, knownOf(person(more)), NOW), 'duplicates')

describe('possible matches', () => {
  it('are found by a short form, a slip, a swapped date or a former postcode, with reasons', async () => {
    const id = await registered(winsome, { givenName: 'William', familyName: 'Oakhanger', phone: null })
    const asked: readonly Partial<ReferredPerson>[] = [
      { givenName: 'Bill', familyName: 'Oakhanger', phone: null },
      { givenName: 'William', familyName: 'Oakhangar', phone: null },
      { givenName: 'Oakhanger', familyName: 'William', phone: null },
      { givenName: 'William', familyName: 'Oakhanger', bornOn: '1991-11-02', phone: null, postcode: null },
      { givenName: 'William', familyName: 'Oakhanger', bornOn: null, phone: null },
      { givenName: 'William', familyName: 'Oakhanger-Reed', phone: null },
    ]
    for (const one of asked) {
      const { matches } = await matchesFor(winsome, one)
      assert.equal(matches[0]?.person.id, id, JSON.stringify(one))
      assert.ok(matches[0].reasons.some(({ field, bits }) => field === 'family name' && bits > 0))
    }
  })

  it('are nobody where a household shares all but the person', async () => {
    await registered(winsome, {
      givenName: 'Rasheed',
      familyName: 'Tollgate',
      bornOn: '1968-05-04',
      phone: '+447700900555',
    })
    const daughter = { givenName: 'Samira', familyName: 'Tollgate', bornOn: '2001-09-30', phone: '+447700900555' }
    assert.deepEqual((await matchesFor(winsome, daughter)).matches, [])
  })

  it('say nothing of other organisations’ people but that there may be somebody to ask', async () => {
    await registered(brid, { familyName: 'Quillfeather' })
    const { matches, elsewhere } = await matchesFor(winsome, { familyName: 'Quillfeather' })
    assert.deepEqual([matches, elsewhere], [[], true])
    const nameAlone = { familyName: 'Quillfeather', bornOn: null, phone: null, postcode: null }
    assert.equal((await matchesFor(winsome, nameAlone)).elsewhere, false)
    assert.equal((await matchesFor(tobias, { familyName: 'Quillfeather' })).matches.length, 0)
    assert.equal((await matchesFor(brid, { familyName: 'Quillfeather' })).matches.length, 1)
  })

  it('leave out who is at risk, and whom the viewer is kept from, as if they were not there', async () => {
    const id = await registered(brid, { familyName: 'Hollowmere' })
    const own = await registered(winsome, { familyName: 'Hollowmere' })
    const seen = async () => {
      const { matches, elsewhere } = await matchesFor(winsome, { familyName: 'Hollowmere' })
      return [matches.map(({ person }) => person.id), elsewhere]
    }
    assert.deepEqual(await seen(), [[own], true])
    const at = { since: NOW, created_by: null }
    await db.owner
      .insertInto('exclusion')
      .values({ participant_id: own, account_id: winsome.accountId, organization_id: 1, reason: 'a test', ...at })
      .execute()
    await db.owner
      .insertInto('restriction')
      .values({ participant_id: id, organization_id: 1, reason: 'a test', ...at, lifted_at: null, lifted_by: null })
      .execute()
    assert.deepEqual(await seen(), [[], false])
  })

  it('ask whoever has the other record, who sees their own person and who asks', async () => {
    const theirs = await registered(brid, { familyName: 'Vantongeren' })
    const ours = await registered(marguerite, { familyName: 'Vantongeren' })
    await as(
      db.web,
      marguerite,
      NOW,
      async (db) => {
        const found = await findParticipant(db, marguerite, ours, NOW)
        await askToLink(db, marguerite, found!, knownOf(found!), NOW)
        assert.deepEqual(await askedAbout(db, ours), [{ at: NOW, answer: null }])
        assert.deepEqual(await linkQuestions(db, marguerite, NOW), [])
      },
      'duplicates',
    )
    const asked = await as(db.web, brid, NOW, (db) => linkQuestions(db, brid, NOW), 'duplicates')
    assert.deepEqual(
      asked.filter(({ person }) => person.id === theirs).map(({ from }) => from),
      ['Fleet Vale Council'],
    )
  })
})

describe('the queue of possible duplicates', () => {
  it('has pairs of whom the viewer sees both, and forgets those that are not the same', async () => {
    const one = await registered(winsome, { familyName: 'Larkrise', givenName: 'Robert' })
    const other = await registered(winsome, { familyName: 'Larkrise', givenName: 'Bob', postcode: 'N7 0AA' })
    const elsewhere = await registered(brid, { familyName: 'Larkrise', givenName: 'Rob' })
    await findPossibleDuplicates(db.jobs, NOW, 1000)
    const queue = async (viewer: Member) =>
      (await as(db.web, viewer, NOW, (db) => matchQueue(db, viewer, NOW), 'duplicates'))
        .map((pair) => [pair.one.id, pair.other.id].sort())
        .filter((pair) => [one, other, elsewhere].some((id) => pair.includes(id)))
    assert.deepEqual(await queue(winsome), [[one, other].sort()])
    assert.deepEqual(await queue(brid), [])
    assert.deepEqual(await queue(grace), [])

    const decided = { one, other, bits: 9, verdict: 'not-same' } as const
    await as(db.web, winsome, NOW, (db) => decideMatch(db, winsome, decided, NOW), 'duplicates')
    assert.deepEqual(await queue(winsome), [])
    await db.owner.updateTable('participant').set({ matched_at: null }).where('id', '=', one).execute()
    await findPossibleDuplicates(db.jobs, NOW, 1000)
    assert.deepEqual(await queue(winsome), [])
    await assert.rejects(
      as(db.web, winsome, NOW, (db) => decideMatch(db, winsome, decided, NOW), 'duplicates'),
      {
        message: /decided-by-someone-else/,
      },
    )
  })
})
