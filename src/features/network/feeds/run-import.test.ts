import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { type FormatReader, SourceRefused } from '../../../adapters/formats/format.ts'
import { blankDraft } from '../../../domain/draft.ts'
import type { OpportunityDraft } from '../../../domain/opportunity.ts'
import { lastQuarantine } from '../../../records/import-run.ts'
import { dueSources } from '../../../records/import-source.ts'
import { type ImportRequest, runImport } from './run-import.job.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const HOUR = 3_600_000

const draft = (number: number, more: Partial<OpportunityDraft> = {}): OpportunityDraft => ({
  ...blankDraft(`job-${number}`, 'job', `Job number ${number}`),
  delivery: ['online'],
  postedOn: '2026-11-20',
  ...more,
})

/** A feed of so many jobs; `at` may change a row, put it aside, or break the feed off. */
function feed(
  rows: number,
  at: (row: number) => Partial<OpportunityDraft> | string | Error = () => ({}),
): FormatReader {
  return async function* () {
    for (let row = 1; row <= rows; row++) {
      const what = at(row)
      if (what instanceof Error) throw what
      if (typeof what === 'string') yield { row, id: `job-${row}`, refused: what }
      else yield { row, id: `job-${row}`, draft: draft(row, what) }
    }
  }
}

describe('reading a source', () => {
  let database: TestDatabase
  let folder: string
  let address: string
  let sources = 0
  let source: string

  before(async () => {
    database = await testDatabase()
    folder = await mkdtemp(join(tmpdir(), 'good-work-feed-'))
    address = join(folder, 'feed.csv')
    await writeFile(address, 'kind,title\n')
  })
  beforeEach(() => {
    source = `feed ${++sources}`
  })
  after(async () => {
    await database.drop()
    await rm(folder, { recursive: true })
  })

  const run = (reader: FormatReader, more: Partial<ImportRequest> = {}) =>
    runImport(database.jobs, { source, format: 'csv', address, now: NOW, reader, ...more })
  const endOtherConnections = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where usename = current_user and datname = current_database() and pid <> pg_backend_pid()`.execute(database.jobs)
  const live = async () =>
    database.jobs
      .selectFrom('opportunity')
      .select(['source_id', 'title', 'kind', 'content_hash', 'expires_at', 'withdrawn_at', 'duplicate_of'])
      .where('source', '=', source)
      .where('withdrawn_at', 'is', null)
      .orderBy('source_id')
      .execute()

  it('accounts for every row, and finds nothing to do the second time', async () => {
    const reader = feed(600, (row) => (row % 100 === 0 ? 'It has no title.' : {}))
    const first = await run(reader)
    assert.deepEqual([first.outcome, first.read, first.added, first.quarantined.length], ['done', 600, 594, 6])
    const second = await run(reader)
    assert.deepEqual([second.read, second.unchanged, second.added + second.changed], [600, 594, 0])
    assert.deepEqual((await lastQuarantine(database.jobs, source))[0], {
      row: 100,
      id: 'job-100',
      reason: 'It has no title.',
    })
  })

  it('tells what was changed, added and gone', async () => {
    await run(feed(20))
    const report = await run(feed(18, (row) => (row === 3 ? { title: 'Another title' } : {})))
    assert.deepEqual([report.changed, report.unchanged, report.expired, report.withdrawn], [1, 17, 2, 2])
    assert.equal((await live()).length, 18)
    assert.equal((await run(feed(20))).changed, 3)
    assert.equal((await live()).length, 20)
  })

  it('keeps the old listings when most of a feed has gone at once, until somebody says that it is meant', async () => {
    await run(feed(20))
    const held = await run(feed(9))
    assert.deepEqual([held.outcome, held.withdrawn], ['held-back', 0])
    assert.match(held.reason!, /^11 of its 20 listings have gone at once/)
    const { warning } = (await database.jobs
      .selectFrom('import_source')
      .select('warning')
      .where('name', '=', source)
      .executeTakeFirst())!
    assert.equal(warning, held.reason)
    assert.equal((await live()).length, 20)
    assert.equal((await run(feed(0))).outcome, 'held-back')
    assert.deepEqual([(await run(feed(9), { acceptLoss: true })).withdrawn, (await live()).length], [11, 9])
  })

  it('does not mistake listings whose time has come for a loss', async () => {
    await run(feed(20, (row) => (row > 5 ? { closesAt: new Date(NOW.getTime() + HOUR) } : {})))
    const report = await run(feed(5), { now: new Date(NOW.getTime() + 2 * HOUR) })
    assert.equal(report.outcome, 'done')
  })

  it('keeps what it had when the feed breaks off, and says why in one line', async () => {
    await run(feed(20))
    const broken = await run(feed(20, (row) => (row === 8 ? new SourceRefused('Page 2 answered 503.') : {})))
    assert.deepEqual([broken.outcome, broken.reason, broken.withdrawn], ['refused', 'Page 2 answered 503.', 0])
    assert.equal((await live()).length, 20)
    const bad = await run(feed(2, () => new TypeError('x is not\na function')))
    assert.equal(bad.reason, 'It could not be read to its end: x is not a function.')
  })

  it('keeps a listing whose row cannot be understood today, and lets one go that the source has called off', async () => {
    await run(feed(20))
    const reader: FormatReader = async function* (context) {
      yield* feed(18)(context)
      yield { row: 19, id: 'job-19', refused: 'Its date cannot be read.' }
      yield { row: 20, id: 'job-20', refused: 'It has been called off.', over: true }
    }
    assert.equal((await run(reader)).withdrawn, 1)
    assert.deepEqual((await live()).map((row) => row.source_id).includes('job-19'), true)
  })

  it('takes the first of two rows with one id, wherever batches end, and nothing flutters', async () => {
    const reader = feed(600, (row) => ({ sourceId: row === 600 ? 'job-1' : `job-${row}` }))
    const first = await run(reader)
    assert.deepEqual([first.added, first.quarantined.length], [599, 1])
    assert.match(first.quarantined[0]!.reason, /comes twice/)
    assert.equal((await run(reader)).unchanged, 599)
  })

  it('puts a row aside that the database cannot hold, alone', async () => {
    const report = await run(
      feed(40, (row) =>
        row === 17 ? { postedOn: '2026-02-31' } : row === 18 ? { closesAt: new Date(Number.NaN) } : {},
      ),
    )
    assert.deepEqual([report.added, report.quarantined.length, report.quarantined[0]!.row], [39, 1, 17])
    assert.match(report.quarantined[0]!.reason, /^It cannot be kept/)
  })

  it('keeps nothing of a dry run, and reports the same', async () => {
    await run(feed(20))
    const reader = feed(22, (row) => (row === 1 ? { title: 'New title' } : row === 2 ? { postedOn: '2026-02-31' } : {}))
    const dry = await run(reader, { dryRun: true })
    assert.deepEqual((await live()).length, 20)
    const real = await run(reader)
    assert.deepEqual(dry, real)
    assert.deepEqual([real.added, real.changed, real.quarantined.length], [2, 1, 1])
  })

  it('completes what a run that died has begun: the result is that of a single run', async () => {
    const reader = feed(700)
    await run(reader)
    const whole = await live()
    source = `feed ${++sources}`
    const dies: FormatReader = async function* (context) {
      for await (const item of reader(context)) {
        if (item.row === 600) await endOtherConnections()
        yield item
      }
    }
    await assert.rejects(run(dies))
    assert.equal((await live()).length, 500)
    const again = await run(reader)
    assert.deepEqual([again.unchanged, again.added], [500, 200])
    assert.deepEqual(
      (await live()).map(({ duplicate_of, ...row }) => row),
      whole.map(({ duplicate_of, ...row }) => row),
    )
  })

  it('never mixes two readings of one source', async () => {
    let second: Awaited<ReturnType<typeof run>> | null = null
    const reader: FormatReader = async function* (context) {
      second = await run(feed(3))
      yield* feed(3)(context)
    }
    assert.equal((await run(reader)).outcome, 'done')
    assert.equal(second!.reason, 'Another import of the same source is running.')
  })

  it('is due again when its hours have passed', async () => {
    await run(feed(1), { everyHours: 6 })
    const due = async (hours: number) =>
      (await dueSources(database.jobs, new Date(NOW.getTime() + hours * HOUR)))
        .map((each) => each.name)
        .includes(source)
    assert.deepEqual([await due(5), await due(6)], [false, true])
  })

  it('refuses a source that cannot be opened', async () => {
    const report = await run(feed(1), { address: join(folder, 'absent.csv') })
    assert.deepEqual([report.outcome, report.read], ['refused', 0])
    assert.match(report.reason!, /There is no file/)
  })
})
