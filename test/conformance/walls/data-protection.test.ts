import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { copyOfPerson } from '../../../src/records/copy-of-person.ts'
import { COPY_OTHERS, COPY_TABLES } from '../../../src/records/copy-tables.ts'
import { ERASURE_TABLES } from '../../../src/records/erasure-tables.ts'
import { type TestDatabase, testDatabase } from '../../harness/database.ts'
import { personEverywhere } from '../../harness/person-everywhere.ts'

describe('what is due to people of their data', () => {
  let database: TestDatabase
  let walled: ReadonlySet<string>
  let hanging: ReadonlySet<string>
  let links: ReadonlyMap<string, readonly string[]>

  before(async () => {
    database = await testDatabase()
    const named = async (query: ReturnType<typeof sql<{ name: string }>>) =>
      new Set((await query.execute(database.owner)).rows.map(({ name }) => name))
    walled = await named(sql`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relforcerowsecurity`)
    hanging = await named(sql`
      with recursive keys as (
        select conrelid, confrelid from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
      ), reached as (
        select 'participant'::regclass::oid as id
        union select k.conrelid from keys k join reached r on r.id = k.confrelid
      ) select relname as name from reached join pg_class c on c.oid = reached.id`)
    const { rows } = await sql<{ name: string; columns: string[] }>`
      select c.relname as name, array_agg(a.attname::text) as columns
      from pg_constraint k join pg_class c on c.oid = k.conrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
      where k.contype = 'f' and k.confrelid = 'participant'::regclass and c.relname <> 'participant'
      group by 1`.execute(database.owner)
    links = new Map(rows.map(({ name, columns }) => [name, columns]))
  })
  after(() => database.drop())

  it('says of every table of people, and of all that hangs on a person, what an erasure does with it', () => {
    assert.ok(walled.size > 60 && hanging.size > 40)
    const forgotten = [...new Set([...walled, ...hanging])].filter((name) => !ERASURE_TABLES[name])
    assert.deepEqual(forgotten, [], 'say in src/records/erasure-tables.ts whether it is erased, emptied or kept')
  })

  it('says of every one of them what stands in the copy that somebody gets, or why not', () => {
    const forgotten = [...new Set([...walled, ...hanging])].filter((name) => !COPY_TABLES[name])
    assert.deepEqual(forgotten, [], 'say in src/records/copy-tables.ts under which heading it stands, or why not')
    assert.deepEqual(
      Object.keys(COPY_TABLES).filter((name) => !walled.has(name)),
      [],
    )
    for (const how of Object.values(COPY_TABLES)) assert.ok('not' in how ? how.not.length > 10 : how.title)
  })

  it('says so of every table with an address or the number of somebody, whether a wall stands around it or not', async () => {
    const { rows } = await sql<{ name: string }>`
      select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped
        and (a.attname ~ '(^|_)(email|phone|address|sender|participant_id|account_id)$' or a.attname ~ '_by$')
      order by 1`.execute(database.owner)
    const forgotten = rows.filter(({ name }) => !COPY_TABLES[name] && !COPY_OTHERS[name])
    assert.deepEqual(forgotten, [], 'say in src/records/copy-tables.ts what of it is in the copy, or why nothing is')
    const { rows: tables } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace`.execute(database.owner)
    const gone = Object.keys(COPY_OTHERS).filter((one) => !tables.some(({ name }) => name === one))
    assert.deepEqual(gone, [])
  })

  it('gives of each table what it says, to somebody who stands in all of them', async () => {
    const filled = await testDatabase({ demo: new Date('2026-11-23T10:00:00Z') })
    try {
      const person = await personEverywhere(filled.owner, 'canary-of-somebody-in-the-copy', [
        randomUUID(),
        randomUUID(),
      ])
      await filled.owner.updateTable('organization').set({ kind: 'council' }).where('id', '=', 1).execute()
      const asked = { id: randomUUID(), participantId: person.id, organizationId: 1, addresses: [person.email] }
      const copy = await copyOfPerson(filled.jobs, asked)
      const told = new Set(copy.tables.map(({ table }) => table))
      const given = Object.entries(COPY_TABLES).filter(([name, how]) => !('not' in how) && isFilled(name))
      const missing = given.filter(([name]) => !told.has(name))
      assert.deepEqual(
        missing.map(([name]) => name),
        [],
      )
      const unproved = await copyOfPerson(filled.jobs, { ...asked, addresses: [] })
      const left = new Set(unproved.tables.map(({ table }) => table))
      for (const table of ['job_application', 'enrolment', 'alert', 'contact_message']) {
        assert.ok(
          told.has(table) && !left.has(table),
          `${table} is given of an address that nobody has shown to be theirs`,
        )
      }
    } finally {
      await filled.drop()
    }
  })

  /** What is kept when somebody is erased nobody is written into. */
  const isFilled = (name: string): boolean => ERASURE_TABLES[name]?.does !== 'keep'

  it('names no table that is not there', () => {
    const gone = Object.keys(ERASURE_TABLES).filter((name) => !walled.has(name))
    assert.deepEqual(gone, [])
  })

  it('finds rows by every column that leads to a person', () => {
    const missed = [...links].flatMap(([name, columns]) => {
      const how = ERASURE_TABLES[name]
      return how?.does === 'erase' && columns.some((column) => !how.links.includes(column)) ? [name] : []
    })
    assert.deepEqual(missed, [])
  })

  it('keeps nothing without a reason', () => {
    for (const how of Object.values(ERASURE_TABLES)) if (how.does === 'keep') assert.ok(how.why.length > 10)
  })

  it('lets no page erase, and the background work only what is written down in the same transaction', async () => {
    const id = '00000000-0000-4000-8000-000000000001'
    const erase = (db: typeof database.web) => sql`select erase_rows(${id}, 'note', 'participant_id', '{}')`.execute(db)
    await assert.rejects(erase(database.web), /permission denied/)
    await assert.rejects(sql`select blank_person(${id})`.execute(database.web), /permission denied/)
    await assert.rejects(erase(database.jobs), /no erasure is under way/)
    await database.jobs
      .insertInto('erasure')
      .values({
        ...{ id, participant_id: id, records: [id], at: new Date(), why: 'time', by_address: false, account_id: null },
        ...{ organization_id: 1, linked: '{}', files: [], counts: '{}', replayed_at: null },
      })
      .execute()
    await assert.rejects(erase(database.jobs), /no erasure is under way/)
    await assert.rejects(sql`delete from erasure`.execute(database.jobs), /permission denied/)
  })
})
