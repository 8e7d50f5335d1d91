import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { openedText, outcomes, readAll } from '../../../test/harness/opened.ts'
import type { OpportunityDraft } from '../../domain/opportunity.ts'
import { readJobPostings } from './job-posting.ts'

const POSTING = {
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Care &amp; Support Assistant',
  description: '&lt;p&gt;Permanent full time role, 37.5 hours per week.&lt;/p&gt;',
  datePosted: '2026-11-02T09:45:57+0000',
  validThrough: '2026-12-15T23:59:59+0000',
  employmentType: 'FULL_TIME',
  hiringOrganization: { '@type': 'Organization', name: 'Sample Trust', url: 'https://trust.example' },
  jobLocation: {
    '@type': 'Place',
    address: { addressLocality: 'Green House, Camden', postalCode: 'NW5 2AA', addressCountry: 'GB' },
    geo: { latitude: '51.55', longitude: '-.14' },
  },
  baseSalary: {
    currency: 'GBP',
    value: { value: '£13.45 per hour', minValue: '22609', maxValue: '22609', unitText: 'YEAR' },
  },
  url: 'https://jobs.example/vacancy/916?utm_source=feed',
}

async function draftOf(more: object): Promise<OpportunityDraft> {
  const [item] = await readAll(readJobPostings, openedText(JSON.stringify({ ...POSTING, ...more })))
  assert.ok(item && 'draft' in item, JSON.stringify(item))
  return item.draft
}

describe('JobPosting: one advert', () => {
  it('reads the dirt of real feeds', async () => {
    const draft = await draftOf({})
    assert.deepEqual(
      [draft.title, draft.descriptionHtml],
      ['Care & Support Assistant', '<p>Permanent full time role, 37.5 hours per week.</p>'],
    )
    assert.deepEqual([draft.pay?.words, draft.pay?.minimum, draft.pay?.unit], ['£13.45 per hour', 13.45, 'hour'])
    assert.deepEqual(
      [draft.sourceId, draft.url],
      ['https://jobs.example/vacancy/916', 'https://jobs.example/vacancy/916'],
    )
    assert.deepEqual([draft.postedOn, draft.closesAt?.toISOString()], ['2026-11-02', '2026-12-15T23:59:59.000Z'])
    assert.deepEqual([draft.hours, draft.hoursPerWeekMinimum, draft.contract], [['full-time'], 37.5, 'permanent'])
    const [place] = draft.locations
    assert.deepEqual(
      [place?.address, place?.town, place?.postcode, place?.point],
      ['Green House', 'Camden', 'NW5 2AA', { lat: 51.55, lng: -0.14 }],
    )
    assert.deepEqual([draft.kind, draft.sector, draft.delivery], ['job', 'health-and-care', ['in-person']])
  })

  it('puts aside what lacks a required fact, with the reason', async () => {
    for (const [lack, why] of [
      [{ title: ' ' }, 'It has no title.'],
      [{ description: '<p>&nbsp;</p>' }, 'It has no description.'],
      [{ hiringOrganization: {} }, 'It does not say who the employer is.'],
      [{ jobLocation: null }, 'It does not say where the work is.'],
      [{ validThrough: 'until filled' }, 'Its closing date “until filled” cannot be read.'],
      [{ validThrough: null, datePosted: '' }, 'It has neither a date posted nor a closing date.'],
      [
        { jobLocation: { address: { addressLocality: 'Paris', addressCountry: 'FR' } } },
        'It is not in the United Kingdom.',
      ],
    ] as const) {
      const [item] = await readAll(readJobPostings, openedText(JSON.stringify({ ...POSTING, ...lack })))
      assert.ok(item && 'refused' in item)
      assert.equal(item.refused, why)
    }
  })

  it('closes a bare date at the end of that day, and tells its own ids', async () => {
    const draft = await draftOf({ validThrough: '2026-12-15', identifier: { '@type': 'PropertyValue', value: 916 } })
    assert.deepEqual([draft.closesAt?.toISOString(), draft.sourceId], ['2026-12-15T23:59:59.999Z', '916'])
    const [once, again] = [await draftOf({ url: null }), await draftOf({ url: null })]
    assert.equal(once.sourceId, again.sourceId)
    assert.notEqual(once.sourceId, (await draftOf({ url: null, title: 'Cook' })).sourceId)
  })

  it('reads several places, home working, and employers as plain text', async () => {
    const draft = await draftOf({
      jobLocation: [
        { address: 'Town Hall, Judd Street, London WC1H 9JE' },
        { address: { postalCode: 'KT17', addressCountry: { name: 'United Kingdom' } } },
      ],
      jobLocationType: 'TELECOMMUTE',
      hiringOrganization: 'Sample Trust',
      employmentType: ['FULL_TIME', 'PART_TIME'],
    })
    assert.deepEqual(
      draft.locations.map(({ postcode }) => postcode),
      ['WC1H 9JE', 'KT17'],
    )
    assert.deepEqual(
      [draft.delivery, draft.hours],
      [
        ['in-person', 'online'],
        ['full-time', 'part-time'],
      ],
    )
    const remote = await draftOf({ jobLocation: { address: { addressLocality: 'Home based' } } })
    assert.deepEqual([remote.delivery, remote.locations], [['online'], []])
  })

  it('reads pay in each of its shapes, and never as pounds where it is not', async () => {
    for (const [baseSalary, words, least] of [
      [
        { currency: 'GBP', value: { minValue: 28860, maxValue: 30000, unitText: 'YEAR' } },
        '£28,860 to £30,000 a year',
        14.8,
      ],
      [{ currency: 'GBP', value: { value: 15, unitText: 'HOUR' } }, '£15 an hour', 15],
      [{ currency: 'GBP', value: { value: '10.59', unitText: 'YEAR' } }, '£10.59', 10.59],
      [{ value: 'Competitive' }, 'Competitive', null],
      [{ currency: 'EUR', value: { value: 40000, unitText: 'YEAR' } }, '40000 EUR', null],
      ['£14 an hour', '£14 an hour', 14],
    ] as const) {
      const { pay } = await draftOf({ baseSalary })
      assert.deepEqual([pay?.words, pay?.hourlyMinimum], [words, least])
    }
    assert.equal((await draftOf({ baseSalary: undefined })).pay, null)
  })

  it('knows apprenticeships, placements and volunteering', async () => {
    for (const [more, kind, level] of [
      [{ title: 'Level 3 Apprentice Baker' }, 'apprenticeship', '3'],
      [{ title: 'Apprenticeship Manager' }, 'job', null],
      [{ title: 'Summer Internship' }, 'placement', null],
      [{ employmentType: 'VOLUNTEER' }, 'volunteering', null],
      [{ title: 'Level 5 Nurse' }, 'job', null],
    ] as const) {
      const draft = await draftOf(more)
      assert.deepEqual([draft.kind, draft.level], [kind, level], JSON.stringify(more))
    }
  })

  it('corrects a feed that calls everything full time', async () => {
    const draft = await draftOf({ description: 'This is a part time role for 15 hours a week.' })
    assert.deepEqual([draft.hours, draft.hoursPerWeekMaximum], [['part-time'], 15])
  })
})

