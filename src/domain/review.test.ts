import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays } from './london-time.ts'
import {
  EXEMPTIONS,
  exempted,
  firstReviews,
  MOVED_DAYS_AT_MOST,
  movedReview,
  nextReview,
  REVIEW_TIMES,
  type Review,
  reviewStanding,
  reviewsAnew,
  reviewsOnTime,
} from './review.ts'

const REVIEW: Review = {
  ...{ id: 'r', caseId: 'c', participantId: 'p', organizationId: 1, kind: 'plan', status: 'scheduled', version: 1 },
  ...{ opensOn: '2026-11-02', dueOn: '2026-11-16', countsFrom: null, doneOn: null, words: null },
  ...{ exemptReason: null, extendedDays: null },
}
const done = (doneOn: string, more: Partial<Review> = {}): Review => ({ ...REVIEW, status: 'done', doneOn, ...more })

describe('reviews', () => {
  it('are planned when a case opens, as its programme has them', () => {
    const of = { openedOn: '2026-09-01', supportEndsOn: null }
    const days = (program: string) => firstReviews({ ...of, program }).map(({ kind, dueOn }) => `${kind} ${dueOn}`)
    assert.deepEqual(days('job-hub'), ['plan 2026-10-20', 'thirteen-week 2026-12-08'])
    assert.deepEqual(days('workwell'), ['plan 2026-10-06'])
    const ends = firstReviews({ ...of, program: 'workwell', supportEndsOn: '2026-12-22' })
    assert.deepEqual(ends.at(-1), {
      ...{ kind: 'before-end', opensOn: '2026-11-24', dueOn: '2026-12-15', countsFrom: null },
    })
  })

  it('are not planned after the end of support', () => {
    const short = { program: 'usual', openedOn: '2026-09-01', supportEndsOn: '2026-09-20' }
    assert.deepEqual(
      firstReviews(short).map(({ kind }) => kind),
      ['before-end'],
    )
    assert.deepEqual(nextReview(REVIEW, '2026-11-10', { program: 'usual', supportEndsOn: '2026-12-01' }), [])
  })

  it('are followed by the next: of a plan from the day it was done, of thirteen weeks from the day it was due', () => {
    const of = { program: 'usual', supportEndsOn: null }
    assert.equal(nextReview(REVIEW, '2026-11-10', of)[0]?.dueOn, '2026-12-29')
    const quarter = { ...REVIEW, kind: 'thirteen-week' } as const
    assert.equal(nextReview(quarter, '2026-11-12', of)[0]?.dueOn, addDays('2026-11-16', 91))
    assert.deepEqual(nextReview({ ...REVIEW, kind: 'before-end' }, '2026-11-12', of), [])
  })

  for (const [review, today, standing] of [
    [REVIEW, '2026-11-01', 'not-yet'],
    [REVIEW, '2026-11-02', 'open'],
    [REVIEW, '2026-11-16', 'open'],
    [REVIEW, '2026-11-17', 'late'],
    [done('2026-11-16'), '2026-12-01', 'on-time'],
    [done('2026-11-17'), '2026-12-01', 'done-late'],
    [done('2026-11-20', { dueOn: '2026-11-25', countsFrom: '2026-11-16' }), '2026-12-01', 'done-late'],
    [{ ...REVIEW, status: 'exempt' }, '2026-12-01', 'exempt'],
    [{ ...REVIEW, status: 'replaced' }, '2026-12-01', 'moved'],
    [{ ...REVIEW, status: 'cancelled' }, '2026-12-01', 'cancelled'],
  ] as [Review, string, string][])
    it(`stand as ${standing} on ${today} where they are ${review.status} ${review.doneOn ?? ''}`, () =>
      assert.equal(reviewStanding(review, today), standing))

  it('count as on time without those that were exempt or not due yet', () => {
    const all = [done('2026-11-16'), done('2026-11-17'), REVIEW, { ...REVIEW, status: 'exempt' as const }]
    assert.deepEqual(reviewsOnTime(all, '2026-11-10'), { onTime: 1, due: 2 })
    assert.deepEqual(reviewsOnTime(all, '2026-11-30'), { onTime: 1, due: 3 })
  })

  it('follow the end of support: the last one moves, what would come after it goes, and what is missing is planned', () => {
    const last = { ...REVIEW, kind: 'before-end', opensOn: '2026-11-24', dueOn: '2026-12-15' } as const
    const anew = (planned: readonly Review[], supportEndsOn: string | null) =>
      reviewsAnew(planned, { program: 'workwell', supportEndsOn }, '2026-11-20')
    const longer = anew([REVIEW, last], '2027-01-22')
    assert.deepEqual([longer.cancel, longer.plan, longer.replace[0]?.by.dueOn], [[], [], '2027-01-15'])
    const shorter = anew([{ ...REVIEW, opensOn: '2026-12-11' }, last], '2026-12-10')
    assert.deepEqual([shorter.cancel.length, shorter.plan, shorter.replace[0]?.by.dueOn], [1, [], '2026-12-03'])
    assert.deepEqual(anew([REVIEW, last], null).cancel, [last])
    assert.deepEqual(
      anew([], '2027-01-22').plan.map(({ kind }) => kind),
      ['plan', 'before-end'],
    )
    const same = anew([REVIEW, last], '2026-12-22')
    assert.deepEqual([same.cancel, same.plan, same.replace], [[], [], []])
  })

  it('are put off for a reason that allows so many days, and no more', () => {
    for (const { value, days } of EXEMPTIONS) {
      assert.ok(exempted(REVIEW, value, days, '2026-11-10').ok, value)
      assert.deepEqual(exempted(REVIEW, value, days + 1, '2026-11-10'), { ok: false, why: 'too-far' })
    }
    assert.deepEqual(exempted(REVIEW, 'busy', 7, '2026-11-10'), { ok: false, why: 'no-such-reason' })
    assert.deepEqual(exempted(done('2026-11-10'), 'ill', 7, '2026-11-10'), { ok: false, why: 'not-planned' })
    const late = exempted(REVIEW, 'ill', 7, '2026-12-01')
    assert.equal(late.ok && late.review.dueOn, '2026-12-08')
  })

  it('cannot be made on time by moving them', () => {
    const moves = fc.array(fc.integer({ min: 1, max: MOVED_DAYS_AT_MOST }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(moves, (days) => {
        let review = REVIEW
        for (const more of days) {
          const moved = movedReview(review, 'no-room', addDays(review.dueOn, more), '2026-11-10')
          if (moved.ok) review = { ...review, ...moved.review }
        }
        assert.ok(review.dueOn <= addDays(REVIEW.dueOn, MOVED_DAYS_AT_MOST))
        const after = { ...review, status: 'done' as const, doneOn: review.dueOn }
        assert.equal(reviewStanding(after, '2027-03-01'), review.dueOn > REVIEW.dueOn ? 'done-late' : 'on-time')
      }),
    )
  })

  it('have windows that open before they close, on every programme', () => {
    for (const program of Object.keys(REVIEW_TIMES))
      for (const review of firstReviews({ program, openedOn: '2026-09-01', supportEndsOn: '2027-09-01' }))
        assert.ok(review.opensOn < review.dueOn)
  })
})
