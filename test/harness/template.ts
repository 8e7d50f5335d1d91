import { createHash } from 'node:crypto'
import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { databaseUrl, openDatabase } from '../../src/kit/db.ts'
import { migrate, migrationsDigest } from '../../src/records/migrate.ts'
import { JOBS_ROLE, OWNER_ROLE, prepareRoles } from '../../src/records/roles.ts'
import type { Schema } from '../../src/records/schema.ts'
import { ROOT, type TestServer } from './cluster.ts'

const MIGRATIONS = join(ROOT, 'migrations')
const TEMPLATE_LOCK = 774_300_002

/** Databases that others are copied from, of any state of the files. */
const TEMPLATES = '^(template|demo|building)_[0-9a-f]{16}(_[0-9]+)?$'

/**
 * Returns the name of a database to copy: migrated and empty, or filled with the made-up borough as it is at a moment.
 * Each is made once for a state of the files, by whichever process asks first; the others wait for it.
 */
export async function ensureTemplate(server: TestServer, demo: Date | null): Promise<string> {
  const migrations = await migrationsDigest(MIGRATIONS)
  const empty = `template_${migrations}`
  if (!demo) {
    await buildOnce(server, empty, () => buildEmpty(server, empty))
    return empty
  }
  const filled = `demo_${demoDigest(migrations)}_${demo.getTime()}`
  await buildOnce(server, filled, async () => buildDemo(server, filled, await ensureTemplate(server, null), demo))
  return filled
}

/** What the borough is made of: its own files, and the code that stores them. Equal digests mean equal rows. */
function demoDigest(migrations: string): string {
  const hash = createHash('sha256').update(migrations)
  for (const file of globSync('{demo,src/{domain,kit,records,adapters}}/**/*', { cwd: ROOT }).sort()) {
    const { size, mtimeMs } = statSync(join(ROOT, file))
    hash.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}

async function buildOnce(server: TestServer, name: string, build: () => Promise<void>): Promise<void> {
  await asSuperuser(server, async (admin) => {
    if (await exists(admin, name)) return
    await admin.query('select pg_advisory_lock($1, hashtext($2))', [TEMPLATE_LOCK, name])
    if (!(await exists(admin, name))) await build()
  })
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  return (await admin.query('select 1 from pg_database where datname = $1', [name])).rows.length > 0
}

/** Templates of older migrations are dropped then. */
async function buildEmpty(server: TestServer, name: string): Promise<void> {
  const building = name.replace('template_', 'building_')
  const superuser = openDatabase(server.url, { max: 1, name: building })
  await prepareRoles(superuser.db, server.passwords).finally(superuser.close)
  await asSuperuser(server, async (admin) => {
    await dropTemplates(admin, TEMPLATES)
    await admin.query(`create database ${building} owner ${OWNER_ROLE}`)
    const owner = openDatabase(addressIn(server, building, OWNER_ROLE), { max: 2, name: building })
    await migrate(owner.db, MIGRATIONS).finally(owner.close)
    await admin.query(`alter database ${building} rename to ${name}`)
  })
}

/** The sample of an older state of the files is dropped then. Statistics and visibility are copied with the rows. */
async function buildDemo(server: TestServer, name: string, empty: string, now: Date): Promise<void> {
  const building = name.replace('demo_', 'building_')
  const digest = name.split('_')[1]
  await asSuperuser(server, async (admin) => {
    await dropTemplates(admin, `^demo_(?!${digest})`)
    await admin.query(`drop database if exists ${building} with (force)`)
    await admin.query(`create database ${building} template ${empty} owner ${OWNER_ROLE}`)
  })
  const { seedDemo } = await import('../../demo/seed.ts')
  const jobs = openDatabase<Schema>(addressIn(server, building, JOBS_ROLE), { max: 2, name: building })
  await seedDemo(jobs.db, now).finally(jobs.close)
  const inside = databaseUrl(server.url, { database: building })
  await asSuperuser({ ...server, url: inside }, (admin) => admin.query('vacuum analyze'))
  await asSuperuser(server, (admin) => admin.query(`alter database ${building} rename to ${name}`))
}

async function dropTemplates(admin: pg.Client, pattern: string): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>('select datname from pg_database where datname ~ $1', [
    pattern,
  ])
  for (const { datname } of rows) await admin.query(`drop database if exists ${datname}`).catch(() => {})
}

export const addressIn = (server: TestServer, database: string, user: string): string =>
  databaseUrl(server.url, { user, password: server.passwords[user]!, database })

export async function asSuperuser<T>(server: TestServer, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server.url, application_name: 'good-work tests' })
  admin.on('error', () => {})
  try {
    await admin.connect()
    return await work(admin)
  } finally {
    await admin.end().catch(() => {})
  }
}
