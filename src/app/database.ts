import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AlreadyRunning, runningCluster, type Secrets } from '../adapters/postgres/cluster.ts'
import { superviseCluster } from '../adapters/postgres/supervise.ts'
import { BadSetting, type Config } from '../kit/config.ts'
import { databaseUrl, openDatabase } from '../kit/db.ts'
import { migrate } from '../records/migrate.ts'
import { JOBS_ROLE, OWNER_ROLE, prepareDatabase, prepareRoles, roleFacts, WEB_ROLE } from '../records/roles.ts'
import type { Db, Schema } from '../records/schema.ts'
import { readViewerKey, type ViewerKey } from '../records/viewer-context.ts'

export type Databases = {
  /** As the web login: reads what is shown, writes what visitors may leave. */
  readonly web: Db
  /** As the jobs login: imports, indexing, tidying. */
  readonly jobs: Db
  readonly jobsUrl: string
  /** Signs for the database who is looking. */
  readonly viewerKey: ViewerKey
  /** Resolves with a reason when the embedded database is lost for good. */
  readonly lost: Promise<string>
  readonly close: () => Promise<void>
}

type Addresses = { readonly owner: string; readonly web: string; readonly jobs: string }
type Server = { readonly addresses: Addresses; readonly lost: Promise<string>; readonly stop: () => Promise<void> }

const DATABASE = 'good_work'
const ROLES = [OWNER_ROLE, WEB_ROLE, JOBS_ROLE]
const OLDEST_SERVER = 150_000
/** A page that waits longer than this for the database is better told that something is wrong. */
const WEB_PATIENCE_MS = 15_000

/** What a command such as bin/import says when it may use the database of a server that is running. */
export type Opening = { readonly join?: boolean; readonly onTrouble?: (message: string) => void }

/**
 * Opens the database of these settings, embedded or given, brings its tables up to date, and returns it under the two
 * logins of daily work. Throws BadSetting, AlreadyRunning or an error with one clear line.
 */
export async function openDatabases(config: Config, opening: Opening = {}): Promise<Databases> {
  const say = opening.onTrouble ?? (() => {})
  const server = config.databaseUrl
    ? await givenServer(config, config.databaseUrl)
    : await ownServer(config, opening, say)
  try {
    const viewerKey = await migrateAs(server.addresses.owner, join(config.root, 'migrations'))
    const onLost = () => say('lost a connection to the database')
    const web = openDatabase<Schema>(server.addresses.web, {
      max: 10,
      name: 'good-work web',
      statementTimeout: WEB_PATIENCE_MS,
      keepPlans: true,
      onLost,
    })
    const jobs = openDatabase<Schema>(server.addresses.jobs, { max: 4, name: 'good-work jobs', onLost })
    const close = async () => {
      await Promise.all([web.close(), jobs.close()])
      await server.stop()
    }
    await refuseMighty(web.db, 'web').catch((error) => close().then(() => Promise.reject(error)))
    await refuseMighty(jobs.db, 'jobs').catch((error) => close().then(() => Promise.reject(error)))
    return { web: web.db, jobs: jobs.db, jobsUrl: server.addresses.jobs, viewerKey, lost: server.lost, close }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** The embedded database: ours to start, or, for a command that may join, the one that somebody runs already. */
async function ownServer(config: Config, opening: Opening, say: (message: string) => void): Promise<Server> {
  try {
    const cluster = await superviseCluster(config.dataDir, { roles: ROLES }, () =>
      say('the database stopped: starting it again'),
    )
    await prepareOwn(cluster.url, cluster.secrets)
    return { addresses: ownAddresses(cluster.url, cluster.secrets), lost: cluster.givenUp, stop: cluster.stop }
  } catch (error) {
    const running = opening.join && error instanceof AlreadyRunning ? runningCluster(config.dataDir) : null
    if (!running) throw error
    return { addresses: ownAddresses(running.url, running.secrets), lost: new Promise(() => {}), stop: async () => {} }
  }
}

async function prepareOwn(url: string, secrets: Secrets): Promise<void> {
  const superuser = openDatabase(url, { max: 1, name: 'good-work set-up' })
  try {
    await prepareRoles(superuser.db, pick(secrets, ROLES))
    await prepareDatabase(superuser.db, DATABASE, OWNER_ROLE)
  } finally {
    await superuser.close()
  }
}

const ownAddresses = (url: string, secrets: Secrets): Addresses => {
  const as = (user: string) => databaseUrl(url, { user, password: secrets[user]!, database: DATABASE })
  return { owner: as(OWNER_ROLE), web: as(WEB_ROLE), jobs: as(JOBS_ROLE) }
}

/** A server of the council's own. Its logins are given, or made here when the owner may make roles. */
async function givenServer(config: Config, owner: string): Promise<Server> {
  const nothing = { lost: new Promise<string>(() => {}), stop: async () => {} }
  const { webDatabaseUrl: web, jobsDatabaseUrl: jobs } = config
  if (web && jobs) return { addresses: { owner, web, jobs }, ...nothing }

  const passwords = keptPasswords(config.dataDir)
  const database = openDatabase(owner, { max: 1, name: 'good-work set-up' })
  try {
    await prepareRoles(database.db, passwords)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new BadSetting(
      'DATABASE_URL may not make roles: set WEB_DATABASE_URL and JOBS_DATABASE_URL too (docs/running.md has the statements)',
    )
  } finally {
    await database.close()
  }
  const as = (user: string) => databaseUrl(owner, { user, password: passwords[user]! })
  return { addresses: { owner, web: web ?? as(WEB_ROLE), jobs: jobs ?? as(JOBS_ROLE) }, ...nothing }
}

function keptPasswords(dataDir: string): Secrets {
  const file = join(dataDir, 'database-passwords.json')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    const made = Object.fromEntries([WEB_ROLE, JOBS_ROLE].map((role) => [role, randomBytes(24).toString('hex')]))
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}

async function migrateAs(owner: string, migrations: string): Promise<ViewerKey> {
  const database = openDatabase<Schema>(owner, { max: 2, name: 'good-work migrations' })
  try {
    const { serverVersion } = await roleFacts(database.db)
    if (serverVersion < OLDEST_SERVER) throw new BadSetting('DATABASE_URL must lead to PostgreSQL 15 or newer')
    await migrate(database.db, migrations)
    return await readViewerKey(database.db)
  } finally {
    await database.close()
  }
}

/** The logins of daily work must not be able to step around the rules of the tables. */
async function refuseMighty(db: Db, name: 'web' | 'jobs'): Promise<void> {
  const facts = await roleFacts(db)
  const might =
    (facts.superuser && 'is a superuser') ||
    (facts.bypassesRowSecurity && 'bypasses row security') ||
    (facts.ownsTables && 'owns tables')
  if (might) throw new BadSetting(`the ${name} login "${facts.name}" ${might}: give it a role of its own`)
}

const pick = (secrets: Secrets, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, secrets[name]!]))