describe('JobPosting: shapes of a source', () => {
  it('finds the postings inside a web page', async () => {
    const html = await readFile(new URL('./fixtures/posting-page.html', import.meta.url), 'utf8')
    const items = await readAll(readJobPostings, openedText(html, 'https://cafe.example/jobs/17', 7))
    assert.deepEqual(outcomes(items), ['Kitchen assistant', 'A block of JSON-LD on the page is not valid JSON.'])
    const draft = items[0] && 'draft' in items[0] ? items[0].draft : null
    assert.deepEqual(
      [draft?.sourceId, draft?.url, draft?.pay?.hourlyMinimum],
      ['K-17', 'https://cafe.example/jobs/17', 14.8],
    )
    assert.deepEqual([draft?.hours, draft?.hoursPerWeekMinimum], [['part-time'], 20])
    assert.deepEqual(draft?.requirements, [{ words: 'Food hygiene level 2', essential: true, bridge: 'new-skills' }])
  })

  it('reads JSON lines, and puts aside the line that is broken', async () => {
    const text = [JSON.stringify(POSTING), '{"title": "cut o', JSON.stringify({ ...POSTING, title: 'Cook' }), ''].join(
      '\n',
    )
    assert.deepEqual(outcomes(await readAll(readJobPostings, openedText(text))), [
      'Care & Support Assistant',
      'The line is not JSON.',
      'Cook',
    ])
  })

  it('reads lists and graphs, and says what is no posting', async () => {
    const list = [POSTING, { '@type': 'Event', name: 'Fair' }, 'words']
    assert.deepEqual(outcomes(await readAll(readJobPostings, openedText(JSON.stringify(list)))), [
      'Care & Support Assistant',
      'It is not a JobPosting.',
    ])
    assert.deepEqual(outcomes(await readAll(readJobPostings, openedText(JSON.stringify({ '@graph': [POSTING] })))), [
      'Care & Support Assistant',
    ])
  })

  it('refuses a source without any posting', async () => {
    await assert.rejects(
      readAll(readJobPostings, openedText('<html><body>Sign in</body></html>')),
      /has no JobPosting in it/,
    )
    await assert.rejects(readAll(readJobPostings, openedText('[]')), /has no JobPosting in it/)
  })
})
