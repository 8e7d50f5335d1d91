import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { estimateTravel, milesWords, travelWords } from './travel.ts'

describe('the way there', () => {
  for (const [metres, words] of [
    [10, 'About 1 minute’s walk'],
    [400, 'About 7 minutes’ walk'],
    [900, 'About 15 minutes’ walk'],
    [2000, 'About 20 minutes by bus or 35 minutes’ walk'],
    [5000, 'About 35 minutes by bus'],
    [60_000, null],
  ] as const) {
    it(`${metres} metres: ${words ?? 'no estimate'}`, () => assert.equal(travelWords(metres), words))
  }

  it('never takes less time for a longer way', () => {
    fc.assert(
      fc.property(fc.nat(19_000), fc.nat(5_000), (metres, more) => {
        const [near, far] = [estimateTravel(metres), estimateTravel(metres + more)]
        assert.ok((far.walkMinutes ?? 999) >= (near.walkMinutes ?? 999))
        assert.ok((far.busMinutes ?? 999) >= (near.busMinutes ?? 0))
      }),
    )
  })
})

describe('miles', () => {
  it('keeps one decimal below ten', () => {
    assert.equal(milesWords(100), 'less than 0.1 miles')
    assert.equal(milesWords(1609.344), '1 mile')
    assert.equal(milesWords(1000), '0.6 miles')
    assert.equal(milesWords(20_000), '12 miles')
  })
})
