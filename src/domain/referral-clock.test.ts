import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { roads, walked } from '../../test/harness/referral-walk.ts'
import { DECLINE_CONSEQUENCES, DECLINE_REASONS, declineReason } from './decline-reason.ts'
import { addDays, endOfLondonDay, londonDate } from './london-time.ts'
import { isOpenReferral, OPEN_REFERRAL_STATUSES, type Referral, type ReferralMove } from './referral.ts'
import {
  CLOCK_NAMES,
  clockDays,
  DEFAULT_CLOCK_DAYS,
  dueState,
  nextStepOf,
  readClock,
  STATUS_STEPS,
} from './referral-clock.ts'
import { countsOn, HELD_DAYS_AT_MOST, heldDays, holdOn, type ReferralHold } from './referral-hold.ts'
import { isWorkingDay } from './working-days.ts'

/** A Monday. */
const START = new Date('2026-11-02T09:00:00Z')
const after = (...moves: readonly ReferralMove[]) => walked(moves, START)
const dueOn = (referral: Referral, now: Date) => londonDate(nextStepOf(referral, now)!.dueAt)
const withHold = (referral: Referral, from: string, until: string, endedOn: string | null = null): Referral => ({
  ...referral,
  holds: [...referral.holds, { reason: 'away', from, until, endedOn }],
})

describe('the next step of a referral', () => {
  const steps: readonly [moves: readonly ReferralMove[], owner: 'referrer' | 'receiver', due: string][] = [
    [[], 'referrer', '2026-11-09'],
    [['submit'], 'receiver', '2026-11-03'],
    [['submit', 'acknowledge'], 'receiver', '2026-11-05'],
    [['submit', 'acknowledge', 'triage', 'ask-for-more'], 'referrer', '2026-11-09'],
    [['submit', 'acknowledge', 'triage', 'accept'], 'receiver', '2026-11-09'],
    [['submit', 'acknowledge', 'triage', 'waitlist'], 'receiver', '2026-11-30'],
    [['submit', 'acknowledge', 'accept', 'attempt-contact'], 'receiver', '2026-11-05'],
    [['submit', 'acknowledge', 'accept', 'engage'], 'receiver', '2026-11-16'],
    [['submit', 'acknowledge', 'accept', 'engage', 'start'], 'receiver', '2026-11-30'],
    [['submit', 'acknowledge', 'decline'], 'referrer', '2026-11-04'],
  ]
  for (const [moves, owner, due] of steps) {
    it(`is with the ${owner} by ${due} after ${moves.at(-1) ?? 'a draft is begun'}`, () => {
      const { referral, now } = after(...moves)
      assert.equal(nextStepOf(referral, now)?.owner, owner)
      assert.equal(dueOn(referral, now), due)
    })
  }

  it('is there for every open referral, with an owner, words for both and a date on a working day', () => {
    fc.assert(
      fc.property(roads, ({ visited, now }) => {
        for (const referral of visited.filter(({ status }) => isOpenReferral(status))) {
          const step = nextStepOf(referral, now)
          assert.ok(step, referral.status)
          assert.ok(step.text && step.forPerson && step.owner !== 'clock')
          assert.ok(countsOn(referral.holds, londonDate(step.dueAt)))
        }
      }),
    )
  })

  it('is owed after a decline until what follows from its reason is done', () => {
    for (const { value } of DECLINE_REASONS) {
      const { referral, now } = walked(['submit', 'acknowledge', ['decline', { declineReason: value }]], START)
      const { consequence } = declineReason(value)
      assert.equal(nextStepOf(referral, now)?.owner ?? null, DECLINE_CONSEQUENCES[consequence].owner, value)
      const done = { ...referral, times: { ...referral.times, followedUpAt: now } }
      assert.equal(nextStepOf(done, now), null)
    }
  })

  it('is with the referrer when nobody answered in time', () => {
    const { referral, now } = walked(['submit', ['expire', { now: new Date('2026-11-24T09:00:00Z') }]], START)
    assert.equal(nextStepOf(referral, now)?.owner, 'referrer')
  })

  it('goes back to the referrer when a referral did not get there', () => {
    const { referral, now } = after('submit')
    for (const delivery of ['queued', 'sent', 'acknowledged'] as const)
      assert.equal(nextStepOf({ ...referral, delivery }, now)?.owner, 'receiver')
    assert.equal(nextStepOf({ ...referral, delivery: 'failed' }, now)?.owner, 'referrer')
    const opened = after('submit', 'acknowledge')
    assert.equal(nextStepOf({ ...opened.referral, delivery: 'failed' }, opened.now)?.owner, 'receiver')
  })

  it('ends with the referral', () => {
    for (const moves of [['withdraw'], ['acknowledge', 'refer-on'], ['acknowledge', 'accept', 'close']] as const) {
      const { referral, now } = after('submit', ...moves)
      assert.equal(nextStepOf(referral, now), null)
    }
  })

  it('says to the person why it waits while it is on hold', () => {
    const { referral, now } = after('submit', 'acknowledge', 'accept')
    const step = nextStepOf(withHold(referral, '2026-11-02', '2026-11-13'), now)
    assert.equal(step?.forPerson, 'You are away')
    assert.equal(londonDate(step!.dueAt), '2026-11-20')
  })

  it('is known at every open status', () => {
    assert.deepEqual(Object.keys(STATUS_STEPS).sort(), [...OPEN_REFERRAL_STATUSES].sort())
  })
})

