import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { startCluster } from '../src/adapters/postgres/cluster.ts'
import { databaseUrl, openDatabase } from '../src/kit/db.ts'
import { migrate } from '../src/records/migrate.ts'
import { JOBS_ROLE, OWNER_ROLE, prepareRoles, WEB_ROLE } from '../src/records/roles.ts'
import type { Db, Schema } from '../src/records/schema.ts'
import { startServerPostgres } from '../test/harness/server-postgres.ts'

const ROOT = join(import.meta.dirname, '..')
/** Of each login to a throw-away server. */
export const PASSWORD = 'bench'
/** What both engines are given: room for a million rows, and no rounding of disk writes while loading. */
export const SETTINGS = {
  shared_buffers: '2GB',
  work_mem: '64MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '8GB',
  synchronous_commit: 'off',
  jit: 'off',
  max_connections: '60',
}

export type BenchEngine = 'embedded' | 'server'
export type BenchServer = { readonly name: string; readonly url: string; readonly stop: () => Promise<void> }

/** Starts a throw-away server: the embedded one, or the oldest PostgreSQL installed. */
export async function startEngine(engine: BenchEngine, more: Record<string, string> = {}): Promise<BenchServer> {
  const settings = { ...SETTINGS, ...more }
  const server = engine === 'server' ? await startServerPostgres(settings) : await startEmbedded(settings)
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  const { rows } = await admin.query<{ server_version: string }>('show server_version')
  await admin.end()
  return { ...server, name: `${engine} PostgreSQL ${rows[0]!.server_version.split(' ')[0]}` }
}

async function startEmbedded(settings: Record<string, string>): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = join(ROOT, 'var/bench')
  mkdirSync(folder, { recursive: true })
  return startCluster(folder, { roles: [OWNER_ROLE, WEB_ROLE, JOBS_ROLE], settings })
}

export type BenchDatabase = { readonly owner: Db; readonly web: Db; readonly drop: () => Promise<void> }

/** Makes an empty migrated database with the extensions that the plain design needs. */
export async function makeDatabase(server: BenchServer, name: string): Promise<BenchDatabase> {
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  const superuser = openDatabase<Schema>(server.url, { max: 1 })
  await prepareRoles(superuser.db, { [OWNER_ROLE]: PASSWORD, [WEB_ROLE]: PASSWORD, [JOBS_ROLE]: PASSWORD })
  await superuser.close()
  await admin.query(`create database ${name} owner ${OWNER_ROLE}`)

  const inside = new pg.Client({ connectionString: databaseUrl(server.url, { database: name }) })
  await inside.connect()
  await inside.query('create extension cube; create extension earthdistance;')
  await inside.end()

  const open = (user: string) =>
    openDatabase<Schema>(databaseUrl(server.url, { user, password: PASSWORD, database: name }), {
      max: 16,
      keepPlans: user === WEB_ROLE,
    })
  const [owner, web] = [open(OWNER_ROLE), open(WEB_ROLE)]
  await migrate(owner.db, join(ROOT, 'migrations'))
  return {
    owner: owner.db,
    web: web.db,
    async drop() {
      await Promise.all([owner.close(), web.close()])
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
