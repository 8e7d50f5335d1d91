import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { seedDemo } from '../../demo/seed.ts'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { asMember } from '../../test/harness/member.ts'
import { as, moveAs, packetOf, sendAs } from '../../test/harness/referral.ts'
import type { Member } from '../domain/permission.ts'
import { recordsOf } from './folded.ts'
import { findParticipant, registerParticipant, searchParticipants } from './participant.ts'
import { mergePeople, mergesSeen, unmergePeople } from './person-merge.ts'
import { seesParticipant } from './reach.ts'
import { referralsOfPerson } from './referral-list.ts'
import type { Db } from './schema.ts'
import { decisionsOf } from './sharing.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
const GRAPHS = 1000
const CHUNK = 250
let db: TestDatabase
/** Two managers of one organisation, one of another, advisers of both, and who looks after people at risk. */
let viewers: readonly Member[]
let reviewer: Member

before(async () => {
  db = await testDatabase()
  await seedDemo(db.jobs, NOW)
  const member = async (name: Parameters<typeof asMember>[1], role?: string) => {
    const { viewer } = await asMember(db.web, name, NOW)
    const membership = viewer.memberships.find((one) => one.role === role)
    return membership ? { ...viewer, membership } : viewer
  }
  reviewer = await member('Winsome Adair-Clarke')
  viewers = [
    reviewer,
    await member('Marguerite Dunmore'),
    await member('Grace Oyelaran'),
    await member('Liban Jibrell-Moss'),
    await member('Farid Halloran'),
    await member('Bríd Ní Fhloinn', 'partner-manager'),
    await member('Tobias Marlowe-Eze'),
  ]
})
after(() => db.drop())

/** Who reaches which of two or three records (by number), who is kept from which, and which is at risk. */
type Graph = {
  readonly people: number
  readonly reaches: readonly { readonly person: number; readonly viewer: number; readonly own: boolean }[]
  readonly exclusions: readonly { readonly person: number; readonly viewer: number }[]
  readonly atRisk: number | null
}

const graph: fc.Arbitrary<Graph> = fc.integer({ min: 2, max: 3 }).chain((people) =>
  fc.record({
    people: fc.constant(people),
    reaches: fc.array(fc.record({ person: fc.nat(people - 1), viewer: fc.nat(6), own: fc.boolean() }), {
      maxLength: 7,
    }),
    exclusions: fc.uniqueArray(fc.record({ person: fc.nat(people - 1), viewer: fc.nat(6) }), {
      maxLength: 3,
      selector: ({ person, viewer }) => `${person} ${viewer}`,
    }),
    atRisk: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(people - 1) }),
  }),
)

/** Writes the records of a graph; returns their ids. The reviewer mostly reaches all of them. */
async function built(
  { people, reaches, exclusions, atRisk }: Graph,
  reviewed: boolean,
  owner: Db = db.owner,
): Promise<string[]> {
  const ids = Array.from({ length: people }, () => randomUUID())
  for (const id of ids) {
    const made = { id, placeSlug: 'fleet-vale', registeredBy: reviewer.membership.organizationId, wardCode: null }
    const person = { ...packetOf().person, familyName: 'Everyman', nhsNumber: null }
    await registerParticipant(owner, { ...made, random: randomBytes(8), person }, NOW)
  }
  const rows = reaches.map(({ person, viewer, own }) => ({
    participant_id: ids[person]!,
    organization_id: viewers[viewer]!.membership.organizationId,
    account_id: own ? viewers[viewer]!.accountId : null,
  }))
  if (reviewed)
    rows.push(
      ...ids.map((id) => ({
        participant_id: id,
        organization_id: reviewer.membership.organizationId,
        account_id: null,
      })),
    )
  if (rows.length > 0)
    await owner
      .insertInto('participant_reach')
      .values(rows.map((row) => ({ ...row, hub_id: null, ground: 'registered' as const, since: NOW, until: null })))
      .execute()
  const kept = { organization_id: reviewer.membership.organizationId, reason: 'drawn by chance', since: NOW }
  for (const { person, viewer } of exclusions)
    await owner
      .insertInto('exclusion')
      .values({ participant_id: ids[person]!, account_id: viewers[viewer]!.accountId, created_by: null, ...kept })
      .execute()
  if (atRisk !== null)
    await owner
      .insertInto('restriction')
      .values({ participant_id: ids[atRisk]!, created_by: null, lifted_at: null, lifted_by: null, ...kept })
      .execute()
  return ids
}

