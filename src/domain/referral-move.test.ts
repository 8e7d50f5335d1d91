import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { begun, everythingFor, roads, walked } from '../../test/harness/referral-walk.ts'
import {
  isOpenReferral,
  movesFor,
  nextStatus,
  REFERRAL_SIDES,
  type ReferralMove,
  type ReferralSide,
} from './referral.ts'
import {
  holdReferral,
  MOVE_REFUSALS,
  type MoveRefusal,
  type Moving,
  moveReferral,
  parkedUntil,
  resumeReferral,
  tellAt,
  UNDO_MINUTES,
  undoMove,
  undoUntil,
} from './referral-move.ts'

/** A Monday. */
const START = new Date('2026-11-02T09:00:00Z')
const later = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000)
const DAY = 24 * 60

const SENT = ['submit'] as const
const READ = [...SENT, 'acknowledge', 'triage'] as const
const TAKEN = [...READ, 'accept'] as const

describe('a move of a referral', () => {
  const refused: readonly [
    words: string,
    after: readonly ReferralMove[],
    move: ReferralMove,
    side: ReferralSide,
    with_: Partial<Moving>,
    why: MoveRefusal,
  ][] = [
    ['decline without a reason', READ, 'decline', 'receiver', { declineReason: null }, 'needs-decline-reason'],
    ['refer on without words', READ, 'refer-on', 'receiver', { words: ' ' }, 'needs-words'],
    ['ask for more without a question', READ, 'ask-for-more', 'receiver', { words: null }, 'needs-words'],
    ['withdraw for the person without saying why', READ, 'withdraw', 'referrer', { words: '' }, 'needs-words'],
    ['close without an outcome', TAKEN, 'close', 'receiver', { outcome: null }, 'needs-outcome'],
    ['close without a word to the referrer', TAKEN, 'close', 'receiver', { feedback: null }, 'needs-feedback'],
    [
      'close with empty words to the referrer',
      TAKEN,
      'close',
      'receiver',
      { feedback: { kind: 'sent', words: '  ' } },
      'needs-feedback',
    ],
    [
      'say that touch is lost without trying',
      TAKEN,
      'close',
      'receiver',
      { outcome: 'lost-touch' },
      'more-attempts-needed',
    ],
    [
      'give somebody up after one try',
      [...TAKEN, 'attempt-contact'],
      'give-up-contact',
      'receiver',
      {},
      'more-attempts-needed',
    ],
    ['expire on the day it was sent', SENT, 'expire', 'clock', {}, 'not-time-yet'],
    ['accept on behalf of the receiver', READ, 'accept', 'referrer', {}, 'not-your-move'],
    ['accept twice', TAKEN, 'accept', 'receiver', {}, 'not-from-here'],
  ]
  for (const [words, after, move, side, more, why] of refused) {
    it(`is refused to ${words}`, () => {
      const { referral, now } = walked(after, START)
      assert.deepEqual(moveReferral(referral, { ...everythingFor(now), move, side, ...more }), { ok: false, why })
      assert.notEqual(MOVE_REFUSALS[why], '')
    })
  }

  it('needs no reason of the person, who takes back what is theirs', () => {
    const { referral, now } = walked(READ, START)
    const done = moveReferral(referral, { move: 'withdraw', side: 'person', now })
    assert.equal(done.ok && done.referral.status, 'withdrawn')
  })

  it('closes without telling the referrer when a reason says why', () => {
    const { referral, now } = walked(TAKEN, START)
    const feedback = { kind: 'suppressed', why: 'not-agreed' } as const
    const done = moveReferral(referral, { move: 'close', side: 'receiver', now, outcome: 'course', feedback })
    assert.equal(done.ok && done.referral.status, 'closed')
  })

  it('expires what nobody opened for ten working days, days on hold apart', () => {
    const { referral, now } = walked(SENT, START)
    const expire = (at: Date) => moveReferral(referral, { move: 'expire', side: 'clock', now: at }).ok
    assert.equal(expire(later(now, 14 * DAY)), false)
    assert.equal(expire(later(now, 15 * DAY)), true)
  })

  it('opens again within 120 working days, unless somebody else has taken it on', () => {
    const { referral, now } = walked([...TAKEN, 'close'], START)
    const reopen = (at: Date, childTaken = false) =>
      moveReferral(referral, { ...everythingFor(at), move: 'reopen', side: 'receiver', childTaken })
    assert.equal(reopen(later(now, 100 * DAY)).ok, true)
    assert.deepEqual(reopen(later(now, 250 * DAY)), { ok: false, why: 'too-long-ago' })
    assert.deepEqual(reopen(now, true), { ok: false, why: 'with-somebody-else' })
  })

  it('is parked for the receiver, but not against the person’s own wish', () => {
    const declined = (reason: 'not-ready-yet' | 'not-now') =>
      walked([...READ, ['decline', { declineReason: reason }]], START).referral
    assert.equal(parkedUntil(declined('not-ready-yet'))?.toISOString(), '2026-11-30T23:59:59.999Z')
    assert.equal(parkedUntil(declined('not-now')), null)
    const again = { ...everythingFor(new Date('2026-11-20T09:00:00Z')), move: 'reopen', side: 'referrer' } as const
    assert.deepEqual(moveReferral(declined('not-ready-yet'), again), { ok: false, why: 'parked' })
    assert.equal(moveReferral(declined('not-now'), again).ok, true)
  })

  it('leads where the table says, stamps its time, and changes nothing before it', () => {
    fc.assert(
      fc.property(roads, ({ moves }) => {
        for (const { from, move, to, before } of moves) {
          assert.equal(nextStatus(from, move), to)
          assert.equal(before.status, from)
        }
      }),
    )
  })

  it('never leaves an end except by being opened again', () => {
    fc.assert(
      fc.property(roads, ({ moves }) => {
        for (const { from, move } of moves) assert.ok(isOpenReferral(from) || move === 'reopen')
      }),
    )
  })

  it('has at every open status somebody who can do something', () => {
    fc.assert(
      fc.property(roads, ({ visited }) => {
        for (const { status } of visited)
          assert.ok(REFERRAL_SIDES.some(({ value }) => value !== 'clock' && movesFor(status, value).length > 0))
      }),
    )
  })
})

