import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { madeUpPeople } from '../../../test/harness/made-up-people.ts'
import { linkRecords } from './link-records.ts'
import { linkageScore } from './linkage-score.ts'

describe('records linked', () => {
  it('finds who is who among made-up people, with slips and gaps, and told nothing', () => {
    for (const seed of [1, 2, 3]) {
      const { fields, truth } = madeUpPeople(400, seed)
      const { precision, recall } = linkageScore(linkRecords(fields, truth.length).personOf, truth)
      assert.ok(precision > 0.97, `precision ${precision}`)
      assert.ok(recall > 0.93, `recall ${recall}`)
    }
  })

  it('finds the same people in whatever order the records come', () => {
    const { fields, truth } = madeUpPeople(60, 4)
    const records = [...truth.keys()]
    const linked = linkRecords(fields, truth.length)
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (order) => {
        const shuffled = fields.map((field) => ({ ...field, cells: order.map((record) => field.cells[record]!) }))
        const again = linkRecords(shuffled, truth.length)
        const same = linkageScore(
          again.personOf,
          order.map((record) => linked.personOf[record]!),
        )
        assert.deepEqual([same.precision, same.recall, again.compared], [1, 1, linked.compared])
        assert.equal(again.model.prior, linked.model.prior)
      }),
      { numRuns: 25 },
    )
  })

  it('copes with no records, with one, and with columns that are empty', () => {
    assert.deepEqual([...linkRecords([], 0).personOf], [])
    assert.deepEqual([...linkRecords([{ kind: 'given', name: 'given', cells: ['Hugh'] }], 1).personOf], [0])
    const empty = { kind: 'dob', name: 'dob', cells: ['', '', ''] } as const
    assert.deepEqual([...linkRecords([empty], 3).personOf], [0, 1, 2])
  })
})
