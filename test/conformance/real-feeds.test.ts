import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { openFile } from '../../src/adapters/fetch/open-file.ts'
import { readAts } from '../../src/adapters/formats/ats.ts'
import type { FormatItem } from '../../src/adapters/formats/format.ts'
import { readJobPostings } from '../../src/adapters/formats/job-posting.ts'
import { readOpenReferral } from '../../src/adapters/formats/open-referral.ts'
import { sanitiseHtml } from '../../src/adapters/text/sanitise.ts'
import { outcomes, readAll } from '../harness/opened.ts'
import { sharedData } from '../harness/shared-data.ts'

const drafts = (items: readonly FormatItem[]) => items.flatMap((item) => ('draft' in item ? [item.draft] : []))
const refusals = (items: readonly FormatItem[]) => items.flatMap((item) => ('refused' in item ? [item.refused] : []))

const bristol = sharedData('open-referral/real-feeds/bristol_services_2024-12.json')
const fixtures = sharedData('open-referral/validator-fixtures')
const postings = sharedData('vacancies/nhs-jobs-2020')
const ats = sharedData('vacancies/ats-feeds')

describe('real Open Referral feeds', () => {
  it('takes every service of the Bristol feed but the one without a name', { skip: !bristol }, async () => {
    const items = await readAll(readOpenReferral, await openFile(bristol!))
    assert.deepEqual([items.length, new Set(items.map(({ id }) => id)).size], [819, 818])
    assert.deepEqual(refusals(items), ['It has no name.'])
    for (const draft of drafts(items)) {
      assert.equal(sanitiseHtml(draft.descriptionHtml), draft.descriptionHtml, draft.title)
      assert.doesNotMatch(draft.descriptionHtml, /<img|outlook|token=|javascript:|style=/i)
      assert.ok(draft.summary.length <= 300)
    }
  })

  it('takes the services of the validator’s own fixtures', { skip: !fixtures }, async () => {
    for (const [file, count] of [
      ['V3.0-UK-Default/service_list.json', 1],
      ['V3.0-UK-Default/service_full.json', 1],
      ['V3.0-UK-Test/service_list.json', 128],
      ['V3.0-UK-Test/service_full.json', 1],
    ] as const) {
      const items = await readAll(readOpenReferral, await openFile(join(fixtures!, file)))
      assert.deepEqual([drafts(items).length, refusals(items)], [count, []], file)
    }
  })
})

describe('real job postings', () => {
  for (const [file, count] of [
    ['nhs_jobs_london.jsonl.gz', 1917],
    ['nhs_jobs_england_sample.jsonl.gz', 3000],
  ] as const) {
    it(`takes every posting of ${file}, most with pounds an hour`, { skip: !postings }, async () => {
      const items = await readAll(readJobPostings, await openFile(join(postings!, file)))
      const taken = drafts(items)
      assert.deepEqual([taken.length, refusals(items)], [count, []])
      const hourly = taken.filter(({ pay }) => pay && (pay.hourlyMinimum ?? pay.hourlyMaximum) !== null)
      assert.ok(hourly.length > count * 0.8, `${hourly.length} of ${count} have pounds an hour`)
      for (const { pay } of hourly) {
        const [low, high] = [pay!.hourlyMinimum ?? pay!.hourlyMaximum!, pay!.hourlyMaximum ?? pay!.hourlyMinimum!]
        assert.ok(low >= 3.9 && high <= 200 && low <= high, pay!.words)
      }
      for (const draft of taken) {
        assert.ok(draft.closesAt && draft.postedOn && draft.organization.name)
        assert.doesNotMatch(draft.title, /&(?:amp|lt|#\d+);/)
        assert.doesNotMatch(draft.descriptionHtml, /&lt;\/?(?:p|span|li|br)\b|<img|style=/i)
      }
    })
  }
})

describe('real feeds of applicant tracking systems', () => {
  it('takes all four dialects, and puts aside the row that the fixture breaks', { skip: !ats }, async () => {
    for (const file of readdirSync(ats!)) {
      const items = await readAll(readAts, await openFile(join(ats!, file)), { sourceName: 'Sample Trust' })
      const wanted =
        file === 'fusion_argument_error.json'
          ? /is not a known one/
          : /^(?:Class Teacher|Test Post|Teaching Assistant)$/
      assert.equal(items.length, 1, file)
      assert.match(outcomes(items)[0]!, wanted, file)
    }
  })
})
