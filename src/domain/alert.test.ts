import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Alert, consentAt, consentEnds, goesOutOn } from './alert.ts'

const now = new Date('2026-11-21T07:00:00Z')
const alert = (consentUntil: string | null, askedAgainAt: string | null = null) =>
  ({
    consentUntil: consentUntil && new Date(consentUntil),
    askedAgainAt: askedAgainAt && new Date(askedAgainAt),
  }) as Alert

describe('an alert', () => {
  for (const [frequency, date, goes] of [
    ['daily', '2026-11-21', true],
    ['daily', '2026-11-23', true],
    ['weekly', '2026-11-23', true],
    ['weekly', '2026-11-24', false],
  ] as const) {
    it(`that is ${frequency} ${goes ? 'goes out' : 'waits'} on ${date}`, () => {
      assert.equal(goesOutOn(frequency, date), goes)
    })
  }

  it('has a yes that counts for twelve months', () => {
    assert.equal(consentEnds(now).toISOString(), '2027-11-21T07:00:00.000Z')
  })

  for (const [until, asked, expected] of [
    ['2027-11-21', null, 'counts'],
    ['2026-12-01', null, 'ask'],
    ['2026-12-01', '2026-11-20', 'counts'],
    ['2026-11-21', '2026-11-07', 'over'],
    [null, null, 'over'],
  ] as const) {
    it(`whose yes ends on ${until}, asked again ${asked ?? 'never'}: ${expected}`, () => {
      assert.equal(consentAt(alert(until, asked), now), expected)
    })
  }
})
