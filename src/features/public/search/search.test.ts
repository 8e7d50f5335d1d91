import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { STREETS } from '../../../../demo/known-places.ts'
import { statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import type { Answer } from '../../../kit/http.ts'
import { searchRoutes } from './search.routes.ts'

const now = new Date('2026-11-21T12:00:00Z')
const near = encodeURIComponent(STREETS[0]!.postcode)

describe('the results', () => {
  let database: TestDatabase
  let visitor: Visitor

  before(async () => {
    ;({ database, visitor } = await openRooms(searchRoutes, now))
  })
  after(() => database.drop())

  const markup = (answer: Answer) => (answer.kind === 'page' ? answer.html.text : '')
  const items = async (query: string) => {
    const answer = await visit(visitor, `/opportunities.json?${query}`)
    assert.ok(answer.kind === 'data' && typeof answer.body === 'string')
    return JSON.parse(answer.body)
  }

  it('says how many there are, and for what', async () => {
    assert.match(
      textOf(await visit(visitor, `/opportunities?q=care&near=${near}`)),
      /\d+ results for “care” within 2 miles of/,
    )
  })

  it('shows ticked filters first and each as a chip that takes it off', async () => {
    const page = markup(await visit(visitor, '/opportunities?q=care&hours=part-time&hours=evenings'))
    assert.match(page, /name="hours" type="checkbox" value="part-time" checked/)
    const [first] = page.match(/name="hours" type="checkbox" value="[^"]*"[^>]*>/) ?? []
    assert.match(first ?? '', /checked/)
    assert.ok(page.includes('<a class="gw-chip" href="/opportunities?q=care&amp;hours=evenings">'))
    assert.ok(page.includes('<a class="gw-chip" href="/opportunities?q=care&amp;hours=part-time">'))
  })

  it('submits all filters with the search, by one form that does nothing by itself', async () => {
    const page = markup(await visit(visitor, '/opportunities?q=care'))
    assert.ok(page.includes('<form class="gw-search gw-search--wide" id="search" action="/opportunities" method="get"'))
    assert.ok(page.includes('<button class="govuk-button" form="search">Update results</button>'))
    for (const [box] of page.matchAll(/<input class="govuk-checkboxes__input"[^>]*>/g))
      assert.ok(box.includes('form="search"'))
  })

  it('gives every facet a count that the JSON form agrees with', async () => {
    const { facets } = await items('q=care')
    const page = textOf(await visit(visitor, '/opportunities?q=care'))
    for (const { text, count } of facets.kind)
      if (count > 0) assert.ok(page.includes(`${text} ( ${count}`) || page.includes(`${text} (${count}`), text)
  })

  it('turns pages without losing the search, and leads back from beyond the last', async () => {
    const first = await items('')
    assert.equal(first.items.length, 20)
    const last = Math.ceil(first.total / 20)
    const answer = await visit(visitor, '/opportunities?hours=part-time&page=999')
    assert.equal(statusOf(answer), 303)
    assert.match(whereTo(answer), /^\/opportunities\?hours=part-time(&page=\d+)?$/)
    assert.ok((await items(`page=${last}`)).items.length > 0)
  })

  it('never shows a listing twice on its way through the pages', async () => {
    const { total } = await items('')
    const ids: number[] = []
    for (let page = 1; page <= Math.ceil(total / 20); page++) {
      ids.push(...(await items(`page=${page}`)).items.map((item: { id: number }) => item.id))
    }
    assert.equal(ids.length, total)
    assert.equal(new Set(ids).size, total)
  })

  it('says when words were read as others, and offers them as typed', async () => {
    const page = await visit(visitor, '/opportunities?q=warehose')
    assert.match(textOf(page), /\d+ results for “warehouse” You typed “warehose”\. We searched for “warehouse”/)
    assert.ok(markup(page).includes('href="/opportunities?q=%22warehose%22"'))
    assert.doesNotMatch(textOf(await visit(visitor, '/opportunities?q=%22warehose%22')), /We searched for/)
  })

  it('searches on where the place is unknown, and says so', async () => {
    const text = textOf(await visit(visitor, '/opportunities?q=care&near=xyzzy'))
    assert.match(text, /We do not know the place “xyzzy”/)
    assert.match(text, /\d+ results for “care”/)
  })

  it('asks which place is meant where several bear the same name', async () => {
    const ward = {
      kind: 'ward' as const,
      parent_code: 'X09000002',
      boundary_year: 2024,
      source: 'test',
      imported_at: now,
    }
    for (const [code, borough, lat] of [
      ['X05000901', 'North Fleet', 51.6],
      ['X05000902', 'South Fleet', 51.5],
    ] as const) {
      await database.owner
        .insertInto('area')
        .values([
          {
            ...ward,
            code: `${code}B`,
            kind: 'borough',
            name: borough,
            parent_code: null,
            lat,
            lng: -0.1,
            outline: null,
          },
          { ...ward, code, name: 'Church Street', parent_code: `${code}B`, lat, lng: -0.1, outline: null },
        ])
        .execute()
    }
    const answer = await visit(visitor, '/opportunities?near=church+street')
    assert.match(textOf(answer), /There is more than one place called “church street”/)
    assert.ok(markup(answer).includes('North Fleet'))
    assert.ok(markup(answer).includes('South Fleet'))
  })

  it('is never a dead end', async () => {
    const text = textOf(await visit(visitor, `/opportunities?q=qqqqqq&near=${near}&hours=evenings`))
    assert.match(text, /Nothing found for “qqqqqq”/)
    assert.match(text, /Search without the words \(\d+ results?\)/)
    assert.match(text, /Call 020 7946 0100/)
    assert.match(text, /Job hubs near you/)
  })

  it('counts what was not found by ward and day, and nothing about who', async () => {
    await visit(visitor, `/opportunities?q=zookeeping&near=${near}`)
    const rows = await database.owner.selectFrom('failed_search').selectAll().execute()
    assert.ok(rows.some((row) => row.ward_code === STREETS[0]!.ward))
    assert.ok(rows.every((row) => Object.keys(row).toSorted().join() === 'count,day,ward_code,words'))
  })

  it('draws a map beside the list, never instead of it', async () => {
    const page = markup(await visit(visitor, `/opportunities?kind=course&view=map&near=${near}`))
    assert.ok(page.includes('class="gw-map"'))
    assert.ok(page.includes('class="gw-card"'))
  })

  it('prints on a sheet with a code to scan', async () => {
    const page = markup(await visit(visitor, '/opportunities?q=care&print=1'))
    assert.ok(page.includes('class="gw-qr"'))
    assert.match(page, /localhost:3000\/opportunities\/\d+/)
  })

  it('cuts a very long search short, and says so kindly', async () => {
    const text = textOf(await visit(visitor, `/opportunities?q=${'care '.repeat(100)}`))
    assert.match(text, /we used the first 200 letters/)
  })

  for (const query of [
    'page=999',
    'page=-1',
    'page=abc',
    'within=abc',
    'within=-3&near=NW5',
    'near=%00%27%3B--',
    'near=%F0%9F%8D%8E',
    'organisation=x&organisation=99999999999',
    'hours=nonsense&kind=&sort=worst',
    'q=%22%22%22',
    'q=-',
    'q=%25_%5C&near=%25',
    'q=%00',
    'view=3d&print=',
  ]) {
    it(`takes nonsense in its stride: ${query}`, async () => {
      assert.ok([200, 303].includes(statusOf(await visit(visitor, `/opportunities?${query}`))))
      assert.equal(statusOf(await visit(visitor, `/opportunities.json?${query}`)), 200)
    })
  }

  it('takes any words at all', async () => {
    const word = fc.oneof(
      fc.string({ maxLength: 30, unit: 'grapheme' }),
      fc.constantFrom('"', '-care', 'a OR b', '((', ':*', '&|!<->'),
    )
    await fc.assert(
      fc.asyncProperty(word, word, async (q, near) => {
        const query = new URLSearchParams({ q, near })
        assert.equal(statusOf(await visit(visitor, `/opportunities?${query}`)), 200)
      }),
      { numRuns: 40 },
    )
  })

  it('shows what visitors type as text, never as markup', async () => {
    const page = markup(
      await visit(visitor, `/opportunities?q=${encodeURIComponent('<script>alert(1)</script>"')}&near=%3Cb%3E`),
    )
    assert.ok(!page.includes('<script>alert'))
    assert.ok(!page.includes('<b>'))
  })
})
