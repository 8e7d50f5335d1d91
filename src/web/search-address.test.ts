import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readSearch, searchPath } from './search-address.ts'

const near = {
  typed: 'NW5 2AA',
  label: 'NW5 2AA',
  point: { lat: 51.55, lng: -0.14 },
  exactness: 'postcode',
  wardCode: null,
} as const
const read = (query: string) => readSearch(new URLSearchParams(query), near)

describe('the address of a search', () => {
  const SAME: readonly (readonly [asked: string, canonical: string])[] = [
    ['', '/opportunities?near=NW5+2AA'],
    ['q=care++assistant+', '/opportunities?q=care+assistant&near=NW5+2AA'],
    ['within=2&sort=best&page=1', '/opportunities?near=NW5+2AA'],
    ['within=10', '/opportunities?near=NW5+2AA&within=10'],
    ['within=7', '/opportunities?near=NW5+2AA&within=7'],
    ['within=700', '/opportunities?near=NW5+2AA'],
    ['kind=course&kind=job&kind=job', '/opportunities?near=NW5+2AA&kind=job&kind=course'],
    ['hours=part-time&kind=job', '/opportunities?near=NW5+2AA&kind=job&hours=part-time'],
    ['kind=castle&level=&unknown=1', '/opportunities?near=NW5+2AA'],
    [
      'organisation=9&organisation=3&organisation=x&organisation=-1',
      '/opportunities?near=NW5+2AA&organisation=3&organisation=9',
    ],
    ['organisation=99999999999&page=0&page=2', '/opportunities?near=NW5+2AA'],
    ['sort=pay&page=3', '/opportunities?near=NW5+2AA&sort=pay&page=3'],
    [
      'for=carers&help=english&language=bn&access=step-free&starts=7-days&delivery=online&age=18-24&cost=free',
      '/opportunities?near=NW5+2AA&starts=7-days&cost=free&delivery=online&access=step-free&language=bn&age=18-24&for=carers&help=english',
    ],
  ]
  for (const [asked, canonical] of SAME) {
    it(`writes ${asked || 'nothing'} as ${canonical}`, () => {
      const search = read(asked)
      assert.equal(searchPath(search, { page: search.page }), canonical)
    })
  }

  it('goes back to the first page when anything changes', () => {
    assert.equal(searchPath(read('page=4'), { sort: 'newest' }), '/opportunities?near=NW5+2AA&sort=newest')
  })
  it('serves feeds from the same search', () => {
    assert.equal(
      searchPath(readSearch(new URLSearchParams('q=care'), null), {}, '/opportunities.rss'),
      '/opportunities.rss?q=care',
    )
  })
  it('reads what it wrote as the same search', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        const search = read(query)
        const path = searchPath(search, { page: search.page })
        assert.deepEqual(read(path.split('?')[1] ?? ''), search)
      }),
    )
  })
})