const TABLES = ['participant', 'participant_reach', 'exclusion', 'restriction', 'restriction_pass', 'sharing_decision']

/** Every row about people, but for the number that a carried row was given. */
async function rowsAbout(): Promise<ReadonlyMap<string, unknown>> {
  const rows = new Map<string, unknown>()
  for (const table of TABLES) {
    const found = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db.owner)
    rows.set(table, found.rows.map((row) => JSON.stringify(row)).sort())
  }
  return rows
}

/** Which records each viewer sees behind the policies alone, and behind the conditions of queries alone. */
async function sights(): Promise<readonly ReadonlySet<string>[]> {
  const ids = (rows: readonly { readonly id: string }[]) => new Set(rows.map(({ id }) => id))
  const behindPolicies = viewers.map(async (viewer) =>
    ids(await as(db.web, viewer, NOW, (db) => db.selectFrom('participant').select('id').execute())),
  )
  const behindConditions = viewers.map(async (viewer) =>
    ids(await db.owner.selectFrom('participant').select('id').where(seesParticipant(viewer, NOW)).execute()),
  )
  return Promise.all([...behindPolicies, ...behindConditions])
}

const asReviewer = <T>(work: Parameters<typeof as<T>>[3]) => as<T>(db.web, reviewer, NOW, work, 'duplicates')