describe('taking a move back', () => {
  it('puts everything back as it was, within its minutes', () => {
    fc.assert(
      fc.property(roads, ({ moves }) => {
        for (const moved of moves) {
          const until = undoUntil(moved)
          const undone = undoMove({ ...moved.before, status: moved.to }, moved, { side: moved.side, now: moved.at })
          if (until) assert.deepEqual(undone, { ok: true, referral: moved.before })
          else assert.deepEqual(undone, { ok: false, why: 'nothing-to-undo' })
        }
      }),
    )
  })

  const { referral, moves } = walked([...READ, 'decline'], START)
  const last = moves.at(-1)!
  const minutes = UNDO_MINUTES.decline

  const cases: readonly [words: string, by: Parameters<typeof undoMove>[2], why: MoveRefusal | null][] = [
    ['works to the last minute', { side: 'receiver', now: later(last.at, minutes) }, null],
    ['is too late after that', { side: 'receiver', now: later(last.at, minutes + 1) }, 'too-late-to-undo'],
    ['is not for the other side', { side: 'referrer', now: last.at }, 'not-yours-to-undo'],
    ['is over once somebody else has it', { side: 'receiver', now: last.at, childTaken: true }, 'with-somebody-else'],
  ]
  for (const [words, by, why] of cases) {
    it(words, () => {
      const undone = undoMove(referral, last, by)
      assert.equal(undone.ok ? null : undone.why, why)
    })
  }

  it('is for the last move alone', () => {
    assert.deepEqual(undoMove(referral, moves.at(-2)!, { side: 'receiver', now: last.at }), {
      ok: false,
      why: 'nothing-to-undo',
    })
    assert.deepEqual(undoMove(begun(START), null, { side: 'referrer', now: START }), {
      ok: false,
      why: 'nothing-to-undo',
    })
  })

  it('is over before anybody is told', () => {
    assert.deepEqual(tellAt(last), later(last.at, minutes))
    assert.deepEqual(tellAt(moves[0]!), moves[0]!.at)
  })
})

