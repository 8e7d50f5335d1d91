import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { PUBLIC } from '../../src/domain/permission.ts'
import { type FeedReport, runImport } from '../../src/features/network/feeds/run-import.job.ts'
import { findOpportunity } from '../../src/records/opportunity.ts'
import type { FeedFormat } from '../../src/web/feed-formats.ts'
import { type TestDatabase, testDatabase } from '../harness/database.ts'
import { sharedData } from '../harness/shared-data.ts'

const BRISTOL = sharedData('open-referral/real-feeds/bristol_services_2024-12.json')
const POSTINGS = sharedData('vacancies/nhs-jobs-2020')
const ATS = sharedData('vacancies/ats-feeds')
const CALENDARS = sharedData('events-courses/ical-real-uk')
const BROKEN = sharedData('events-courses/ical')

const taken = ({ added, changed, unchanged, expired }: FeedReport) => added + changed + unchanged + expired

describe('real feeds in the database', () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.drop())

  const run = (source: string, format: FeedFormat, address: string, day: string) =>
    runImport(database.jobs, { source, format, address, now: new Date(`${day}T12:00:00Z`) })

  /** Twice: every row is accounted for, then nothing has changed. Returns the first report. */
  async function twice(source: string, format: FeedFormat, address: string, day: string): Promise<FeedReport> {
    const first = await run(source, format, address, day)
    if (first.outcome === 'refused') return first
    assert.equal(taken(first) + first.quarantined.length, first.read, source)
    const second = await run(source, format, address, day)
    assert.deepEqual(
      [second.unchanged, second.quarantined.length, second.added, second.changed, second.expired],
      [taken(first), first.quarantined.length, 0, 0, 0],
      source,
    )
    await nothingExpiredIsListed(source, day)
    return first
  }

  async function nothingExpiredIsListed(source: string, day: string): Promise<void> {
    const { listed, overdue } = await database.jobs
      .selectFrom('opportunity')
      .innerJoin('opportunity_search', 'opportunity_search.id', 'opportunity.id')
      .where('source', '=', source)
      .select(({ fn }) => [
        fn.countAll<number>().as('listed'),
        fn
          .countAll<number>()
          .filterWhere('opportunity.expires_at', '<=', new Date(`${day}T12:00:00Z`))
          .as('overdue'),
      ])
      .executeTakeFirstOrThrow()
    assert.equal(overdue, 0, `${source}: ${listed} listed`)
  }

  it('takes the Bristol feed but for a nameless service and a repeated one', { skip: !BRISTOL }, async () => {
    const report = await twice('bristol', 'open-referral', BRISTOL!, '2024-12-10')
    assert.deepEqual([report.read, taken(report)], [819, 817])
    assert.deepEqual(
      report.quarantined.map(({ reason }) => reason),
      ['It has no name.', 'Its id comes twice in this source; the first one was taken.'],
    )
  })

  it('takes the London job postings, alive as of their time and expired now', { skip: !POSTINGS }, async () => {
    const file = join(POSTINGS!, 'nhs_jobs_london.jsonl.gz')
    const then = await twice('london', 'job-posting', file, '2020-11-15')
    assert.deepEqual([then.read, taken(then)], [1917, 1917])
    assert.ok(then.added > 1000, `${then.added} alive`)
    const { id } = await database.jobs
      .selectFrom('opportunity')
      .select('id')
      .where('source', '=', 'london')
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow()
    assert.equal((await findOpportunity(database.web, PUBLIC, id))!.kind, 'job')

    const now = await run('london, today', 'job-posting', file, '2026-11-21')
    assert.deepEqual([now.read, now.expired, now.added], [1917, 1917, 0])
    await nothingExpiredIsListed('london, today', '2026-11-21')
  })

  it('takes the England job postings, and links those that London has already', { skip: !POSTINGS }, async () => {
    const report = await twice(
      'england',
      'job-posting',
      join(POSTINGS!, 'nhs_jobs_england_sample.jsonl.gz'),
      '2020-11-15',
    )
    assert.deepEqual([report.read, taken(report)], [3000, 3000])
  })

  it('takes the feeds of applicant tracking systems', { skip: !ATS }, async () => {
    const outcomes: Record<string, number[]> = {}
    for (const file of readdirSync(ATS!)) {
      const report = await twice(`ats ${file}`, 'ats', join(ATS!, file), '2022-01-01')
      outcomes[file] = [report.read, taken(report)]
    }
    for (const [file, counts] of Object.entries(outcomes)) {
      assert.deepEqual(counts, file === 'fusion_argument_error.json' ? [1, 0] : [1, 1], file)
    }
  })

  it('takes the calendars of UK communities, and refuses those that share nothing', { skip: !CALENDARS }, async () => {
    const reports: Record<string, FeedReport> = {}
    for (const file of readdirSync(CALENDARS!)) {
      reports[file] = await twice(`calendar ${file}`, 'ical', join(CALENDARS!, file), '2019-03-01')
    }
    const refused = Object.entries(reports).filter(([, report]) => report.outcome === 'refused')
    assert.deepEqual(
      refused.map(([file]) => file),
      ['ACCG.ics', 'calendar_for_outlook.ics'],
    )
    for (const [, report] of refused) assert.match(report.reason!, /no events in it; it may be private/)
    const counts = (file: string) => [reports[file]!.read, taken(reports[file]!)]
    assert.deepEqual(counts('Placecal_Hulme_Moss_Side_Google_Cal.ics'), [136, 136])
    assert.deepEqual(counts('generic_ical_feed.ics'), [50, 50])
    assert.deepEqual(counts('Uknown_Teamup_Feed.ics'), [21, 21])
  })

  it('takes what can be taken of broken calendars, and says why of the rest', { skip: !BROKEN }, async () => {
    let read = 0
    for (const file of readdirSync(BROKEN!)) {
      const report = await twice(`broken ${file}`, 'ical', join(BROKEN!, file), '2014-01-01')
      read += report.read
      if (report.outcome === 'refused') assert.equal(file, 'rfc_7953_1.ics')
      for (const { reason } of report.quarantined) assert.match(reason, /^It .*\.$/)
    }
    assert.ok(read >= 25, `${read} events read`)
  })
})
