import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Bundle, CARING_ROLES, shareWork, type Taker } from './caring.ts'
import { PERMISSIONS } from './permission.ts'

const taker = (accountId: number, more: Partial<Taker> = {}): Taker => ({
  ...{ accountId, name: `Adviser ${accountId}`, roles: ['adviser'], hubIds: [], cases: 0, weight: 0, ceiling: 20 },
  ...more,
})
const bundle = (key: string, more: Partial<Bundle> = {}): Bundle => ({
  ...{ key, hubId: 1, weight: 100, mayWait: false, barred: [], onlyTo: null },
  ...more,
})
const manager = taker(9, { roles: ['hub-manager'], weight: 5000 })
const whoGets = (bundles: readonly Bundle[], takers: readonly Taker[], chosen: number | null = null) =>
  Object.fromEntries(shareWork(bundles, takers, chosen).given.map(({ key, accountId }) => [key, accountId]))

describe('who takes on what somebody leaves', () => {
  it('is one of the roles that change casework, and no other', () => {
    assert.deepEqual([...CARING_ROLES], [...PERMISSIONS['casework.change']])
  })

  for (const { says, bundles, takers, chosen, gives } of [
    {
      says: 'whoever was chosen, whatever their hub and their room',
      bundles: [bundle('a'), bundle('b', { mayWait: true })],
      takers: [taker(1), taker(2, { hubIds: [7], weight: 9000 })],
      chosen: 2,
      gives: { a: 2, b: 2 },
    },
    {
      says: 'whoever has the largest share of their room left',
      bundles: [bundle('a')],
      takers: [taker(1, { weight: 1000 }), taker(2, { weight: 400, ceiling: 5 }), taker(3, { weight: 900 })],
      gives: { a: 3 },
    },
    {
      says: 'advisers of that hub before others',
      bundles: [bundle('a', { hubId: 4 })],
      takers: [taker(1, { hubIds: [5] }), taker(2, { hubIds: [4], weight: 1500 })],
      gives: { a: 2 },
    },
    {
      says: 'the queue, where nothing has begun and nobody has room',
      bundles: [bundle('a', { mayWait: true }), bundle('b')],
      takers: [taker(1, { weight: 2000 }), manager],
      gives: { a: null, b: 9 },
    },
    {
      says: 'nobody who must not see them, even when chosen',
      bundles: [bundle('a', { barred: [1] })],
      takers: [taker(1), taker(2)],
      chosen: 1,
      gives: { a: 2 },
    },
    {
      says: 'of a shut record, who is let in',
      bundles: [bundle('a', { onlyTo: [2], mayWait: true })],
      takers: [taker(1), taker(2, { weight: 1999 }), manager],
      chosen: 1,
      gives: { a: 2 },
    },
    {
      says: 'a manager who is let in then, where nobody is who was',
      bundles: [bundle('a', { onlyTo: [77], mayWait: true })],
      takers: [taker(1), manager],
      gives: { a: 9 },
    },
  ]) {
    it(`is ${says}`, () => assert.deepEqual(whoGets(bundles, takers, chosen ?? null), gives))
  }

  it('spreads many evenly, the heavy ones first', () => {
    const many = Array.from({ length: 12 }, (_, i) => bundle(`p${i}`))
    const got = Object.values(whoGets(many, [taker(1), taker(2), taker(3)]))
    assert.deepEqual(
      [1, 2, 3].map((id) => got.filter((one) => one === id).length),
      [4, 4, 4],
    )
  })

  it('never leaves anything out, and never gives to whom it must not', () => {
    const ids = fc.integer({ min: 1, max: 5 })
    const bundles = fc.uniqueArray(
      fc.record({
        key: fc.string({ minLength: 1 }),
        hubId: fc.option(ids),
        weight: fc.integer({ min: 0, max: 300 }),
        mayWait: fc.boolean(),
        barred: fc.array(ids),
        onlyTo: fc.option(fc.array(ids)),
      }),
      { selector: ({ key }) => key },
    )
    const takers = fc.uniqueArray(
      ids.chain((id) => fc.record({ weight: fc.nat(4000) }).map(({ weight }) => taker(id, { weight }))),
      { selector: ({ accountId }) => accountId },
    )
    fc.assert(
      fc.property(bundles, takers, fc.option(ids), (work, team, chosen) => {
        const { given, stuck } = shareWork(work, team, chosen)
        assert.deepEqual([...given.map(({ key }) => key), ...stuck].sort(), work.map(({ key }) => key).sort())
        for (const { key, accountId, letIn } of given) {
          const { barred, onlyTo, mayWait } = work.find((one) => one.key === key)!
          if (accountId === null) assert.ok(mayWait && onlyTo === null)
          else assert.ok(!barred.includes(accountId) && (letIn || onlyTo === null || onlyTo.includes(accountId)))
        }
      }),
    )
  })
})
