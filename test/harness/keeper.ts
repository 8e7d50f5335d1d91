/**
 * Runs the database that tests share, in a process of its own so that it outlives any single test file, and stops it
 * after ten minutes without a test. Rows here are thrown away, so nothing waits for the disk.
 */
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { AlreadyRunning, startCluster } from '../../src/adapters/postgres/cluster.ts'

const ROLES = ['good_work_owner', 'good_work_web', 'good_work_jobs']
const THROW_AWAY = { fsync: 'off', full_page_writes: 'off', max_connections: '300', shared_buffers: '128MB' }
const IDLE_MINUTES = 10

const cluster = await startCluster(process.argv[2]!, { roles: ROLES, settings: THROW_AWAY }).catch((error) => {
  if (error instanceof AlreadyRunning) process.exit(0)
  throw error
})
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void cluster.stop())
void cluster.ended.then(() => process.exit(0))

const admin = new pg.Pool({ connectionString: cluster.url, max: 1 })
admin.on('error', () => {})
await dropLeftovers()
for (let idle = 0; idle < IDLE_MINUTES; await delay(60_000)) {
  const { rows } = await admin.query(`select count(*)::int as busy from pg_stat_activity
    where backend_type = 'client backend' and application_name not in ('good-work keeper', '') and pid <> pg_backend_pid()`)
  idle = rows[0].busy > 0 ? 0 : idle + 1
}
await admin.end()
await cluster.stop()

/** Databases of tests that were killed. */
async function dropLeftovers(): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(`select datname from pg_database d
    where datname like 'test\\_%' and not exists (select from pg_stat_activity a where a.datname = d.datname)`)
  for (const { datname } of rows) await admin.query(`drop database if exists ${datname}`).catch(() => {})
}