describe('a clock', () => {
  it('starts anew when a question is answered, and not before', () => {
    const asked = after('submit', 'acknowledge', 'ask-for-more')
    assert.ok(readClock(asked.referral, 'decide', asked.now)?.stoppedAt)
    const answered = walked(
      ['submit', 'acknowledge', 'ask-for-more', ['answer', { now: new Date('2026-11-06T10:00:00Z') }]],
      START,
    )
    const clock = readClock(answered.referral, 'decide', answered.now)
    assert.equal(clock?.stoppedAt, null)
    assert.equal(londonDate(clock!.dueAt), '2026-11-11')
  })

  it('says how late it was stopped', () => {
    const { referral, now } = walked(['submit', ['acknowledge', { now: new Date('2026-11-06T10:00:00Z') }]], START)
    assert.equal(readClock(referral, 'acknowledge', now)?.daysLate, 3)
    assert.equal(readClock(referral, 'first-contact', now), null)
    const atOnce = walked(['submit', 'acknowledge', 'accept', ['start', { now: START }]], START)
    const accepted = { ...atOnce.referral, times: { ...atOnce.referral.times, acceptedAt: START } }
    assert.deepEqual(readClock(accepted, 'first-meeting', START)?.stoppedAt, START)
  })

  it('has the days of its programme, at least one', () => {
    assert.equal(clockDays({ decide: 5 }).decide, 5)
    assert.equal(clockDays({ decide: 0 }).decide, 1)
    assert.equal(clockDays().decide, DEFAULT_CLOCK_DAYS.decide)
    const { referral, now } = after('submit', 'acknowledge')
    assert.equal(londonDate(nextStepOf(referral, now, clockDays({ decide: 5 }))!.dueAt), '2026-11-09')
  })

  it('passes over bank holidays', () => {
    const { referral, now } = walked(['submit', 'acknowledge'], new Date('2026-12-24T09:00:00Z'))
    assert.equal(dueOn(referral, now), '2026-12-31')
  })

  it('is never due on a day off', () => {
    fc.assert(
      fc.property(roads, ({ visited, now }) => {
        for (const referral of visited)
          for (const clock of CLOCK_NAMES) {
            const reading = readClock(referral, clock, now)
            if (reading) assert.ok(isWorkingDay(londonDate(reading.dueAt)), clock)
          }
      }),
    )
  })

  it('is only ever lengthened by a hold', () => {
    const days = fc.integer({ min: -30, max: 60 })
    fc.assert(
      fc.property(roads, days, days, ({ referral, now }, from, length) => {
        const begins = addDays(londonDate(now), from)
        const held = withHold(referral, begins, addDays(begins, Math.abs(length)))
        for (const clock of CLOCK_NAMES) {
          const [without, with_] = [readClock(referral, clock, now), readClock(held, clock, now)]
          if (without && with_) assert.ok(with_.dueAt >= without.dueAt, clock)
        }
      }),
    )
  })

  it('is not lengthened by a hold that begins after it was due', () => {
    const { referral, now } = after('submit', 'acknowledge')
    assert.equal(dueOn(withHold(referral, '2026-11-06', '2026-11-20'), now), '2026-11-05')
  })

  it('counts the day again on which a hold is ended early', () => {
    const { referral, now } = after('submit', 'acknowledge')
    assert.equal(dueOn(withHold(referral, '2026-11-03', '2026-11-20'), now), '2026-11-25')
    assert.equal(dueOn(withHold(referral, '2026-11-03', '2026-11-20', '2026-11-05'), now), '2026-11-09')
  })
})

describe('holds', () => {
  it('together never take more than the most there is', () => {
    fc.assert(fc.property(roads, ({ referral }) => assert.ok(heldDays(referral.holds) <= HELD_DAYS_AT_MOST)))
  })

  it('lie over the days from first to last', () => {
    const hold: ReferralHold = { reason: 'away', from: '2026-11-03', until: '2026-11-05', endedOn: null }
    const on = ['2026-11-02', '2026-11-03', '2026-11-05', '2026-11-06'].map((date) => holdOn([hold], date) !== null)
    assert.deepEqual(on, [false, true, true, false])
  })
})

describe('how something due stands', () => {
  const hold: ReferralHold = { reason: 'away', from: '2026-11-02', until: '2026-11-13', endedOn: null }
  const dueAt = endOfLondonDay('2026-11-06')
  const cases: readonly [now: string, state: ReturnType<typeof dueState>][] = [
    ['2026-11-04T09:00:00Z', { kind: 'on-time', days: 2 }],
    ['2026-11-06T09:00:00Z', { kind: 'due-today' }],
    ['2026-11-06T23:59:59.999Z', { kind: 'due-today' }],
    ['2026-11-07T00:00:00Z', { kind: 'late', days: 1 }],
    ['2026-11-09T09:00:00Z', { kind: 'late', days: 1 }],
    ['2026-11-11T09:00:00Z', { kind: 'late', days: 3 }],
  ]
  for (const [now, state] of cases) {
    it(`is ${state.kind}${'days' in state ? `, ${state.days} days,` : ''} at ${now}`, () =>
      assert.deepEqual(dueState({ dueAt, hold: null }, new Date(now)), state))
  }

  it('is on hold while a hold lies over it, but late if it was late before', () => {
    const monday = new Date('2026-11-02T12:00:00Z')
    assert.deepEqual(dueState({ dueAt, hold }, monday), { kind: 'on-hold', until: '2026-11-13' })
    const was = dueState({ dueAt: endOfLondonDay('2026-10-30'), hold }, new Date('2026-11-10T12:00:00Z'))
    assert.deepEqual(was, { kind: 'late', days: 1 })
  })
})
