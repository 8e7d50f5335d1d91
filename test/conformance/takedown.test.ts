import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { blankDraft } from '../../src/domain/draft.ts'
import { PUBLIC } from '../../src/domain/permission.ts'
import { findOpportunity } from '../../src/records/opportunity.ts'
import { storeOpportunities } from '../../src/records/opportunity-store.ts'
import { type TestApp, testApp } from '../harness/app.ts'
import { asMember } from '../harness/member.ts'

const now = new Date('2026-11-23T10:00:00Z')
const TITLE = 'Quince polisher'
const DRAFT = {
  ...blankDraft('quince-1', 'event', TITLE),
  organization: { ...blankDraft('', 'event', '').organization, name: 'Orchard Friends' },
  delivery: ['online'] as const,
  occurrences: [{ startsAt: new Date('2026-12-01T10:00:00Z'), endsAt: null, allDay: false }],
}
const SERVICE = {
  ...DRAFT,
  ...{ sourceId: 'quince-2', kind: 'support' as const, title: 'Quince advice', occurrences: [] },
}
const SOURCE = 'orchard feed'

/** Everything that anybody reads listings from. */
const EVERYWHERE = [
  '/opportunities?q=quince',
  '/opportunities.rss?q=quince',
  '/opportunities.ics?q=quince',
  '/open-referral/services?per_page=100&search=quince',
  '/open-referral/service_at_locations?per_page=100&search=quince',
  '/sitemap/1',
]

describe('taking a listing down', () => {
  let app: TestApp
  let ids: number[]

  before(async () => {
    app = await testApp({ seed: 'demo', now })
    ids = (await storeOpportunities(app.jobs, SOURCE, [DRAFT, SERVICE], now)).map(({ id }) => id)
  })
  after(() => app.close())

  const read = async (path: string) => {
    const answer = await fetch(`${app.origin}${path}`, { redirect: 'follow' })
    return { status: answer.status, text: await answer.text(), kept: answer.headers.get('cache-control') ?? '' }
  }
  const shows = ({ text }: { text: string }) => /quince (polisher|advice)|quince-(polisher|advice)/i.test(text)

  async function press(path: string, reason: string): Promise<void> {
    const { cookie } = await asMember(app.web, 'Idris Penhallow', now)
    const answer = await fetch(`${app.origin}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: app.origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ reason }),
    })
    assert.equal(answer.status, 303)
  }

  it('reaches search, RSS, calendar, open data, the sitemap and its page at once, by one press', async () => {
    const before = await Promise.all(EVERYWHERE.map(read))
    assert.deepEqual(
      EVERYWHERE.filter((_, at) => shows(before[at]!)),
      EVERYWHERE.filter((path) => !path.includes('service_at_locations')),
    )
    for (const id of ids) await press(`/desk/take-down/${id}`, 'It asks people to pay first')
    const after = await Promise.all(EVERYWHERE.map(read))
    assert.deepEqual(
      EVERYWHERE.filter((_, at) =>
        shows({ text: after[at]!.text.replace(/(value|q=|search=)[^>]*quince[^>]*/gi, '') }),
      ),
      [],
    )
    for (const id of ids) assert.equal((await read(`/opportunities/${id}`)).status, 410)
  })

  it('is not undone by a cache: nothing with listings may be kept longer than a minute', async () => {
    for (const path of EVERYWHERE) {
      const { kept } = await read(path)
      const seconds = Number(/max-age=(\d+)/.exec(kept)?.[1] ?? 0)
      assert.ok(seconds <= 60 && !/immutable|stale-while/.test(kept), `${path}: ${kept}`)
    }
  })

  it('is not undone by its feed, which still has it', async () => {
    const changed = [{ ...DRAFT, title: `${TITLE} wanted` }, SERVICE]
    await storeOpportunities(app.jobs, SOURCE, changed, new Date('2026-11-24T10:00:00Z'))
    for (const id of ids) {
      assert.ok((await findOpportunity(app.web, PUBLIC, id))?.withdrawnAt, 'withdrawn as before')
      assert.equal((await read(`/opportunities/${id}`)).status, 410)
    }
    assert.ok(!shows(await read('/opportunities.rss?q=quince')))
  })
  it('is undone by one press with a reason: then all of them have it again, and its feed may change it', async () => {
    for (const id of ids) await press(`/desk/take-down/${id}/undo`, 'They showed us that nobody pays')
    const again = await Promise.all(EVERYWHERE.map(read))
    assert.deepEqual(
      EVERYWHERE.filter((_, at) => shows(again[at]!)),
      EVERYWHERE.filter((path) => !path.includes('service_at_locations')),
    )
    for (const id of ids) assert.equal((await read(`/opportunities/${id}`)).status, 200)
    await storeOpportunities(app.jobs, SOURCE, [{ ...DRAFT, title: `${TITLE} wanted` }, SERVICE], now)
    assert.match((await read('/opportunities?q=quince')).text, /Quince polisher wanted/)
    const said = await app.owner.selectFrom('listing_takedown').selectAll().execute()
    assert.deepEqual(
      said.filter(({ opportunity_id: id }) => ids.includes(id)).map(({ undone_reason: why }) => why),
      ids.map(() => 'They showed us that nobody pays'),
    )
  })
})
