import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { erasureFile } from '../../src/adapters/erasures/erasure-file.ts'
import { fileStore } from '../../src/adapters/files/file-store.ts'
import { keepErasures } from '../../src/app/keep-erasures.ts'
import { type ErasureLine, erasePerson } from '../../src/records/erasure.ts'
import { ERASURE_TABLES } from '../../src/records/erasure-tables.ts'
import { verifyHistory } from '../../src/records/history-chain.ts'
import { type TestDatabase, testDatabase } from '../harness/database.ts'
import { dumpOf, type Restored, restore, rowCounts, tablesWith } from '../harness/dump.ts'
import { HELD, type PersonEverywhere, personEverywhere } from '../harness/person-everywhere.ts'
import { type ServerPostgres, startServerPostgres } from '../harness/server-postgres.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const LATER = new Date('2026-11-25T10:00:00Z')
const CANARY = 'canary-of-somebody-everywhere'
const OTHER = 'canary-of-somebody-else-there'

/** The database that comes with us has no pg_dump; copies are taken with that of a server that is installed. */
const skip = existsSync('/usr/lib/postgresql') ? false : 'no PostgreSQL is installed here'

describe('an erasure', { skip }, () => {
  let server: ServerPostgres | undefined
  let database: TestDatabase
  let person: PersonEverywhere
  let copy: string
  let counts: Readonly<Record<string, number>>
  let restored: Restored
  const folder = mkdtempSync(join(tmpdir(), 'erasure-'))
  const files = fileStore(join(folder, 'files'), 'a secret of thirty-two characters', async () => ({
    verdict: 'clean',
  }))
  const outside = erasureFile<ErasureLine>(join(folder, 'kept', 'erasures.jsonl'))
  const uuids: string[] = []

  const ask = () =>
    erasePerson(
      database.jobs,
      { participantId: person.id, why: 'asked', byAddress: true, accountId: 1, organizationId: 1 },
      outside.keep,
      NOW,
    )
  const referral = (db: Restored['owner']) => db.updateTable('referral').where('participant_id', '=', person.id)
  const openAgain = (db: Restored['owner']) =>
    referral(db)
      .set({ status: 'submitted', ended_at: null, owner_account_id: null })
      .set({ owner_side: 'receiver', next_step: CANARY, due_at: NOW })
      .execute()
  const eraseBoth = (db: Restored['jobs']) => keepErasures(db, outside, files, LATER)

  before(async () => {
    if (!process.env.DATABASE_URL) {
      server = await startServerPostgres()
      process.env.DATABASE_URL = server.url
    }
    database = await testDatabase({ demo: NOW })
    for (const _ of [1, 2]) {
      const pdf = Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`)
      const kept = await files.receive({ bytes: pdf, tooLarge: false })
      assert.ok(kept.ok)
      uuids.push(kept.file.uuid)
    }
    await files.held.hold(HELD, Buffer.from('A letter.'))
    person = await personEverywhere(database.owner, CANARY, uuids)
    await personEverywhere(database.owner, OTHER, [randomUUID(), randomUUID()])
    copy = await dumpOf(database.url)
    counts = await rowCounts(database.owner)
    restored = await restore(copy, `test_${process.pid}_restored`)
  })
  after(async () => {
    rmSync(folder, { recursive: true })
    await database.drop()
    await restored.drop()
    await server?.stop()
  })

  it('is about somebody who stands in every table that it clears, and in the copy', async () => {
    const found = { ...(await tablesWith(database.owner, CANARY)), ...(await tablesWith(database.owner, person.id)) }
    const missing = Object.entries(ERASURE_TABLES)
      .filter(([name, how]) => how.does !== 'keep' && !found[name])
      .map(([name]) => name)
    assert.deepEqual(missing, [], 'nothing would be proved of these')
    assert.deepEqual(await rowCounts(restored.owner), counts)
    assert.ok(copy.includes(CANARY))
  })

  it('is refused while a legal hold lies on the person, or something is open', async () => {
    const { owner } = database
    const hold = owner.updateTable('legal_hold').where('participant_id', '=', person.id)
    await hold.set({ lifted_at: null, lifted_words: null }).execute()
    assert.deepEqual(await ask(), { ok: false, why: 'hold' })
    await hold.set({ lifted_at: NOW, lifted_words: CANARY }).execute()
    await openAgain(owner)
    assert.deepEqual(await ask(), { ok: false, why: 'open' })
    await referral(owner).set({ status: 'closed', ended_at: NOW }).execute()
    assert.deepEqual(await outside.read(), [])
  })

  it('takes back everything where it cannot be kept outside', async () => {
    const before = await rowCounts(database.owner)
    const asked = {
      participantId: person.id,
      why: 'time',
      byAddress: false,
      accountId: null,
      organizationId: 1,
    } as const
    const full = () => Promise.reject(new Error('no space left'))
    await assert.rejects(erasePerson(database.jobs, asked, full, NOW), /no space left/)
    assert.deepEqual(await rowCounts(database.owner), before)
  })

  it('leaves nothing of the person, everything of others, and what figures count', async () => {
    const others = await tablesWith(database.owner, OTHER)
    const erased = await ask()
    assert.ok(erased.ok)
    for (const uuid of erased.line.files) await files.remove(uuid)
    // Their papers, what came with their e-mails, and the copy that was made for them.
    assert.equal(erased.line.files.length, uuids.length + 2)
    assert.equal(await files.held.read(HELD), null)
    assert.deepEqual(
      uuids.filter((uuid) => !erased.line.files.includes(uuid)),
      [],
    )
    assert.deepEqual(await tablesWith(database.owner, CANARY), {})
    assert.equal((await dumpOf(database.url)).split(CANARY).length - 1, 0)
    assert.deepEqual(await tablesWith(database.owner, OTHER), others)
    const left = await rowCounts(database.owner)
    for (const table of ['referral', 'referral_event', 'referral_hold', 'participant'])
      assert.equal(left[table], counts[table])
    assert.deepEqual((await verifyHistory(database.jobs)).troubles, [])
    assert.deepEqual(await ask(), { ok: false, why: 'gone' })
  })

  it('is kept outside in numbers that lead to nobody', async () => {
    const text = readFileSync(join(folder, 'kept', 'erasures.jsonl'), 'utf8')
    assert.doesNotMatch(text, /canary|@|home\.example/)
    const [line] = await outside.read()
    assert.deepEqual([...line!.records].sort(), [person.id, person.folded].sort())
    assert.ok(Object.keys(line!.counts).length > 50)
  })

  it('is done again in a copy that was put back, before anybody is served', async () => {
    assert.ok((await tablesWith(restored.owner, CANARY)).note)
    await openAgain(restored.owner)
    const done = await eraseBoth(restored.jobs)
    assert.equal(done.replayed, 1)
    assert.deepEqual(await tablesWith(restored.owner, CANARY), {})
    const dumped = await dumpOf(restored.url)
    assert.equal(dumped.split(CANARY).length - 1, 0)
    assert.ok(dumped.includes(OTHER), 'somebody else is still there')
    assert.deepEqual(filesIn(join(folder, 'files')), [])
    assert.deepEqual((await verifyHistory(restored.jobs)).troubles, [])
  })

  it('is done once, and written outside where only the database knows of it', async () => {
    assert.deepEqual(await eraseBoth(restored.jobs), { replayed: 0, written: 0, files: 0 })
    const empty = erasureFile<ErasureLine>(join(folder, 'new', 'erasures.jsonl'))
    assert.equal((await keepErasures(database.jobs, empty, files, LATER)).written, 1)
    assert.deepEqual(await empty.read(), await outside.read())
  })

  it('lets nobody in where what was erased cannot be read', async () => {
    const path = join(folder, 'broken.jsonl')
    writeFileSync(path, '{"id":\n')
    await assert.rejects(keepErasures(restored.jobs, erasureFile(path), files, LATER), /line 1 of .* cannot be read/)
  })
})

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
