import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { londonTime } from './london-time.ts'
import { afterQuietHours } from './quiet-hours.ts'

describe('the hours in which no telephone rings', () => {
  for (const [written, arrives, why] of [
    ['2026-11-21T12:00:00Z', '2026-11-21T12:00:00Z', 'at noon: at once'],
    ['2026-11-21T20:59:59Z', '2026-11-21T20:59:59Z', 'just before nine: at once'],
    ['2026-11-21T21:00:00Z', '2026-11-22T08:00:00Z', 'at nine: next morning'],
    ['2026-11-22T03:00:00Z', '2026-11-22T08:00:00Z', 'at three in the night: the same morning'],
    ['2026-07-01T20:30:00Z', '2026-07-02T07:00:00Z', 'half past nine in summer: eight by summer time'],
    ['2026-10-24T21:00:00Z', '2026-10-25T08:00:00Z', 'the night the clocks go back'],
  ] as const) {
    it(why, () => assert.equal(afterQuietHours(new Date(written)).toISOString(), new Date(arrives).toISOString()))
  }

  it('never lets anything arrive at night, nor earlier than it was written, nor more than 11 hours later', () => {
    const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2029-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, (written) => {
        const arrives = afterQuietHours(written)
        const hours = (arrives.getTime() - written.getTime()) / 3_600_000
        assert.ok(hours >= 0 && hours <= 12)
        assert.ok(londonTime(arrives) >= '08:00' && londonTime(arrives) < '21:00')
      }),
    )
  })
})
