import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { runStatements } from '../kit/db.ts'

const TABLES = { migrationTableName: 'migration', migrationLockTableName: 'migration_lock' }

/** Returns the migrations of a folder in their order: file name without `.sql`, and its text. */
async function readMigrations(folder: string): Promise<readonly { name: string; text: string }[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file) => ({ name: file.slice(0, -4), text: await readFile(join(folder, file), 'utf8') })),
  )
}

/** Returns a short digest of every migration: equal digests mean equal tables. */
export async function migrationsDigest(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, text } of await readMigrations(folder)) hash.update(`${name}\n${text}\n`)
  return hash.digest('hex').slice(0, 16)
}

/**
 * Brings the tables up to date, forward only; returns the names of the migrations it ran. All in one transaction
 * under an advisory lock, so that two processes starting at once do it once, and a crash leaves nothing half done.
 */
export async function migrate<S>(owner: Kysely<S>, folder: string): Promise<readonly string[]> {
  const migrations = await readMigrations(folder)
  const migrator = new Migrator({
    db: owner,
    ...TABLES,
    provider: {
      async getMigrations() {
        const up = (text: string): Migration => ({ up: (db: Kysely<unknown>) => runStatements(db, text) })
        return Object.fromEntries(migrations.map(({ name, text }) => [name, up(text)]))
      },
    },
  })
  const { error, results } = await migrator.migrateToLatest()
  const failed = results?.find((result) => result.status === 'Error')
  if (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(failed ? `migration ${failed.migrationName} failed: ${reason}` : `migrating failed: ${reason}`)
  }
  const ran = (results ?? []).map((result) => result.migrationName)
  if (ran.length > 0) await runStatements(owner, 'grant select on migration to good_work_web, good_work_jobs')
  return ran
}

/** Returns the names of migrations that this code knows and the database has not run. Any of the three roles may ask. */
export async function pendingMigrations<S>(db: Kysely<S>, folder: string): Promise<readonly string[]> {
  const known = (await readMigrations(folder)).map((migration) => migration.name)
  const { rows } = await sql<{ name: string }>`select name from migration`.execute(db)
  const ran = new Set(rows.map((row) => row.name))
  return known.filter((name) => !ran.has(name))
}