describe('records merged and taken apart', () => {
  it(`show nobody anything they did not see, and are as they were, in ${GRAPHS} graphs drawn by chance`, async () => {
    let merged = 0
    let tried = 0
    let gained = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(graph, fc.boolean()), { minLength: CHUNK, maxLength: CHUNK }),
        async (drawn) => {
          const people: string[][] = []
          await db.owner.transaction().execute(async (owner) => {
            for (const [one, other] of drawn) people.push(await built(one, other || one.atRisk === null, owner))
          })
          const rows = await rowsAbout()
          const before = await sights()
          const merges: string[] = []
          await asReviewer(async (db) => {
            for (const [keptId, ...others] of people)
              for (const foldedId of others) {
                tried++
                const wanted = { keptId: keptId!, foldedId, reason: null }
                const merge = await mergePeople(db, reviewer, wanted, NOW).catch(() => null)
                if (merge) merges.push(merge)
              }
          })
          merged += merges.length
          const during = await sights()
          for (const [i, sight] of during.entries()) for (const id of sight) if (!before[i]!.has(id)) gained++
          assert.equal(gained, 0)
          await asReviewer(async (db) => {
            for (const merge of merges.reverse()) await unmergePeople(db, reviewer, merge, NOW)
          })
          assert.deepEqual(await rowsAbout(), rows)
          assert.deepEqual(await sights(), before)
        },
      ),
      { numRuns: GRAPHS / CHUNK },
    )
    console.log(`${GRAPHS} graphs, ${merged} of ${tried} pairs merged and taken apart: ${gained} sights gained`)
    assert.ok(merged > GRAPHS / 3, `only ${merged} merges`)
  })

  it('are one record for who sees both, and two for who sees one', async () => {
    const reaches = [{ person: 1, viewer: 5, own: false }]
    const [kept, folded] = await built({ people: 2, reaches, exclusions: [], atRisk: null }, true)
    const merge = await asReviewer((db) =>
      mergePeople(db, reviewer, { keptId: kept!, foldedId: folded!, reason: 'same telephone' }, NOW),
    )
    const looked = await asReviewer(async (db) => ({
      folded: await findParticipant(db, reviewer, folded!, NOW),
      records: await recordsOf(db, reviewer, kept!, NOW),
      found: await searchParticipants(db, reviewer, 'everyman', NOW, 5000),
      merges: await mergesSeen(db, reviewer, NOW),
    }))
    assert.equal(looked.folded?.id, kept)
    assert.deepEqual(looked.records, [kept, folded])
    assert.ok(!looked.found.some(({ id }) => id === folded))
    assert.deepEqual([looked.merges[0]?.id, looked.merges[0]?.reason], [merge, 'same telephone'])

    const brid = viewers[5]!
    const partner = await as(db.web, brid, NOW, async (db) => ({
      folded: await findParticipant(db, brid, folded!, NOW),
      kept: await findParticipant(db, brid, kept!, NOW),
      found: await searchParticipants(db, brid, 'everyman', NOW, 5000),
    }))
    assert.equal(partner.folded?.id, folded)
    assert.equal(partner.kept, null)
    assert.ok(partner.found.some(({ id }) => id === folded))
  })

  it('show what was written about either on the one record, to who sees both', async () => {
    const leela = (await asMember(db.web, 'Dr Leela Raman', NOW)).viewer
    const toCouncil = { organizationId: reviewer.membership.organizationId, hubId: null, serviceId: null }
    const sent: string[] = []
    for (const givenName of ['Ana', 'Anna']) {
      const packet = packetOf({ givenName, familyName: 'Twosheets' })
      const { id, participantId } = await sendAs(db.web, leela, toCouncil, packet, NOW)
      for (const move of ['acknowledge', 'accept'] as const) await moveAs(db.web, reviewer, id, { move }, NOW)
      sent.push(participantId)
    }
    const [keptId, foldedId] = sent as [string, string]
    await asReviewer(async (db) => {
      await mergePeople(db, reviewer, { keptId, foldedId, reason: null }, NOW)
      assert.equal((await referralsOfPerson(db, reviewer, keptId, NOW)).length, 2)
      const decisions = await decisionsOf(db, reviewer, keptId, NOW)
      assert.deepEqual(new Set(decisions.map((one) => one.participantId)), new Set(sent))
    })
  })

  it('carry over whom somebody must be kept from, also when that is said later', async () => {
    const [kept, folded] = await built({ people: 2, reaches: [], exclusions: [], atRisk: null }, true)
    const merge = await asReviewer((db) =>
      mergePeople(db, reviewer, { keptId: kept!, foldedId: folded!, reason: null }, NOW),
    )
    const marguerite = viewers[1]!
    const seen = () =>
      as(db.web, marguerite, NOW, async (db) =>
        Promise.all([kept!, folded!].map(async (id) => (await findParticipant(db, marguerite, id, NOW)) !== null)),
      )
    assert.deepEqual(await seen(), [true, true])
    await db.owner
      .insertInto('exclusion')
      .values({
        participant_id: folded!,
        account_id: marguerite.accountId,
        organization_id: marguerite.membership.organizationId,
        reason: 'said later',
        since: NOW,
        created_by: null,
      })
      .execute()
    assert.deepEqual(await seen(), [false, false])
    const end = { ended_at: NOW, ended_by: null }
    const of = (id: string) =>
      db.owner.updateTable('exclusion').set(end).where('participant_id', '=', id).where('ended_at', 'is', null)
    await of(kept!).execute()
    assert.deepEqual(await seen(), [true, true])
    await db.owner.updateTable('exclusion').set({ ended_at: null }).where('participant_id', '=', folded!).execute()
    assert.deepEqual(await seen(), [false, false])
    await asReviewer((db) => unmergePeople(db, reviewer, merge, NOW))
    assert.deepEqual(await seen(), [true, false])
  })

  it('are refused to who does not reach both, and for people at risk', async () => {
    const [ours, atRisk] = await built({ people: 2, reaches: [], exclusions: [], atRisk: 1 }, true)
    const [theirs] = await built(
      { people: 2, reaches: [{ person: 0, viewer: 5, own: false }], exclusions: [], atRisk: null },
      false,
    )
    for (const foldedId of [atRisk!, theirs!, ours!])
      await assert.rejects(
        asReviewer((db) => mergePeople(db, reviewer, { keptId: ours!, foldedId, reason: null }, NOW)),
        /NotFound|not-to-be-merged|not found/i,
      )
    // The second wall alone, asked without the first.
    const { rows } = await asReviewer((db) =>
      sql<{ done: boolean }>`select merge_people(${randomUUID()}, ${ours}, ${theirs}, null) as done`.execute(db),
    )
    assert.equal(rows[0]?.done, false)
  })
})
