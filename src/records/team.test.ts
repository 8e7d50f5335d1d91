import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { ensureAccount, ensureMembership } from './account.ts'
import { disableAccount } from './account-list.ts'
import { liveMemberships } from './sign-in.ts'
import { changePart, endMembership, teamOf } from './team.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
let database: TestDatabase
let bakery: number
let council: number

before(async () => {
  database = await testDatabase({ demo: NOW })
  bakery = await idOf('Churn Street Bakehouse')
  council = await idOf('Fleet Vale Council')
})
after(() => database.drop())

const idOf = async (name: string) =>
  (await database.owner.selectFrom('organization').where('name', '=', name).select('id').executeTakeFirstOrThrow()).id

async function managers(organizationId: number, count: number, round: number): Promise<number[]> {
  const ids: number[] = []
  for (let i = 0; i < count; i++) {
    const accountId = await ensureAccount(database.web, { name: `M${i}`, email: `m${i}.${round}@x.example` }, NOW)
    const part = { organizationId, role: 'partner-administrator', hubIds: [] } as const
    ids.push(await ensureMembership(database.web, accountId, part, null, NOW))
  }
  return ids
}

const managing = async (organizationId: number) =>
  (await teamOf(database.web, organizationId)).filter(({ role }) => role.endsWith('administrator'))

describe('a team', () => {
  it('keeps its last administrator, whatever is tried at once', async () => {
    let rounds = 0
    for (let round = 0; round < 10; round++) {
      await managers(bakery, 6, round)
      const all = await managing(bakery)
      const changes = await Promise.all(
        all.map(({ membershipId }, i) =>
          database.web
            .transaction()
            .execute((db) =>
              i % 2 === 0
                ? endMembership(db, bakery, membershipId, 1, NOW)
                : changePart(db, bakery, membershipId, { role: 'partner-editor', hubIds: [] }),
            ),
        ),
      )
      assert.equal(changes.filter((change) => change === 'last').length, 1)
      const left = await managing(bakery)
      assert.equal(left.length, 1)
      rounds += 1
    }
    console.log(`last administrator kept in ${rounds} of 10 rounds of 7 changes at once`)
  })

  it('keeps the last administrator of the council from closing their own account', async () => {
    const [helen] = await managing(council)
    const viewer = {
      kind: 'member',
      accountId: helen!.accountId,
      name: helen!.name,
      memberships: await liveMemberships(database.web, helen!.accountId),
      membership: (await liveMemberships(database.web, helen!.accountId))[0]!,
    } as const
    const change = await database.web.transaction().execute((db) => disableAccount(db, viewer, helen!.accountId, NOW))
    assert.equal(change, 'last')
    assert.equal((await managing(council)).length, 1)
  })

  it('changes only its own members, and only to roles that its kind has', async () => {
    const [helen] = await managing(council)
    const part = { role: 'partner-editor', hubIds: [] } as const
    assert.equal(await changePart(database.web, bakery, helen!.membershipId, part), 'not-there')
    assert.equal(await endMembership(database.web, bakery, helen!.membershipId, 1, NOW), 'not-there')
    const [own] = await teamOf(database.web, bakery)
    const councilPart = { role: 'administrator', hubIds: [] } as const
    assert.equal(await changePart(database.web, bakery, own!.membershipId, councilPart), 'not-there')
  })
})
