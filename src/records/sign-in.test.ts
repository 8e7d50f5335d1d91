import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import type { Role } from '../domain/permission.ts'
import { digest, newSecret } from '../kit/secret.ts'
import { ensureAccount, ensureMembership } from './account.ts'
import { saying } from './said-secret.ts'
import { actUnder, endSignInsOf, signInAs, viewerOf } from './sign-in.ts'
import { endMembership } from './team.ts'

const NOON = new Date('2026-11-21T12:00:00Z')
const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000)
let database: TestDatabase
let accountId: number
let council: number
let partner: number

before(async () => {
  database = await testDatabase()
  council = await organization('Fleet Vale Council', 'council')
  partner = await organization('Larkmead House', 'partner')
})
after(() => database.drop())
beforeEach(async () => {
  accountId = await ensureAccount(database.web, { name: 'Grace', email: `${newSecret()}@x.example` }, NOON)
})

async function organization(name: string, kind: 'council' | 'partner'): Promise<number> {
  const values = { name, name_key: name, source: 'test', source_id: name, kind, created_at: NOON, updated_at: NOON }
  const { id } = await database.owner
    .insertInto('organization')
    .values({
      ...values,
      description: null,
      website: null,
      email: null,
      phone: null,
      logo_url: null,
      under_18_checked_on: null,
      reply_within_days: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const join = (organizationId: number, role: Role) =>
  ensureMembership(database.web, accountId, { organizationId, role, hubIds: [] }, null, NOON)
const signIn = async () => (await signInAs(database.web, { accountId }, 'passkey', NOON)).value
const seen = async (token: string | undefined, now = NOON) => {
  const viewer = await viewerOf(database.web, token, now)
  return viewer.kind === 'member' ? `${viewer.membership.role} of ${viewer.membership.organizationName}` : viewer.kind
}

describe('a sign-in', () => {
  it('is known by a secret that is stored nowhere', async () => {
    const token = await signIn()
    const rows = await database.owner.selectFrom('sign_in').selectAll().execute()
    assert.equal(Buffer.from(token, 'base64url').length, 32)
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(token))
    for (const row of rows) assert.equal(await seen(row.token_hash.toString('base64url')), 'public')
  })

  it('belongs to nobody when it is absent, made up or planted', async () => {
    assert.deepEqual(await Promise.all([undefined, '', 'planted', newSecret()].map((token) => seen(token))), [
      'public',
      'public',
      'public',
      'public',
    ])
  })

  it('ends after 30 minutes without use at the desk, and lives on while it is used', async () => {
    await join(council, 'adviser')
    const idle = await signIn()
    const used = await signIn()
    assert.equal(await seen(used, later(29)), 'adviser of Fleet Vale Council')
    assert.equal(await seen(idle, later(31)), 'public')
    assert.equal(await seen(used, later(58)), 'adviser of Fleet Vale Council')
  })

  it('ends after 12 hours whatever happens', async () => {
    await join(council, 'adviser')
    const token = await signIn()
    for (let minutes = 20; minutes < 720; minutes += 20) await seen(token, later(minutes))
    assert.equal(await seen(token, later(719)), 'adviser of Fleet Vale Council')
    assert.equal(await seen(token, later(721)), 'public')
  })

  it('of a resident lasts a day, and shows an address and nothing else', async () => {
    const address = { kind: 'email', value: 'hodan@home.example' } as const
    const { value } = await signInAs(database.web, { address }, 'code', NOON)
    assert.deepEqual(await viewerOf(database.web, value, later(23 * 60)), { kind: 'resident', address })
    assert.equal(await seen(value, later(24 * 60 + 1)), 'public')
  })

  it('has a new secret each time, and the one that the browser had before ends', async () => {
    const before = await signIn()
    const { value } = await signInAs(database.web, { accountId }, 'passkey', NOON, before)
    assert.notEqual(value, before)
    assert.deepEqual([await seen(before), await seen(value)], ['public', 'guest'])
  })

  it('ends everywhere at once', async () => {
    const tokens = [await signIn(), await signIn(), await signIn()]
    assert.equal(await endSignInsOf(database.web, accountId, NOON), 0, 'nobody has shown to be signed in')
    const ended = await saying(database.web, digest(tokens[0]!), (db) => endSignInsOf(db, accountId, NOON))
    assert.equal(ended, 3)
    assert.deepEqual(await Promise.all(tokens.map((token) => seen(token))), ['public', 'public', 'public'])
  })

  it('counts for nothing from the moment the account is disabled', async () => {
    await join(council, 'adviser')
    const token = await signIn()
    await database.web.updateTable('account').set({ disabled_at: NOON }).where('id', '=', accountId).execute()
    assert.equal(await seen(token), 'public')
  })

  it('loses an organisation from the moment it is suspended, and has it back afterwards', async () => {
    await join(partner, 'partner-editor')
    const token = await signIn()
    const suspend = (standing: 'suspended' | 'approved') =>
      database.web.updateTable('organization').set({ standing }).where('id', '=', partner).execute()
    await suspend('suspended')
    assert.equal(await seen(token), 'guest')
    await suspend('approved')
    assert.equal(await seen(token), 'partner-editor of Larkmead House')
  })

  it('acts under one membership at a time, and under another when that one ends', async () => {
    const first = await join(partner, 'partner-editor')
    const second = await join(council, 'editor')
    const token = await signIn()
    assert.equal(await seen(token), 'partner-editor of Larkmead House')
    await actUnder(database.web, token, second)
    assert.equal(await seen(token), 'editor of Fleet Vale Council')
    await endMembership(database.web, council, second, accountId, NOON)
    assert.equal(await seen(token), 'partner-editor of Larkmead House')
    await endMembership(database.web, partner, first, accountId, NOON)
    assert.equal(await seen(token), 'guest')
  })

  it('never gives a council role by way of a partner, whatever a row says', async () => {
    const token = await signIn()
    await join(partner, 'administrator')
    assert.equal(await seen(token), 'guest')
  })
})
