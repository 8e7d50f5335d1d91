import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { PgBoss } from 'pg-boss'
import { testDatabase } from '../../test/harness/database.ts'
import { clock } from '../kit/clock.ts'
import type { Log } from '../kit/log.ts'
import type { Job } from '../web/job.ts'
import { JOBS, startJobs } from './jobs.ts'

const NOW = new Date('2026-11-21T09:00:00Z')
const SILENT: Log = { info() {}, warn() {}, error() {} }

const { jobs: db, urls, drop } = await testDatabase()
after(drop)

const queue = (jobs: readonly Job[]) =>
  startJobs({
    url: urls.jobs,
    db,
    jobs,
    places: [],
    origin: () => 'http://localhost:3000',
    clock: clock(NOW),
    log: SILENT,
  })

describe('background work', () => {
  it('does what its queue holds, as the jobs login, at the moment it is told', async () => {
    const done = Promise.withResolvers<Date>()
    const job: Job = { name: 'a-job', cron: '0 0 1 1 *', run: async ({ now }) => done.resolve(now) }
    await (await queue([job])).stop()

    const sender = new PgBoss({
      connectionString: urls.jobs,
      schema: 'job_queue',
      createSchema: false,
      supervise: false,
    })
    await sender.start()
    await sender.send('a-job')
    await sender.stop({ graceful: false })

    const running = await queue([job])
    assert.deepEqual(await done.promise, NOW)
    await running.stop()
  })

  it('has a timetable that starts, twice over', async () => {
    const [one, two] = await Promise.all([queue(JOBS), queue(JOBS)])
    await Promise.all([one.stop(), two.stop()])
  })

  it('does each piece of the timetable without anything to do', async () => {
    for (const job of JOBS) await job.run({ db, now: NOW, places: [], origin: 'http://localhost:3000', log: SILENT })
  })

  it('has names that tell jobs apart', () => {
    assert.equal(new Set(JOBS.map(({ name }) => name)).size, JOBS.length)
  })
})
