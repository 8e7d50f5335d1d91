import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import ICAL from 'ical.js'
import { blankDraft } from '../../src/domain/draft.ts'
import { endOfLondonDay, londonMoment, startOfLondonDay } from '../../src/domain/london-time.ts'
import type { OpportunityDraft } from '../../src/domain/opportunity.ts'
import { storeOpportunities } from '../../src/records/opportunity-store.ts'
import { type TestApp, testApp } from '../harness/app.ts'
import { childrenOf, type Element, readXml, textIn } from './xml.ts'

/** A week before the clocks go back. */
const NOW = new Date('2026-10-20T09:00:00Z')
const RFC_822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/

/** Titles as only a careless or hostile source writes them, each with the words that must come through. */
const ODD_TITLES = [
  ['Cook ]]> for <b>&amp;</b> "evenings"', ']]> for <b>&amp;</b> "evenings"'],
  ['Cook \u0001\u0008\u000b\u001f\ufffe\u0085 for bells', 'for bells'],
  ['Cook طباخ في مطعم \u202eold', 'طباخ في مطعم'],
  ['Cook\r\nATTENDEE:mailto:x@example.com\r\nEND:VEVENT', 'END:VEVENT'],
  [
    'Cook; with, commas\\n and 👩🏽‍🍳 👩🏽‍🍳 👩🏽‍🍳 in ever so long a title that it must be folded 👩🏽‍🍳 more than once',
    'folded 👩🏽‍🍳 more',
  ],
] as const

const jobCalled = (title: string, at: number): OpportunityDraft => ({
  ...blankDraft(`odd-${at}`, 'job', title),
  summary: `${title} – summary`,
  descriptionHtml: '<p>Cook &amp; clean.</p>',
  organization: { ...blankDraft('', 'job', '').organization, name: `Kitchen ${title}` },
  delivery: ['online'],
  postedOn: '2026-10-19',
  closesAt: endOfLondonDay('2026-11-01'),
})

const fair: OpportunityDraft = {
  ...blankDraft('fair', 'event', 'Zebra fair'),
  organization: { ...blankDraft('', 'job', '').organization, name: 'Fair people' },
  delivery: ['online'],
  occurrences: ['2026-10-24', '2026-10-31'].map((day) => ({
    startsAt: londonMoment(day, '10:00'),
    endsAt: londonMoment(day, '12:30'),
    allDay: false,
  })),
}

const festival: OpportunityDraft = {
  ...fair,
  ...{ sourceId: 'festival', title: 'Giraffe festival' },
  occurrences: [{ startsAt: startOfLondonDay('2026-10-24'), endsAt: startOfLondonDay('2026-10-27'), allDay: true }],
}

const course: OpportunityDraft = {
  ...blankDraft('course', 'course', 'Zebra course'),
  organization: fair.organization,
  delivery: ['online'],
  intakes: ['2026-10-25', '2026-11-25'].map((startsOn) => ({
    startsOn,
    endsOn: null,
    weekdays: [],
    startTime: null,
    endTime: null,
    capacity: null,
    spacesLeft: null,
    applyBy: null,
  })),
}

