import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DECLINE_CONSEQUENCES, DECLINE_GROUPS, DECLINE_REASONS, needsChild } from './decline-reason.ts'

describe('a reason for declining', () => {
  it('is on one of three sides, and each side has several', () => {
    for (const { value } of DECLINE_GROUPS)
      assert.ok(DECLINE_REASONS.filter(({ group }) => group === value).length > 2, value)
  })

  it('gives days wherever somebody owes a step, and none where nothing follows', () => {
    for (const { value, consequence, days } of DECLINE_REASONS)
      assert.equal(days > 0, DECLINE_CONSEQUENCES[consequence].owner !== null, value)
  })

  it('never closes because of us or of the rules, save where nothing is lost', () => {
    const lost = DECLINE_REASONS.filter(({ consequence, group }) => consequence === 'closes' && group !== 'person')
    assert.deepEqual(
      lost.map(({ value }) => value),
      ['sent-twice'],
    )
  })

  it('ends what must be referred on by a referral alone', () => {
    assert.deepEqual(DECLINE_REASONS.map(({ value }) => value).filter(needsChild), [
      'out-of-area',
      'wrong-service',
      'cannot-support-safely',
    ])
  })

  it('has every consequence in use', () => {
    const used = new Set<string>(DECLINE_REASONS.map(({ consequence }) => consequence))
    assert.deepEqual(
      Object.keys(DECLINE_CONSEQUENCES).filter((consequence) => !used.has(consequence)),
      [],
    )
  })
})
