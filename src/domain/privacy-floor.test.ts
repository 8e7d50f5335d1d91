import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { flooredCount } from './privacy-floor.ts'

describe('a count that is shown', () => {
  const cases = [
    [0, '0'],
    [1, 'fewer than 8'],
    [7, 'fewer than 8'],
    [8, '10'],
    [12, '10'],
    [13, '15'],
    [1002, '1000'],
  ] as const
  for (const [count, shown] of cases) it(`is “${shown}” for ${count}`, () => assert.equal(flooredCount(count), shown))
})
