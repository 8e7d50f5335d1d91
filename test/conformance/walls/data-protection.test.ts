import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { COPY_TABLES } from '../../../src/records/copy-tables.ts'
import { ERASURE_TABLES } from '../../../src/records/erasure-tables.ts'
import { type TestDatabase, testDatabase } from '../../harness/database.ts'

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