describe('searches as feeds and calendars', () => {
  let app: TestApp

  before(async () => {
    app = await testApp({ seed: 'demo', now: NOW })
    const odd = ODD_TITLES.map(([title], at) => jobCalled(title, at))
    await storeOpportunities(app.jobs, 'odd', [...odd, fair, festival, course], NOW)
  })
  after(() => app.close())

  const get = async (path: string, type: string): Promise<string> => {
    const answer = await fetch(`${app.origin}${path}`)
    assert.equal(answer.status, 200, path)
    assert.match(answer.headers.get('content-type')!, new RegExp(`^${type}`))
    assert.equal(answer.headers.get('access-control-allow-origin'), '*')
    return answer.text()
  }
  const itemsOf = async (query: string): Promise<Element[]> => {
    const rss = readXml(await get(`/opportunities.rss${query}`, 'application/rss\\+xml'))
    assert.deepEqual([rss.name, rss.attributes.version], ['rss', '2.0'])
    const [channel] = childrenOf(rss, 'channel')
    for (const name of ['title', 'link', 'description']) assert.match(textIn(channel!, name), /\S/, name)
    const self = childrenOf(channel!, 'atom:link')[0]!.attributes
    assert.equal(self.rel, 'self')
    assert.equal((await fetch(self.href!)).status, 200)
    return childrenOf(channel!, 'item')
  }
  const eventsOf = async (query: string): Promise<ICAL.Component[]> => {
    const text = await get(`/opportunities.ics${query}`, 'text/calendar')
    assert.ok(text.endsWith('\r\n'))
    for (const line of text.slice(0, -2).split('\r\n')) {
      assert.doesNotMatch(line, /[^\P{Cc}\t]/u, 'no bare line break, no control character')
      assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets: ${line}`)
    }
    const calendar = new ICAL.Component(ICAL.parse(text))
    assert.equal(calendar.getFirstPropertyValue('version'), '2.0')
    assert.ok(calendar.getFirstPropertyValue('prodid'))
    assert.ok(calendar.getAllSubcomponents().length > 0, 'RFC 5545 asks for a component, even where nothing is on')
    return calendar.getAllSubcomponents('vevent')
  }

  for (const query of ['', '?q=care&near=NW5&within=2', '?kind=event', '?near=Atlantis', '?q=unicorn+groomer']) {
    it(`gives valid RSS for ${query || 'everything'}`, async () => {
      const items = await itemsOf(query)
      assert.equal(items.length === 0, query.includes('unicorn'))
      assert.ok(items.length <= 50)
      const ids = items.map((item) => textIn(item, 'guid'))
      assert.equal(new Set(ids).size, ids.length)
      for (const item of items) {
        assert.match(textIn(item, 'title'), /\S/)
        assert.match(textIn(item, 'link'), new RegExp(`^${app.origin}/opportunities/\\d+/\\S+$`))
        for (const { text } of childrenOf(item, 'pubDate')) {
          assert.match(text, RFC_822)
          assert.equal(new Date(text).toUTCString(), text)
        }
      }
    })

    it(`gives a valid calendar for ${query || 'everything'}`, async () => {
      const events = await eventsOf(query)
      assert.equal(events.length === 0, query.includes('unicorn'))
      const ids = events.map((event) => event.getFirstPropertyValue('uid'))
      assert.equal(new Set(ids).size, ids.length)
      for (const event of events) {
        assert.match(String(event.getFirstPropertyValue('summary')), /\S/)
        assert.ok(event.getFirstPropertyValue('dtstamp'))
        assert.ok(event.getFirstPropertyValue('dtstart') instanceof ICAL.Time)
      }
    })
  }

  it('brings the words of odd titles through, and nothing but their words', async () => {
    const titles = (await itemsOf('?q=cook')).map((item) => textIn(item, 'title')).join('\n')
    const events = await eventsOf('?q=cook')
    const summaries = events.map((event) => event.getFirstPropertyValue('summary')).join('\n')
    for (const [, words] of ODD_TITLES) {
      assert.ok(titles.includes(words), `RSS: ${words}`)
      assert.ok(summaries.includes(words), `calendar: ${words}`)
    }
    for (const event of events) assert.equal(event.getAllProperties('attendee').length, 0)
  })

  it('keeps ten o’clock at ten o’clock when the clocks go back', async () => {
    const events = await eventsOf('?q=zebra&kind=event')
    const times = events.map((event) =>
      ['dtstart', 'dtend'].map((name) => (event.getFirstPropertyValue(name) as ICAL.Time).toJSDate().toISOString()),
    )
    assert.deepEqual(times, [
      ['2026-10-24T09:00:00.000Z', '2026-10-24T11:30:00.000Z'],
      ['2026-10-31T10:00:00.000Z', '2026-10-31T12:30:00.000Z'],
    ])
  })

  it('gives whole days as days, on either side of the change', async () => {
    const starts = (await eventsOf('?q=zebra&kind=course')).map((event) => event.getFirstPropertyValue('dtstart'))
    assert.deepEqual(starts.map(String), ['2026-10-25', '2026-11-25'])
    const [festival] = await eventsOf('?q=giraffe&kind=event')
    const days = ['dtstart', 'dtend'].map((name) => String(festival?.getFirstPropertyValue(name)))
    assert.deepEqual(days, ['2026-10-24', '2026-10-27'], 'three days, the last not counted')
    const closing = (await eventsOf('?q=cook+bells')).map((event) => String(event.getFirstPropertyValue('dtstart')))
    assert.ok(closing.includes('2026-11-01'), closing.join())
  })

  it('lets a reader that has it already keep it', async () => {
    for (const path of ['/opportunities.rss?q=care', '/opportunities.ics?q=care']) {
      const etag = (await fetch(app.origin + path)).headers.get('etag')!
      const again = await fetch(app.origin + path, { headers: { 'if-none-match': etag } })
      assert.equal(again.status, 304, path)
    }
  })
})

describe('what search engines are told', () => {
  let app: TestApp
  let folder: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'good-work-places-'))
    const place = JSON.parse(await readFile('demo/places/fleet-vale.json', 'utf8'))
    await writeFile(join(folder, 'fleet-vale.json'), JSON.stringify({ ...place, sample: false }))
    app = await testApp({ seed: 'demo', now: NOW, places: folder })
  })
  after(async () => {
    await app.close()
    await rm(folder, { recursive: true })
  })

  const locations = async (address: string, root: string): Promise<string[]> => {
    const map = readXml(await (await fetch(address)).text())
    assert.equal(map.name, root)
    assert.equal(map.attributes.xmlns, 'http://www.sitemaps.org/schemas/sitemap/0.9')
    for (const { text } of map.children.flatMap((entry) => childrenOf(entry, 'lastmod'))) {
      assert.match(text, /^\d{4}-\d\d-\d\d$/)
    }
    return map.children.map((entry) => textIn(entry, 'loc'))
  }

  it('leads from robots.txt to sitemaps, and every address in them answers', async () => {
    const robots = await (await fetch(`${app.origin}/robots.txt`)).text()
    const sitemap = /^Sitemap: (\S+)$/m.exec(robots)?.[1]
    assert.ok(sitemap, robots)
    const maps = await locations(sitemap, 'sitemapindex')
    const addresses = (await Promise.all(maps.map((map) => locations(map, 'urlset')))).flat()
    assert.ok(addresses.length > 250)
    assert.equal(new Set(addresses).size, addresses.length)
    for (const address of addresses) {
      const answer = await fetch(address, { redirect: 'manual' })
      assert.equal(answer.status, 200, address)
      assert.doesNotMatch(await answer.text(), /name="robots" content="noindex"/, address)
    }
  })

  it('keeps what is private out, and a sample borough altogether', async () => {
    const robots = await (await fetch(`${app.origin}/robots.txt`)).text()
    for (const path of ['/shortlist', '/compare']) assert.match(robots, new RegExp(`^Disallow: ${path}$`, 'm'))
    assert.doesNotMatch(robots, /^Disallow: \/$/m)
    const sample = await testApp({ seed: 'none', now: NOW })
    assert.match(await (await fetch(`${sample.origin}/robots.txt`)).text(), /^Disallow: \/$/m)
    await sample.close()
  })

  it('has no sitemap beyond the last', async () => {
    for (const page of ['2', '0', '-1', 'x']) {
      assert.equal((await fetch(`${app.origin}/sitemap/${page}`)).status, 404, page)
    }
  })
})
