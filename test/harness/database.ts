import { randomBytes } from 'node:crypto'
import { openDatabase } from '../../src/kit/db.ts'
import { JOBS_ROLE, OWNER_ROLE, WEB_ROLE } from '../../src/records/roles.ts'
import type { Db, Schema } from '../../src/records/schema.ts'
import { readViewerKey, type ViewerKey } from '../../src/records/viewer-context.ts'
import { forgetServer, type TestServer, testServer } from './cluster.ts'
import { addressIn, asSuperuser, ensureTemplate } from './template.ts'

export type TestDatabase = {
  /** The three roles of the product on one fresh, migrated database, empty unless the sample was asked for. */
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

export type TestDatabaseOptions = {
  /** The made-up borough with all its sample listings, as it is at this moment: a tenth of the price of `seedDemo`. */
  readonly demo?: Date
}

/** Returns a database of one's own, copied from a template that is made once per state of the files. */
export async function testDatabase({ demo }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`
  const server = await createFromTemplate(name, demo ?? null)
  const address = (user: string) => addressIn(server, name, user)
  const urls = { owner: address(OWNER_ROLE), web: address(WEB_ROLE), jobs: address(JOBS_ROLE) }
  // Hundreds ask at once in some tests, and the machine may be busy: what waits must not fail.
  const open = (url: string, keepPlans = false) =>
    openDatabase<Schema>(url, { max: 4, name, patience: 120_000, keepPlans })
  const [owner, web, jobs] = [open(urls.owner), open(urls.web, true), open(urls.jobs)]
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
async function createFromTemplate(name: string, demo: Date | null): Promise<TestServer> {
  for (let attempt = 1; ; attempt++) {
    try {
      const server = await testServer()
      const template = await ensureTemplate(server, demo)
      await asSuperuser(server, (admin) =>
        admin.query(`create database ${name} template ${template} strategy file_copy owner ${OWNER_ROLE}`),
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
