import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { databaseUrl, openDatabase } from '../../src/kit/db.ts'
import { JOBS_ROLE, OWNER_ROLE } from '../../src/records/roles.ts'
import type { Db, Schema } from '../../src/records/schema.ts'
import { type TestServer, testServer } from './cluster.ts'
import { findServer } from './server-postgres.ts'
import { addressIn, asSuperuser } from './template.ts'

const run = promisify(execFile)

/** Returns a whole copy of a database on the server of findServer() as text, read by a login that row security does not bind. */
export async function dumpOf(url: string): Promise<string> {
  const server = await testServer()
  const all = databaseUrl(server.url, { database: new URL(url).pathname.slice(1) })
  const { stdout } = await run(join(findServer().bin, 'pg_dump'), ['--no-owner', all], { maxBuffer: 1 << 30 })
  return stdout
}

export type Restored = {
  readonly owner: Db
  readonly jobs: Db
  readonly url: string
  readonly drop: () => Promise<void>
}

/** Puts a copy back into a new database. */
export async function restore(dump: string, name: string): Promise<Restored> {
  const server: TestServer = await testServer()
  await asSuperuser(server, (admin) => admin.query(`create database ${name} owner ${OWNER_ROLE}`))
  const url = addressIn(server, name, OWNER_ROLE)
  const psql = run(join(findServer().bin, 'psql'), ['--quiet', '--set', 'ON_ERROR_STOP=1', url], { maxBuffer: 1 << 28 })
  psql.child.stdin!.end(dump)
  await psql
  const [owner, jobs] = [OWNER_ROLE, JOBS_ROLE].map((role) =>
    openDatabase<Schema>(addressIn(server, name, role), { max: 2, name }),
  )
  return {
    ...{ owner: owner!.db, jobs: jobs!.db, url },
    async drop() {
      await Promise.all([owner!.close(), jobs!.close()])
      await asSuperuser(server, (admin) => admin.query(`drop database if exists ${name} with (force)`))
    },
  }
}

/** Returns how many rows every table has: a reader bound by row security would find none, and say that all went well. */
export async function rowCounts(db: Db): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`.execute(db)
  const counts: Record<string, number> = {}
  for (const { name } of rows) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(db)
    counts[name] = rows[0]!.n
  }
  return counts
}

/** Returns how many rows of every table hold this word; tables without are left out. */
export async function tablesWith(db: Db, word: string): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {}
  for (const name of Object.keys(await rowCounts(db))) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(name)} t where t::text like ${`%${word}%`}`.execute(db)
    if (rows[0]!.n > 0) found[name] = rows[0]!.n
  }
  return found
}
