import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  CASE_MOVE_NAMES,
  CASE_MOVE_NEEDS,
  type CaseAsked,
  caseMovesOf,
  caseRefusals,
  caseUndoUntil,
  supportEndsOn,
  supportInWorkEndsOn,
} from './case-move.ts'
import { CASE_MOVES, CASE_STATUSES, type CaseMove, caseAfter } from './support-case.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const NOTHING: Omit<CaseAsked, 'move'> = {
  ...{ words: null, nextStep: null, dueOn: null, pauseReason: null, until: null, toAccountId: null, outcome: null },
}
const EVERYTHING: Omit<CaseAsked, 'move'> = {
  ...{ words: 'As we agreed.', nextStep: 'Call', dueOn: '2026-11-30', pauseReason: 'health', until: '2026-12-31' },
  ...{ toAccountId: 7, outcome: 'job-start' },
}
const moves = Object.keys(CASE_MOVE_NEEDS) as CaseMove[]

describe('a case', () => {
  it('has a name and its needs for every move of the table, and no other', () => {
    const inTable = [...new Set(Object.values(CASE_MOVES).flatMap((all) => Object.keys(all)))].sort()
    assert.deepEqual([...moves].sort(), inTable)
    assert.deepEqual(CASE_MOVE_NAMES.map(({ value }) => value).sort(), inTable)
  })

  it('can be ended, and handed over, from wherever it is open; nothing but opening it again brings it back', () => {
    for (const { value } of CASE_STATUSES) {
      const open = value !== 'closed'
      assert.equal(caseAfter(value, 'close'), open ? 'closed' : null)
      assert.equal(caseAfter(value, 'hand-over'), open ? value : null)
      assert.equal(caseAfter(value, 'reopen'), open ? null : 'active')
    }
  })

  for (const move of moves) {
    it(`asks for what "${move}" needs, and takes it with that`, () => {
      assert.deepEqual(caseRefusals({ ...EVERYTHING, move }, NOW), [])
      assert.ok(caseRefusals({ ...NOTHING, move }, NOW).length > 0)
    })
  }

  for (const [change, why] of [
    [{ move: 'begin', dueOn: '2026-11-22' }, ['due-past']],
    [{ move: 'begin', dueOn: '2027-03-01' }, ['due-far']],
    [{ move: 'begin', nextStep: '  ' }, ['next']],
    [{ move: 'pause', until: '2026-11-23' }, ['until-past']],
    [{ move: 'pause', until: '2027-02-24' }, ['until-far']],
    [{ move: 'pause', until: '2027-02-23' }, []],
    [{ move: 'pause', pauseReason: 'away', until: '2027-02-01' }, ['until-far']],
    [{ move: 'close', words: null, outcome: null }, ['outcome', 'words']],
  ] as const) {
    it(`answers ${JSON.stringify(change)} with ${why.join(', ') || 'yes'}`, () =>
      assert.deepEqual(caseRefusals({ ...EVERYTHING, ...change }, NOW), why))
  }

  it('is opened again within half a year; later it is a new one', () => {
    const closed = (closedAt: string) => caseMovesOf({ status: 'closed', closedAt: new Date(closedAt) }, NOW)
    assert.deepEqual(closed('2026-05-24T10:00:00Z'), ['reopen'])
    assert.deepEqual(closed('2026-05-23T10:00:00Z'), [])
  })

  it('is not taken back from whoever it was handed to', () => {
    assert.equal(caseUndoUntil('hand-over', NOW), null)
    assert.equal(caseUndoUntil('close', NOW)?.toISOString(), '2026-11-23T10:30:00.000Z')
  })

  for (const [program, path, ends] of [
    ['workwell', 'find-work', '2027-03-15'],
    ['workwell', 'stay-in-work', '2027-01-18'],
    ['workwell', 'return-to-work', '2027-01-18'],
    ['connect-to-work', 'find-work', '2027-11-23'],
    ['connect-to-work', 'stay-in-work', '2027-03-23'],
    ['job-hub', 'find-work', null],
    ['of a borough', 'find-work', null],
  ] as const) {
    it(`lasts on ${program} to ${path} until ${ends ?? 'it is done'}`, () =>
      assert.equal(supportEndsOn(program, path, '2026-11-23'), ends))
  }

  it('goes on beside somebody in work as long as supported employment does, to the last day of a short month', () => {
    assert.equal(supportInWorkEndsOn('connect-to-work', '2026-10-31'), '2027-02-28')
    assert.equal(supportInWorkEndsOn('workwell', '2026-10-31'), null)
  })
})
