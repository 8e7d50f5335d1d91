import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { databaseUrl, openDatabase } from '../../src/kit/db.ts'
import { migrate, migrationsDigest } from '../../src/records/migrate.ts'
import { JOBS_ROLE, OWNER_ROLE, prepareRoles, WEB_ROLE } from '../../src/records/roles.ts'
import type { Db, Schema } from '../../src/records/schema.ts'
import { readViewerKey, type ViewerKey } from '../../src/records/viewer-context.ts'
import { forgetServer, ROOT, type TestServer, testServer } from './cluster.ts'

const MIGRATIONS = join(ROOT, 'migrations')
const TEMPLATE_LOCK = 774_300_002

export type TestDatabase = {
  /** The three roles of the product on one fresh, migrated, empty database. */
  readonly owner: Db
  readonly web: Db
  readonly jobs: Db
  /** Signs for the database who is looking. */
  readonly viewerKey: ViewerKey
  readonly urls: { readonly owner: string; readonly web: string; readonly jobs: string }
  /** The owner's address. */
  readonly url: string
  readonly drop: () => Promise<void>
}

const KEYS = new WeakMap<Db, ViewerKey>()

/** Returns the key that belongs to the web login of a test database. */
export function viewerKeyOf(web: Db): ViewerKey {
  const key = KEYS.get(web)
  if (!key) throw new Error('only the web login of a test database has a key')
  return key
}

/** Returns a database of one's own, copied from a template that is migrated once per state of `migrations/`. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`
  const server = await createFromTemplate(name)
  const address = (user: string) => databaseUrl(server.url, { user, password: server.passwords[user]!, database: name })
  const urls = { owner: address(OWNER_ROLE), web: address(WEB_ROLE), jobs: address(JOBS_ROLE) }
  const open = (url: string) => openDatabase<Schema>(url, { max: 4, name })
  const [owner, web, jobs] = [open(urls.owner), open(urls.web), open(urls.jobs)]
  const viewerKey = await readViewerKey(owner.db)
  KEYS.set(web.db, viewerKey)
  return {
    owner: owner.db,
    viewerKey,
    web: web.db,
    jobs: jobs.db,
    urls,
    url: urls.owner,
    async drop() {
      await Promise.all([owner.close(), web.close(), jobs.close()])
      await asSuperuser(server, (admin) => admin.query(`drop database if exists ${name} with (force)`))
    },
  }
}

/** Tries again when the server went away (idle, or killed) or another process tidied the template from under us. */
async function createFromTemplate(name: string): Promise<TestServer> {
  for (let attempt = 1; ; attempt++) {
    try {
      const server = await testServer()
      const template = await ensureTemplate(server)
      await asSuperuser(server, (admin) =>
        admin.query(`create database ${name} template ${template} owner ${OWNER_ROLE}`),
      )
      return server
    } catch (error) {
      const code = (error as { code?: string }).code ?? ''
      const passing =
        /^(3D000|55006|57P0.|08...|53300|ECONN.*|ENOENT|EPIPE)$/.test(code) || /terminated/.test(String(error))
      if (!passing || attempt === 5) throw error
      forgetServer()
    }
  }
}

/** One process migrates, the others wait for it; templates of older migrations are dropped then. */
async function ensureTemplate(server: TestServer): Promise<string> {
  const template = `template_${await migrationsDigest(MIGRATIONS)}`
  await asSuperuser(server, async (admin) => {
    if (await exists(admin, template)) return
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    if (await exists(admin, template)) return
    await dropOldTemplates(admin)
    await buildTemplate(server, admin, template)
  })
  return template
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  return (await admin.query('select 1 from pg_database where datname = $1', [name])).rows.length > 0
}

async function dropOldTemplates(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database where datname ~ '^(template|building)_[0-9a-f]{16}$'`,
  )
  for (const { datname } of rows) await admin.query(`drop database if exists ${datname}`).catch(() => {})
}

async function buildTemplate(server: TestServer, admin: pg.Client, template: string): Promise<void> {
  const building = template.replace('template_', 'building_')
  const superuser = openDatabase(server.url, { max: 1, name: building })
  await prepareRoles(superuser.db, server.passwords).finally(superuser.close)
  await admin.query(`create database ${building} owner ${OWNER_ROLE}`)
  const address = { user: OWNER_ROLE, password: server.passwords[OWNER_ROLE]!, database: building }
  const owner = openDatabase(databaseUrl(server.url, address), { max: 2, name: building })
  await migrate(owner.db, MIGRATIONS).finally(owner.close)
  await admin.query(`alter database ${building} rename to ${template}`)
}

async function asSuperuser<T>(server: TestServer, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server.url, application_name: 'good-work tests' })
  admin.on('error', () => {})
  try {
    await admin.connect()
    return await work(admin)
  } finally {
    await admin.end().catch(() => {})
  }
}
