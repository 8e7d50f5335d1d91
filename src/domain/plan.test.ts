import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  isLateStep,
  isOpenStep,
  type MovingStep,
  moveStep,
  nextStepOf,
  STEP_MOVES,
  STEP_OWNERS,
  type Step,
  type StepMove,
  type StepStatus,
  stepMovesOf,
  stepsInOrder,
} from './plan.ts'
import { findGoalStart, GOAL_STARTS } from './plan-starts.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const STEP: Step = {
  ...{ id: 's', goalId: 'g', caseId: 'c', participantId: 'p', organizationId: 1, version: 1 },
  ...{
    words: 'Write a CV',
    ownerSide: 'person',
    ownerAccountId: null,
    ownerWords: null,
    asksFile: false,
    dueOn: '2026-12-01',
  },
  ...{ status: 'agreed', blockedBy: null, blockedWords: null, replacedBy: null, endedAt: null, endedWords: null },
}
const STATUSES = Object.keys(STEP_MOVES) as StepStatus[]
const MOVES = [...new Set(STATUSES.flatMap((status) => Object.keys(STEP_MOVES[status])))] as StepMove[]

describe('a step', () => {
  for (const [why, step, moving, refusal] of [
    ['nothing is said of what blocks it', STEP, { move: 'block', side: 'adviser' }, 'say-what-blocks'],
    ['only spaces are', STEP, { move: 'block', side: 'adviser', words: '  ' }, 'say-what-blocks'],
    ['nothing is said of why it is not needed', STEP, { move: 'drop', side: 'adviser' }, 'say-why'],
    ['nothing takes its place', STEP, { move: 'replace', side: 'adviser' }, 'name-successor'],
    ['it was replaced', { ...STEP, status: 'replaced' }, { move: 'finish', side: 'adviser' }, 'cannot-be-done-now'],
    ['it opens again without a date', { ...STEP, status: 'done' }, { move: 'reopen', side: 'adviser' }, 'give-date'],
    ['it is the adviser’s', { ...STEP, ownerSide: 'adviser' }, { move: 'finish', side: 'person' }, 'not-theirs'],
    ['a person drops it alone', STEP, { move: 'drop', side: 'person' }, 'not-theirs'],
  ] as [string, Step, MovingStep, string][])
    it(`does not move where ${why}`, () => assert.deepEqual(moveStep(step, moving, NOW), { ok: false, why: refusal }))

  it('is the person’s to do and to be stuck with, and anybody’s of theirs to agree to', () => {
    assert.deepEqual(stepMovesOf(STEP, 'person'), ['begin', 'block', 'finish'])
    assert.deepEqual(stepMovesOf({ status: 'proposed', ownerSide: 'adviser' }, 'person'), ['agree'])
    assert.deepEqual(stepMovesOf({ status: 'done', ownerSide: 'partner' }, 'person'), [])
  })

  it('is late from the day after its own, and only while it is to be done', () => {
    assert.equal(isLateStep(STEP, '2026-12-01'), false)
    assert.equal(isLateStep(STEP, '2026-12-02'), true)
    assert.equal(isLateStep({ ...STEP, status: 'done' }, '2026-12-02'), false)
  })

  it('always has a date while it is open, says why it is stuck and names its successor, whatever happens to it', () => {
    const moving = fc.record({
      move: fc.constantFrom(...MOVES),
      side: fc.constantFrom('person' as const, 'adviser' as const),
      words: fc.constantFrom(null, '', 'No time'),
      blockedBy: fc.constantFrom(null, 'b'),
      replacedBy: fc.constantFrom(null, 't'),
      dueOn: fc.constantFrom(null, '2026-12-24'),
    })
    const owners = fc.constantFrom(...STEP_OWNERS.map(({ value }) => value))
    fc.assert(
      fc.property(owners, fc.array(moving, { maxLength: 8 }), (ownerSide, moves) => {
        let step: Step = { ...STEP, ownerSide }
        for (const one of moves) {
          const moved = moveStep(step, one, NOW)
          if (moved.ok) step = moved.step
        }
        assert.equal(isOpenStep(step), step.endedAt === null)
        assert.ok(!isOpenStep(step) || step.dueOn)
        assert.equal(step.status === 'blocked', Boolean(step.blockedBy || step.blockedWords))
        assert.equal(step.status === 'replaced', step.replacedBy !== null)
      }),
    )
  })
})

describe('a plan', () => {
  it('is read with what comes next first, and what has ended last', () => {
    const steps = [
      { ...STEP, id: 'ended', status: 'done', endedAt: NOW },
      { ...STEP, id: 'later', dueOn: '2026-12-24' },
      { ...STEP, id: 'next' },
    ] as Step[]
    assert.deepEqual(
      stepsInOrder(steps).map(({ id }) => id),
      ['next', 'later', 'ended'],
    )
    assert.equal(nextStepOf(steps)?.id, 'next')
    assert.equal(nextStepOf(steps.slice(0, 1)), null)
  })

  it('has quick starts that each have a first step with a date', () => {
    for (const { value, steps } of GOAL_STARTS) {
      assert.ok(steps.length > 0 && steps.every(({ days }) => days > 0), value)
      assert.equal(findGoalStart(value)?.value, value)
    }
    assert.equal(findGoalStart('nothing'), null)
  })
})
