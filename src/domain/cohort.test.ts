import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  ATTENDANCE_STATUSES,
  type AttendanceStatus,
  absencesInARow,
  askBy,
  attendedPercent,
  completes,
  placeAfter,
  weeklyMeetings,
} from './cohort.ts'
import { londonDate, londonTime } from './london-time.ts'

const anyStatus = fc.constantFrom<AttendanceStatus>(...ATTENDANCE_STATUSES.map(({ value }) => value))

describe('meetings of a group', () => {
  it('are a week apart, at the same time by London’s clocks', () => {
    const meetings = weeklyMeetings({ startsOn: '2026-10-20', fromTime: '10:00', weeks: 3 })
    assert.deepEqual(meetings.map(londonDate), ['2026-10-20', '2026-10-27', '2026-11-03'])
    assert.deepEqual([...new Set(meetings.map(londonTime))], ['10:00'])
  })
})

describe('absences in a row', () => {
  const CASES: readonly [readonly (AttendanceStatus | null)[], number][] = [
    [['came', 'absent', 'absent-told'], 2],
    [['absent', 'came', 'absent'], 1],
    [['absent', 'excused', 'absent'], 2],
    [['absent', null, 'absent', null], 2],
    [['absent', 'absent', 'late'], 0],
    [[], 0],
  ]
  for (const [statuses, row] of CASES) {
    it(`${statuses.join(', ') || 'none'}: ${row}`, () => assert.equal(absencesInARow(statuses), row))
  }
  it('end with coming, whatever was before', () => {
    fc.assert(
      fc.property(fc.array(anyStatus), fc.constantFrom<AttendanceStatus>('came', 'late'), (before, there) => {
        assert.equal(absencesInARow([...before, there]), 0)
      }),
    )
  })
  it('are asked about within two working days', () => {
    assert.equal(londonDate(askBy(new Date('2026-11-20T15:00:00Z'))), '2026-11-24')
  })
})

describe('the share of meetings', () => {
  it('leaves out what was excused', () => {
    assert.equal(attendedPercent(['came', 'late', 'absent', 'excused']), 66)
    assert.equal(attendedPercent(['excused']), null)
    assert.equal(completes(['came', 'late', 'absent', 'excused'], 66), true)
    assert.equal(completes(['came', 'late', 'absent', 'excused'], 67), false)
    assert.equal(completes([], 1), false)
  })
  it('lies between none and all, and coming once more never lowers it', () => {
    fc.assert(
      fc.property(fc.array(anyStatus), (statuses) => {
        const percent = attendedPercent(statuses)
        assert.ok(percent === null || (percent >= 0 && percent <= 100))
        assert.ok(attendedPercent([...statuses, 'came'])! >= (percent ?? 0))
      }),
    )
  })
})

describe('a place in a group', () => {
  it('is given to who waits, is left or completed, and then stays as it is', () => {
    assert.equal(placeAfter('waiting', 'give-place'), 'enrolled')
    assert.equal(placeAfter('waiting', 'complete'), null)
    assert.equal(placeAfter('enrolled', 'complete'), 'completed')
    for (const move of ['give-place', 'leave', 'complete', 'not-complete'] as const) {
      assert.equal(placeAfter('completed', move), null)
    }
  })
})
