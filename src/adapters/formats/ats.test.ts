import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { openedText, outcomes, readAll } from '../../../test/harness/opened.ts'
import type { OpportunityDraft } from '../../domain/opportunity.ts'
import { readAts } from './ats.ts'
import type { FormatItem } from './format.ts'

async function read(name: string, sourceName?: string): Promise<FormatItem[]> {
  const text = await readFile(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')
  return readAll(readAts, openedText(text, name, 11), sourceName ? { sourceName } : {})
}

function first(items: readonly FormatItem[]): OpportunityDraft {
  const [item] = items
  assert.ok(item && 'draft' in item, JSON.stringify(item))
  return item.draft
}

describe('applicant tracking systems', () => {
  it('reads Broadbean, whose prologue is not XML', async () => {
    const items = await read('broadbean.xml', 'Sample Borough Schools')
    assert.deepEqual(outcomes(items), ['Cook & Cleaner', 'Its closing date “soon” cannot be read.'])
    const draft = first(items)
    assert.deepEqual([draft.sourceId, draft.organization.name], ['B-1', 'Sample Borough Schools'])
    assert.deepEqual(
      [draft.descriptionHtml, draft.startsOn],
      ['<p>Cook lunch for <strong>200</strong> children.</p>', '2027-01-04'],
    )
    assert.deepEqual(
      [draft.hours, draft.contract, draft.pay?.hourlyMinimum],
      [['part-time', 'school-hours'], 'permanent', 12.3],
    )
  })

  it('reads VacancyPoster through its padding', async () => {
    const draft = first(await read('vacancy-poster.xml', 'Sample School'))
    assert.deepEqual(
      [draft.sourceId, draft.title, draft.url],
      ['V-1', 'Caretaker', 'https://www.jobs.example/v?id=1&board=x'],
    )
    assert.deepEqual([draft.closesAt?.toISOString(), draft.pay?.hourlyMinimum], ['2026-12-15T23:59:59.999Z', 13.5])
  })

  it('reads Ventrus, with the employer from the title of the feed', async () => {
    const draft = first(await read('ventrus.xml', 'Something else'))
    assert.deepEqual(
      [draft.organization.name, draft.title, draft.url],
      ['Sample Learning Trust', 'Teaching Assistant', 'https://jobs.example/915'],
    )
    assert.deepEqual([draft.postedOn, draft.closesAt?.toISOString()], ['2026-11-04', '2026-12-01T12:00:00.000Z'])
    assert.deepEqual(
      [draft.locations[0]?.town, draft.contract, draft.pay?.hourlyMinimum],
      ['Sampleton', 'fixed-term', null],
    )
  })

  it('reads Fusion, and puts aside a row with a word from no list', async () => {
    const items = await read('fusion.json', 'Sample Trust')
    assert.deepEqual(outcomes(items), ['Receptionist', 'Its phase “Something else” is not a known one.'])
    const draft = first(items)
    assert.deepEqual(
      [draft.applyUrl, draft.hours, draft.sector],
      ['https://jobs.example/f-1/apply', ['full-time'], 'education-and-childcare'],
    )
    assert.equal(draft.pay?.hourlyMinimum, 13.18)
  })

  it('asks for a name where neither the feed nor the operator gives the employer one', async () => {
    assert.match(outcomes(await read('vacancy-poster.xml'))[0]!, /Give the source a name/)
  })

  it('refuses what is none of them, or breaks off', async () => {
    await assert.rejects(readAll(readAts, openedText('hello')), /is neither XML nor JSON/)
    await assert.rejects(
      readAll(readAts, openedText('<rss><channel><title>News</title></channel></rss>')),
      /has no vacancies/,
    )
    await assert.rejects(readAll(readAts, openedText('<items><item><jobTitle>Cook')), /breaks off in the middle/)
  })
})
