import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { BIT_RANGES, type FacetFacts, packFacets, payClassFor, payClassOf } from './facet-bits.ts'
import { countFacets } from './facet-counts.ts'

const plain: FacetFacts = {
  organizationId: 1,
  kind: 'job',
  hours: [],
  contract: null,
  sector: null,
  level: null,
  costBand: null,
  delivery: [],
  access: [],
  languages: [],
  minimumAge: null,
  maximumAge: null,
  eligibleGroups: [],
  helps: [],
  hourly: null,
  payStated: false,
  starts: [],
}
const rows = (...facts: Partial<FacetFacts>[]) =>
  Buffer.from(facts.map((fact) => packFacets({ ...plain, ...fact }).letters).join(''), 'latin1')
const count = (name: string, value: string, counted: ReturnType<typeof countFacets>) =>
  counted.facets[name as 'kind'].find((option) => option.value === value)!.count
const everything = { ticked: {}, organizations: [] }

describe('packed facets', () => {
  it('keep every word within 31 bits, so that the database holds it as an integer', () => {
    for (const { bit, size } of Object.values(BIT_RANGES)) assert.ok(bit + size <= 31)
  })

  it('hold any organisation', () => {
    const counted = countFacets(rows({ organizationId: 987_654_321 }, { organizationId: 5 }), everything, '2026-11-21')
    assert.deepEqual(
      [...counted.organizations],
      [
        [987_654_321, 1],
        [5, 1],
      ],
    )
  })

  it('take the living wage of the day of the search', () => {
    const paid = rows({ hourly: 1385, payStated: true })
    assert.equal(count('pay', 'london-living-wage', countFacets(paid, everything, '2026-02-01')), 1)
    assert.equal(count('pay', 'london-living-wage', countFacets(paid, everything, '2026-11-21')), 0)
    assert.ok(payClassOf(1480, true) >= payClassFor('london-living-wage', '2026-11-21'))
  })

  it('move on to the next start by themselves', () => {
    const course = rows({ starts: ['2026-11-20', '2026-12-01', '2027-03-01'] })
    const soon = (day: string) =>
      ['7-days', '30-days', '90-days', 'any-time'].map((value) =>
        count('starts', value, countFacets(course, everything, day)),
      )
    assert.deepEqual(soon('2026-11-19'), [1, 1, 1, 0])
    assert.deepEqual(soon('2026-11-21'), [0, 1, 1, 0])
    assert.deepEqual(soon('2026-12-02'), [0, 0, 1, 0])
    assert.deepEqual(soon('2027-03-02'), [0, 0, 0, 0])
  })

  it('count a group as if it were not ticked, and only it', () => {
    const all = rows(
      { kind: 'job', hours: ['part-time'] },
      { kind: 'course', hours: ['part-time'] },
      { kind: 'course' },
    )
    const counted = countFacets(
      all,
      { ticked: { kind: ['job'], hours: ['part-time'] }, organizations: [] },
      '2026-11-21',
    )
    assert.equal(counted.total, 1)
    assert.deepEqual([count('kind', 'job', counted), count('kind', 'course', counted)], [1, 1])
    assert.equal(count('hours', 'part-time', counted), 1)
  })
})
