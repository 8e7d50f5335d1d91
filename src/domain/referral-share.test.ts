import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Adviser, shareOut, type ToShare, USUAL_CEILING, worksAt } from './referral-share.ts'

const adviser = (accountId: number, open: number, ceiling = USUAL_CEILING, hubIds: number[] = []): Adviser => ({
  ...{ accountId, open, ceiling, hubIds, name: `Adviser ${accountId}` },
})
const referral = (id: string, more: Partial<ToShare> = {}): ToShare => ({ id, hubId: null, urgent: false, ...more })

describe('sharing out by capacity', () => {
  it('gives to whoever has most room, and evenly from then on', () => {
    const { shared } = shareOut([referral('a'), referral('b'), referral('c')], [adviser(1, 10), adviser(2, 9)])
    assert.deepEqual(
      shared.map(({ accountId }) => accountId),
      [2, 1, 2],
    )
  })

  it('counts room as a share: half a week is not a whole one', () => {
    const { shared } = shareOut([referral('a')], [adviser(1, 4, 10), adviser(2, 5, 20)])
    assert.deepEqual(shared, [{ id: 'a', accountId: 2 }])
  })

  it('gives the urgent first, where there is not room for all', () => {
    const { shared, left } = shareOut([referral('a'), referral('b', { urgent: true })], [adviser(1, 19)])
    assert.deepEqual([shared, left], [[{ id: 'b', accountId: 1 }], ['a']])
  })

  it('keeps to the hubs that somebody works at', () => {
    const { shared, left } = shareOut([referral('a', { hubId: 7 })], [adviser(1, 0, 20, [3])])
    assert.deepEqual([shared, left], [[], ['a']])
  })

  it('takes nobody over their ceiling, gives each referral once, and leaves none that somebody had room for', () => {
    const hub = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null })
    const advisers = fc.array(fc.tuple(fc.nat(25), fc.integer({ min: 1, max: 25 }), fc.subarray([1, 2, 3])), {
      maxLength: 5,
    })
    const referrals = fc.array(fc.tuple(hub, fc.boolean()), { maxLength: 40 })
    fc.assert(
      fc.property(advisers, referrals, (them, those) => {
        const all = them.map(([open, ceiling, hubIds], i) => adviser(i, open, ceiling, hubIds))
        const wanted = those.map(([hubId, urgent], i) => referral(`${i}`, { hubId, urgent }))
        const { shared, left } = shareOut(wanted, all)
        const now = (one: Adviser) => one.open + shared.filter(({ accountId }) => accountId === one.accountId).length
        for (const one of all) assert.ok(now(one) <= Math.max(one.open, one.ceiling))
        assert.deepEqual([...shared.map(({ id }) => id), ...left].toSorted(), wanted.map(({ id }) => id).toSorted())
        for (const id of left) {
          const { hubId } = wanted[Number(id)]!
          assert.ok(all.every((one) => !worksAt(one, hubId) || now(one) >= one.ceiling))
        }
      }),
    )
  })
})
