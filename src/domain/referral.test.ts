import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  CLOSED_REFERRAL_STATUSES,
  mayBeHeld,
  mayMove,
  movesFor,
  nextStatus,
  OPEN_REFERRAL_STATUSES,
  REFERRAL_MOVE_NAMES,
  REFERRAL_MOVES,
  REFERRAL_SIDES,
  REFERRAL_STATUSES,
  type ReferralMove,
  type ReferralSide,
  type ReferralStatus,
} from './referral.ts'

describe('a referral', () => {
  const moves: readonly [from: ReferralStatus, move: ReferralMove, to: ReferralStatus | null][] = [
    ['draft', 'submit', 'submitted'],
    ['draft', 'accept', null],
    ['submitted', 'acknowledge', 'received'],
    ['submitted', 'accept', null],
    ['received', 'triage', 'in-triage'],
    ['in-triage', 'ask-for-more', 'more-info-needed'],
    ['more-info-needed', 'answer', 'in-triage'],
    ['in-triage', 'refer-on', 'redirected'],
    ['in-triage', 'decline', 'declined'],
    ['accepted', 'decline', null],
    ['accepted', 'attempt-contact', 'contact-attempted'],
    ['contact-attempted', 'engage', 'engaged'],
    ['engaged', 'start', 'started'],
    ['started', 'close', 'closed'],
    ['closed', 'close', null],
    ['closed', 'reopen', 'accepted'],
    ['declined', 'reopen', 'submitted'],
  ]
  for (const [from, move, to] of moves) {
    it(`${to ? `goes from ${from} to ${to}` : `stays ${from}`} by ${move}`, () =>
      assert.equal(nextStatus(from, move), to))
  }

  const sides: readonly [status: ReferralStatus, move: ReferralMove, side: ReferralSide, may: boolean][] = [
    ['in-triage', 'accept', 'receiver', true],
    ['in-triage', 'accept', 'referrer', false],
    ['more-info-needed', 'answer', 'referrer', true],
    ['more-info-needed', 'answer', 'receiver', false],
    ['in-triage', 'withdraw', 'referrer', true],
    ['started', 'withdraw', 'referrer', false],
    ['started', 'withdraw', 'person', true],
    ['started', 'withdraw', 'receiver', false],
    ['declined', 'reopen', 'receiver', false],
    ['declined', 'reopen', 'referrer', true],
    ['unable-to-contact', 'reopen', 'person', true],
    ['submitted', 'expire', 'clock', true],
    ['submitted', 'expire', 'receiver', false],
  ]
  for (const [status, move, side, may] of sides) {
    it(`${may ? 'lets' : 'does not let'} the ${side} ${move} when ${status}`, () =>
      assert.equal(mayMove({ status, move, side }).ok, may))
  }

  it('says whether a move is not to be had, or is not theirs', () => {
    assert.deepEqual(mayMove({ status: 'draft', move: 'accept', side: 'receiver' }), {
      ok: false,
      why: 'not-from-here',
    })
    assert.deepEqual(mayMove({ status: 'received', move: 'accept', side: 'person' }), {
      ok: false,
      why: 'not-your-move',
    })
  })

  it('can be withdrawn by the person for as long as it is open', () => {
    for (const status of OPEN_REFERRAL_STATUSES.filter((each) => each !== 'draft'))
      assert.ok(mayMove({ status, move: 'withdraw', side: 'person' }).ok, status)
  })

  it('ends where the table says so, and leaves an end only by being opened again', () => {
    assert.deepEqual(
      [...CLOSED_REFERRAL_STATUSES].sort(),
      ['closed', 'declined', 'expired', 'redirected', 'unable-to-contact', 'withdrawn'].sort(),
    )
    for (const status of CLOSED_REFERRAL_STATUSES) assert.deepEqual(Object.keys(REFERRAL_MOVES[status]), ['reopen'])
  })

  it('has no move that nobody can make, and no status that nothing leads to', () => {
    const made = REFERRAL_STATUSES.flatMap(({ value: status }) =>
      Object.keys(REFERRAL_MOVES[status]).map((move) => [status, move as ReferralMove] as const),
    )
    const byNobody = made.filter(([status, move]) =>
      REFERRAL_SIDES.every(({ value: side }) => !movesFor(status, side).includes(move)),
    )
    assert.deepEqual(byNobody, [])
    assert.deepEqual(
      [...new Set(made.map(([, move]) => move))].sort(),
      REFERRAL_MOVE_NAMES.map(({ value }) => value).sort(),
    )

    const reached = new Set<ReferralStatus>(['draft', ...made.map(([status, move]) => nextStatus(status, move)!)])
    assert.deepEqual(
      REFERRAL_STATUSES.map(({ value }) => value).filter((status) => !reached.has(status)),
      [],
    )
  })

  it('can be held from the moment it is received until it ends', () => {
    assert.deepEqual(
      REFERRAL_STATUSES.map(({ value }) => value).filter(mayBeHeld),
      OPEN_REFERRAL_STATUSES.filter((status) => !['draft', 'submitted'].includes(status)),
    )
  })
})
