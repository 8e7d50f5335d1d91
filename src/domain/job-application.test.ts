import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { adjustmentMayBeTold } from './application-answers.ts'
import {
  APPLICATION_MOVES,
  type ApplicationMove,
  type ApplicationState,
  CLOSED_STATES,
  chase,
  isOpen,
  MOVERS,
  movesFor,
  nextState,
  nextStep,
  REFUSAL_REASONS,
  replyRate,
} from './job-application.ts'

const STATES = Object.keys(APPLICATION_MOVES) as ApplicationState[]
const NOW = new Date('2026-11-20T10:00:00Z')

describe('an application', () => {
  it('has an owner, a next step and a date in every open state, and none at its end', () => {
    for (const state of STATES) {
      const next = nextStep(state, 5, NOW)
      assert.equal(next !== null, isOpen(state), state)
      if (next) assert.ok(next.step.length > 0 && next.dueAt > NOW)
    }
    assert.deepEqual(CLOSED_STATES, ['started', 'unsuccessful', 'withdrawn', 'closed-unanswered'])
  })

  it('can be taken back at any time while it is open', () => {
    for (const state of STATES) assert.equal(movesFor(state, 'applicant').includes('withdraw'), isOpen(state), state)
  })

  it('can be refused at any stage while it is open', () => {
    for (const state of STATES.filter(isOpen)) assert.equal(nextState(state, 'refuse', 'organization'), 'unsuccessful')
  })

  it('is closed by the clock alone, and only where the organisation owes an answer', () => {
    assert.deepEqual(
      STATES.filter((state) => nextState(state, 'close', 'nobody')),
      ['submitted', 'shortlisted', 'interview'],
    )
    for (const state of STATES) assert.equal(nextState(state, 'close', 'organization'), null)
  })

  it('takes a late answer after it was closed without one', () => {
    assert.equal(nextState('closed-unanswered', 'invite', 'organization'), 'interview')
  })

  it('makes no move for anybody it is not for', () => {
    for (const state of STATES) {
      for (const move of Object.keys(MOVERS) as ApplicationMove[]) {
        if (!MOVERS[move].includes('applicant')) assert.equal(nextState(state, move, 'applicant'), null)
      }
    }
  })

  it('counts the reply promise in working days, from the meeting where there is one', () => {
    assert.equal(nextStep('submitted', 5, NOW)?.dueAt.toISOString(), '2026-11-27T23:59:59.999Z')
    assert.equal(nextStep('interview', 5, NOW, '2026-12-01')?.dueAt.toISOString(), '2026-12-08T23:59:59.999Z')
  })
})

describe('chasing an answer', () => {
  const due = new Date('2026-11-20T23:59:59Z')
  for (const [late, nudges, expected] of [
    [-3, 0, null],
    [-2, 0, 'first-nudge'],
    [0, 0, 'first-nudge'],
    [9, 0, 'first-nudge'],
    [0, 1, null],
    [1, 1, 'second-nudge'],
    [2, 2, null],
    [3, 2, 'close'],
  ] as const) {
    it(`${late} working days after it was due, ${nudges} reminders sent: ${expected ?? 'nothing'}`, () => {
      assert.equal(
        chase(due, nudges, NOW, () => late),
        expected,
      )
    })
  }

  it('never closes before two reminders', () => {
    for (const nudges of [0, 1])
      assert.notEqual(
        chase(due, nudges, NOW, () => 99),
        'close',
      )
  })
})

describe('the reply rate', () => {
  it('says nothing under ten cases', () => {
    assert.equal(replyRate({ cases: 9, inTime: 9 }), null)
    assert.equal(replyRate({ cases: 10, inTime: 9 }), 90)
  })
})

describe('a refusal', () => {
  it('always points to what would help', () => {
    assert.ok(REFUSAL_REASONS.every(({ help, told }) => help && told))
    assert.equal(new Set(REFUSAL_REASONS.map(({ value }) => value)).size, REFUSAL_REASONS.length)
  })
})

describe('what would make the interview work', () => {
  for (const [told, state, expected] of [
    ['now', 'submitted', true],
    ['interview', 'submitted', false],
    ['interview', 'shortlisted', false],
    ['interview', 'interview', true],
    ['interview', 'unsuccessful', false],
    ['never', 'interview', false],
    [null, 'interview', false],
  ] as const) {
    it(`is ${expected ? '' : 'not '}passed on when agreed “${told}” in state ${state}`, () => {
      assert.equal(adjustmentMayBeTold(told, state), expected)
    })
  }
})
