import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { erasedBefore, keptDays, keptWords, LEAST_KEPT_DAYS, MOST_KEPT_DAYS, RETENTION } from './retention.ts'

const now = new Date('2026-11-23T12:00:00Z')
const rule = RETENTION.find(({ subject }) => subject === 'job-application')!
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)

describe('how long things are kept', () => {
  it('has a reason for every default, and none outside what a borough may choose', () => {
    assert.equal(new Set(RETENTION.map(({ subject }) => subject)).size, RETENTION.length)
    for (const { days, source, endsWhen, words } of RETENTION) {
      assert.ok(days >= LEAST_KEPT_DAYS && days <= MOST_KEPT_DAYS)
      assert.ok(source.length > 20 && endsWhen && words)
    }
  })

  it('keeps applications long enough for a year of reply rates', () => {
    assert.ok(rule.days >= 365)
  })

  it('is the borough’s own choice where it made one', () => {
    assert.equal(keptDays(rule, { keepDays: { 'job-application': 180 } }), 180)
    assert.equal(keptDays(rule, {}), rule.days)
  })

  it('keeps what belongs to no one borough as long as the most patient of them', () => {
    const places = [{ slug: 'a', keepDays: { 'job-application': 180 } }, { slug: 'b' }]
    const before = erasedBefore(rule, places, now)
    assert.deepEqual(before.byPlace.get('a'), ago(180))
    assert.deepEqual(before.byPlace.get('b'), ago(rule.days))
    assert.deepEqual(before.otherwise, ago(rule.days))
    assert.deepEqual(erasedBefore(rule, [], now).otherwise, ago(rule.days))
  })

  for (const [days, words] of [
    [730, '2 years'],
    [365, '1 year'],
    [180, '6 months'],
    [30, '1 month'],
    [45, '45 days'],
  ] as const) {
    it(`calls ${days} days ${words}`, () => assert.equal(keptWords(days), words))
  }
})
