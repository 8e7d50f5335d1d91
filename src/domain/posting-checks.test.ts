import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { blankDraft } from './draft.ts'
import type { OpportunityDraft } from './opportunity.ts'
import { readPay } from './pay.ts'
import { checkPosting } from './posting-checks.ts'
import { minimumWage } from './wage-rates.ts'

const now = new Date('2026-11-21T12:00:00Z')
const job = (pay: string, more: Partial<OpportunityDraft> = {}): OpportunityDraft => ({
  ...blankDraft('1', 'job', 'Assistant'),
  descriptionHtml: '<p>You will help in a shop.</p>',
  pay: readPay(pay, {}, '2026-11-21'),
  ...more,
})
const rules = (draft: OpportunityDraft): string[] => checkPosting(draft, { now }).map(({ rule }) => rule)

describe('the least that the law lets anybody be paid', () => {
  const cases = [
    ['2026-03-31', null, false, 12.21],
    ['2026-04-01', null, false, 12.71],
    ['2026-04-01', 20, false, 10.85],
    ['2026-04-01', 17, false, 8],
    ['2026-04-01', null, true, 8],
    ['2025-04-01', 20, false, 10],
  ] as const
  for (const [day, oldest, apprentice, pounds] of cases) {
    it(`is £${pounds} on ${day}${oldest ? ` up to ${oldest}` : ''}${apprentice ? ' for an apprentice' : ''}`, () => {
      assert.equal(minimumWage(day, oldest, apprentice), pounds)
    })
  }
})

describe('the checks of a posting', () => {
  it('hold pay below the minimum of the day the work starts', () => {
    assert.ok(rules(job('£12.70 an hour')).includes('below-minimum-wage'))
    assert.ok(!rules(job('£12.71 an hour')).includes('below-minimum-wage'))
    assert.ok(!rules(job('£10.85 an hour', { maximumAge: 20 })).includes('below-minimum-wage'))
    assert.ok(!rules(job('£8 an hour', { kind: 'apprenticeship' })).includes('below-minimum-wage'))
    assert.ok(rules(job('£7.60 an hour', { kind: 'apprenticeship' })).includes('below-minimum-wage'))
  })

  it('put what holds an advert first and advice last', () => {
    const severities = checkPosting(job('£9 an hour'), { now }).map(({ severity }) => severity)
    assert.equal(severities[0], 'stop')
    assert.equal(severities.at(-1), 'advise')
  })

  it('see through odd spaces and marks', () => {
    const draft = job('£14 an hour', { howToApply: 'Write to us on Tele\u200bgram' })
    assert.ok(rules(draft).includes('chat-only'))
  })

  it('name what people ask first and cannot find out', () => {
    const missing = checkPosting({ ...job('£14 an hour'), pay: null }, { now })
    assert.deepEqual(
      missing.filter(({ rule }) => rule === 'missing-fact').map(({ field }) => field),
      ['pay', 'week', 'postcode', 'closes', 'replyDays'],
    )
  })

  it('look at night and alcohol work that is open to people under 18', () => {
    const bar = { descriptionHtml: '<p>You will serve alcohol until midnight.</p>' }
    assert.ok(rules(job('£14 an hour', { ...bar, minimumAge: 16 })).includes('under-18'))
    assert.ok(!rules(job('£14 an hour', { ...bar, minimumAge: 18 })).includes('under-18'))
  })

  it('ask for a reason and a second reader where an advert says that the law lets it choose', () => {
    const refuge = { descriptionHtml: '<p>Open to women only (occupational requirement, Schedule 9).</p>' }
    assert.ok(rules(job('£14 an hour', refuge)).includes('occupational-requirement'))
  })
})
