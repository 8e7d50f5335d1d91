import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type KeyDateKind, keyDateStanding, warnOn } from './key-date.ts'

const STANDINGS: readonly (readonly [KeyDateKind, on: string, today: string, standing: string])[] = [
  ['fit-note', '2026-12-08', '2026-11-30', 'later'],
  ['fit-note', '2026-12-08', '2026-12-01', 'soon'],
  ['fit-note', '2026-12-08', '2026-12-08', 'soon'],
  ['fit-note', '2026-12-08', '2026-12-09', 'passed'],
  ['right-to-work', '2027-01-31', '2026-12-05', 'later'],
  ['right-to-work', '2027-01-31', '2026-12-06', 'soon'],
  ['benefit-change', '2028-02-29', '2028-02-15', 'soon'],
]

describe('a date that matters', () => {
  for (const [kind, on, today, standing] of STANDINGS)
    it(`of ${kind} on ${on} is “${standing}” on ${today}`, () => {
      assert.equal(keyDateStanding({ kind, on }, today), standing)
    })

  it('is thought of in time to get a paper', () => {
    assert.equal(warnOn({ kind: 'right-to-work', on: '2027-01-31' }), '2026-12-06')
  })
})
