import { json } from '../kit/http.ts'
import { pendingMigrations } from '../records/migrate.ts'
import type { Db } from '../records/schema.ts'
import type { Route } from '../web/ask.ts'

/** Whether this process wants visitors: it stops wanting them before it stops serving them. */
export type Readiness = { draining: boolean }

const PATIENCE_MS = 3000

/** GET /healthz: the process answers. GET /readyz: the database answers, its tables are ours, and we are not leaving. */
export const healthRoutes = (readiness: Readiness, migrations: string): Route[] => [
  { get: '/healthz', may: 'health.read', handler: () => json({ ok: true }, 200, NEVER_STORED) },
  {
    get: '/readyz',
    may: 'health.read',
    async handler({ db }) {
      const problem = readiness.draining ? 'stopping' : await databaseProblem(db, migrations)
      return json(problem ? { ready: false, problem } : { ready: true }, problem ? 503 : 200, NEVER_STORED)
    },
  },
]

const NEVER_STORED = { 'cache-control': 'no-store' }

async function databaseProblem(db: Db, migrations: string): Promise<string | null> {
  const late = AbortSignal.timeout(PATIENCE_MS)
  const patience = new Promise<never>((_, reject) => late.addEventListener('abort', () => reject(late.reason)))
  try {
    const pending = await Promise.race([pendingMigrations(db, migrations), patience])
    return pending.length > 0 ? 'the database lacks migrations' : null
  } catch {
    return 'the database does not answer'
  }
}
