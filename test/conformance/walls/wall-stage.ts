import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { sql } from 'kysely'
import type { CastName } from '../../../demo/cast.ts'
import { PUBLIC, type Viewer } from '../../../src/domain/permission.ts'
import { digest, newSecret } from '../../../src/kit/secret.ts'
import { saying } from '../../../src/records/said-secret.ts'
import type { Db, Schema } from '../../../src/records/schema.ts'
import { type TestDatabase, testDatabase } from '../../harness/database.ts'
import { asMember } from '../../harness/member.ts'
import { as } from '../../harness/referral.ts'

export const NOW = new Date('2026-11-23T10:00:00Z')
export const AMINA = { kind: 'email', value: 'amina@home.example' } as const
export const STRANGER: Viewer = { kind: 'resident', address: { kind: 'email', value: 'stranger@home.example' } }

export type Reading = (db: Db) => Promise<readonly unknown[]>

/** Reads every row of a table; the column is one that the web login may ask for. */
export const all =
  (table: keyof Schema, column = 'created_at'): Reading =>
  (db) =>
    db
      .selectFrom(table)
      .select(column as never)
      .execute()

/** The login may not even ask. */
export const isRefused = (work: () => Promise<unknown>) => assert.rejects(work, { code: '42501' })

export type Stage = Awaited<ReturnType<typeof wallStage>>

/** Hands over a stage before the tests around this call, and clears it away after them. */
export function setStage(use: (stage: Stage) => void): void {
  let stage: Stage
  before(async () => {
    stage = await wallStage()
    use(stage)
  })
  after(() => stage.database.drop())
}

/** The made-up borough, and readers to whom none of it belongs, with the policies alone. */
async function wallStage() {
  const database: TestDatabase = await testDatabase({ demo: NOW })
  const { web } = database
  const readers: { readonly who: string; readonly viewer: Viewer }[] = [
    { who: 'the public', viewer: PUBLIC },
    { who: 'a resident', viewer: STRANGER },
  ]
  for (const name of ['Grace Oyelaran', 'Marguerite Dunmore', 'Dr Leela Raman'] satisfies CastName[]) {
    readers.push({ who: name, viewer: (await asMember(web, name, NOW)).viewer })
  }

  /** There are rows, and nobody reaches one: without a word about who is looking, or with somebody else's. */
  async function nobodyReaches(read: Reading): Promise<void> {
    assert.ok((await read(database.owner)).length > 0, 'there is nothing to be kept from anybody')
    assert.equal((await read(web)).length, 0, 'nobody signed reads it')
    for (const { who, viewer } of readers) {
      assert.equal((await as(web, viewer, NOW, read)).length, 0, `${who} reads it`)
    }
    assert.equal((await saying(web, digest(newSecret()), read)).length, 0, 'a secret that nobody has opens something')
  }

  /** What is read above is there for everybody once its policies are gone: they keep it, and nothing else does. */
  async function isKeptByPoliciesAlone(table: keyof Schema, read: Reading): Promise<void> {
    await sql`alter table ${sql.id(table)} disable row level security`.execute(database.owner)
    assert.ok((await read(web)).length > 0)
    await assert.rejects(nobodyReaches(read), assert.AssertionError)
    await sql`alter table ${sql.id(table)} enable row level security`.execute(database.owner)
  }

  return { database, web, readers, nobodyReaches, isKeptByPoliciesAlone }
}
