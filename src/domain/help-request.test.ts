import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  canMove,
  HELP_REQUEST_MOVES,
  HELP_REQUEST_STATUSES,
  type HelpRequestMove,
  isLate,
  messageAddress,
  statusAfter,
} from './help-request.ts'

describe('a request for help', () => {
  const moves: readonly [from: keyof typeof HELP_REQUEST_MOVES, move: HelpRequestMove, to: string | null][] = [
    ['new', 'take', 'owned'],
    ['new', 'reached', null],
    ['owned', 'not-reached', 'owned'],
    ['owned', 'reached', 'contacted'],
    ['contacted', 'not-reached', 'contacted'],
    ['contacted', 'met', 'met'],
    ['met', 'hand-over', 'new'],
    ['closed', 'close', null],
    ['closed', 'withdraw', null],
    ['closed', 'add', 'new'],
  ]
  for (const [from, move, to] of moves) {
    it(`${to ? `goes from ${from} to ${to}` : `stays ${from}`} by ${move}`, () =>
      assert.equal(statusAfter(from, move), to))
  }

  it('can be closed and withdrawn for as long as it is open, and be added to always', () => {
    for (const { value } of HELP_REQUEST_STATUSES) {
      assert.equal(canMove(value, 'close'), value !== 'closed')
      assert.equal(canMove(value, 'withdraw'), value !== 'closed')
      assert.ok(canMove(value, 'add'))
    }
  })

  it('only ever leads to statuses that exist', () => {
    const known = HELP_REQUEST_STATUSES.map(({ value }) => value as string)
    assert.deepEqual(
      Object.values(HELP_REQUEST_MOVES).flatMap((row) => Object.values(row).filter((to) => !known.includes(to))),
      [],
    )
  })

  it('is late from the moment after its date, and never when closed', () => {
    const dueAt = new Date('2026-11-24T23:59:59.999Z')
    assert.equal(isLate({ status: 'owned', dueAt }, dueAt), false)
    assert.equal(isLate({ status: 'owned', dueAt }, new Date('2026-11-25T00:00:00Z')), true)
    assert.equal(isLate({ status: 'closed', dueAt: null }, new Date('2027-01-01T00:00:00Z')), false)
  })

  const addresses = [
    { contactBy: 'email', mayText: false, goes: 'a@b.example' },
    { contactBy: 'text', mayText: false, goes: '+447700900123' },
    { contactBy: 'phone', mayText: true, goes: '+447700900123' },
    { contactBy: 'phone', mayText: false, goes: undefined },
    { contactBy: 'post', mayText: true, goes: undefined },
  ] as const
  for (const { contactBy, mayText, goes } of addresses) {
    it(`sends ${goes ? `to ${goes}` : 'nothing'} to somebody who wants ${contactBy}${mayText ? ' and allows texts' : ''}`, () => {
      const contact = { contactBy, mayText, email: 'a@b.example', phone: '+447700900123' }
      assert.equal(messageAddress(contact)?.value, goes)
    })
  }
})
