import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isFreshSignIn, reasonMistake } from './emergency.ts'

describe('a reason for an emergency', () => {
  const REASONS: readonly [string, boolean][] = [
    ['', false],
    ['   ', false],
    ['urgent', false],
    ['she rang, in danger', false],
    ['she rang, is in danger', true],
    [' '.repeat(30), false],
  ]
  for (const [reason, good] of REASONS) {
    it(`${good ? 'takes' : 'does not take'} “${reason}”`, () => assert.equal(reasonMistake(reason) === null, good))
  }
})

describe('a sign-in for an emergency', () => {
  const now = new Date('2026-11-19T10:15:00Z')
  it('is fresh for a quarter of an hour', () => {
    assert.ok(isFreshSignIn(new Date('2026-11-19T10:00:00Z'), now))
    assert.ok(!isFreshSignIn(new Date('2026-11-19T09:59:59Z'), now))
  })
})