describe('an ending', () => {
  const taken = walked(TAKEN, START)
  const held = holdReferral(taken.referral, { side: 'receiver', reason: 'away', until: '2026-11-13' }, taken.now)
  assert.ok(held.ok)
  const now = later(taken.now, 2 * DAY)
  const closed = moveReferral(held.referral, { ...everythingFor(now), move: 'close', side: 'receiver' })
  assert.ok(closed.ok)

  it('ends the hold that lies over it, and taking it back brings the hold back', () => {
    assert.deepEqual(
      closed.referral.holds.map(({ endedOn }) => endedOn),
      ['2026-11-04'],
    )
    assert.deepEqual(undoMove(closed.referral, closed.moved, { side: 'receiver', now }), {
      ok: true,
      referral: held.referral,
    })
  })

  it('owes anew what follows from it, whatever followed from an earlier one', () => {
    const done = { ...closed.referral, times: { ...closed.referral.times, followedUpAt: now } }
    const reopened = moveReferral(done, { ...everythingFor(now), move: 'reopen', side: 'receiver' })
    assert.ok(reopened.ok)
    assert.deepEqual([reopened.referral.times.endedAt, reopened.referral.times.followedUpAt], [null, null])

    const earlier = { ...taken.referral, times: { ...taken.referral.times, followedUpAt: START } }
    const again = moveReferral(earlier, { ...everythingFor(now), move: 'close', side: 'receiver' })
    assert.equal(again.ok && again.referral.times.followedUpAt, null)
  })

  it('leaves a hold that was laid after a move, when that move is taken back', () => {
    const last = taken.moves.at(-1)!
    const undone = undoMove(held.referral, last, { side: 'receiver', now: last.at })
    assert.deepEqual(undone.ok && undone.referral, { ...last.before, holds: held.referral.holds })
  })
})

describe('a hold', () => {
  const { referral, now } = walked(TAKEN, START)
  const hold = (until: string, reason: 'away' | 'unwell' = 'away', side: ReferralSide = 'receiver') =>
    holdReferral(referral, { side, reason, until }, now)

  const cases: readonly [words: string, held: ReturnType<typeof hold>, why: MoveRefusal | null][] = [
    ['lies over what has been received', hold('2026-11-13'), null],
    ['is not laid by a referrer', hold('2026-11-13', 'away', 'referrer'), 'not-your-move'],
    ['has an end in the future', hold('2026-11-02'), 'hold-in-the-past'],
    ['is no longer than its reason allows', hold('2026-12-15'), 'hold-too-long'],
    ['may be longer for another reason', hold('2026-12-15', 'unwell'), null],
    [
      'is not laid over what nobody has opened',
      holdReferral(walked(SENT, START).referral, { side: 'receiver', reason: 'away', until: '2026-11-13' }, START),
      'not-from-here',
    ],
  ]
  for (const [words, held, why] of cases) {
    it(words, () => assert.equal(held.ok ? null : held.why, why))
  }

  it('cannot be laid twice, and counts towards the most that all may take', () => {
    const first = hold('2026-12-28', 'unwell')
    assert.ok(first.ok)
    const again = { side: 'receiver', reason: 'unwell', until: '2027-02-10' } as const
    assert.deepEqual(holdReferral(first.referral, again, now), { ok: false, why: 'already-on-hold' })
    assert.deepEqual(holdReferral(first.referral, again, new Date('2026-12-29T09:00:00Z')), {
      ok: false,
      why: 'held-too-often',
    })
    assert.equal(holdReferral(resumeReferral(first.referral, now), again, new Date('2026-12-29T09:00:00Z')).ok, true)
  })
})
