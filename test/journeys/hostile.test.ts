import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContext } from 'playwright-core'
import { sanitiseHtml } from '../../src/adapters/text/sanitise.ts'
import { blankDraft } from '../../src/domain/draft.ts'
import { KINDS } from '../../src/domain/facets.ts'
import { addDays, endOfLondonDay, londonDate } from '../../src/domain/london-time.ts'
import type { OpportunityDraft } from '../../src/domain/opportunity.ts'
import { storeOpportunities } from '../../src/records/opportunity-store.ts'
import { type TestApp, testApp } from '../harness/app.ts'
import { launchBrowser } from '../harness/browser.ts'
import { BAD_ADDRESSES, BROKEN_REQUESTS, PAYLOADS } from './payloads.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const ALL = PAYLOADS.join(' ')
const SAFE_LINK = /^(https?:|mailto:|tel:|sms:)/

/** A listing that says the worst in every field it has. */
function hostileDraft(kind: OpportunityDraft['kind'], at: number): OpportunityDraft {
  const today = londonDate(NOW)
  const address = BAD_ADDRESSES[at % BAD_ADDRESSES.length]!
  const pay = { minimum: 15, maximum: 16, unit: 'hour', hourlyMinimum: 15, hourlyMaximum: 16 } as const
  return {
    ...blankDraft(`hostile-${kind}`, kind, `Zebra ${kind} ${ALL}`),
    summary: ALL,
    descriptionHtml: sanitiseHtml(ALL),
    organization: {
      name: `Zebras of ${kind} ${ALL}`,
      sourceId: ALL,
      description: ALL,
      website: address,
      email: ALL,
      phone: ALL,
      logoUrl: address,
    },
    delivery: ['in-person', 'online'],
    locations: [
      {
        sourceId: ALL,
        name: ALL,
        address: ALL,
        town: ALL,
        postcode: 'NW5 6FG',
        point: null,
        access: ['step-free'],
        accessWords: ALL,
        transport: ALL,
      },
    ],
    hoursWords: ALL,
    pay: kind === 'job' ? { words: ALL, ...pay } : null,
    cost: { words: ALL, band: 'paid', pounds: null },
    eligibilityWords: ALL,
    requirements: [{ words: ALL, essential: true, bridge: 'english' }],
    startsOn: addDays(today, 9),
    closesAt: endOfLondonDay(addDays(today, 7)),
    schedules: [
      { weekdays: [1], opensAt: '09:00', closesAt: '10:00', validFrom: null, validTo: null, description: ALL },
    ],
    url: address,
    applyUrl: address,
    howToApply: ALL,
    contact: { name: ALL, email: ALL, phone: ALL },
  }
}

describe('hostile words', () => {
  let app: TestApp
  let browser: Browser
  let context: BrowserContext
  let ids: readonly number[]
  const executed: string[] = []
  const elsewhere: string[] = []

  before(async () => {
    app = await testApp({ seed: 'demo', now: NOW })
    const drafts = KINDS.map(({ value }, at) => hostileDraft(value, at))
    ids = (await storeOpportunities(app.jobs, `hostile ${ALL}`, drafts, NOW)).map(({ id }) => id)
    browser = await launchBrowser()
    // Without the policy that would stop it: nothing may be there to be stopped.
    context = await browser.newContext({ bypassCSP: true })
    await context.exposeFunction('hit', () => executed.push('hit'))
    context.on('page', (page) => page.on('dialog', (dialog) => dialog.dismiss()))
    await context.route(
      (url) => url.origin !== app.origin,
      (route) => {
        elsewhere.push(route.request().url())
        return route.abort()
      },
    )
  })
  after(async () => {
    await browser.close()
    await app.close()
  })

  /** Visits each, presses nothing, and asks whether anything ran, left, or stands ready to. */
  const harmless = async (paths: readonly string[]): Promise<void> => {
    const page = await context.newPage()
    for (const path of paths) {
      await page.goto(app.origin + path)
      const found = (await page.evaluate(`({
        links: [...document.querySelectorAll('a[href], area[href]')].map((link) => new URL(link.getAttribute('href'), document.baseURI).href),
        forms: [...document.forms].map(({ action }) => action),
        strange: document.querySelectorAll('iframe, object, embed, base, meta[http-equiv], main style, main script, main img').length,
        handlers: [...document.querySelectorAll('*')].flatMap(({ attributes }) => [...attributes].map(({ name }) => name).filter((name) => name.startsWith('on') || name === 'srcdoc' || name === 'style')),
      })`)) as { links: string[]; forms: string[]; strange: number; handlers: string[] }
      for (const link of found.links) assert.match(link, SAFE_LINK, path)
      for (const action of found.forms) assert.ok(action.startsWith(app.origin), `${path}: ${action}`)
      assert.deepEqual([found.strange, found.handlers], [0, []], path)
      assert.deepEqual([executed, elsewhere], [[], []], path)
    }
    await page.close()
  }

  it('are only words on listings of every kind, their posters and their organisations', async () => {
    const rows = await app.owner
      .selectFrom('opportunity')
      .select('organization_id')
      .where('id', 'in', [...ids])
      .execute()
    await harmless(ids.flatMap((id) => [`/opportunities/${id}?near=NW5`, `/opportunities/${id}/x/poster`]))
    await harmless(rows.map(({ organization_id }) => `/organisations/${organization_id}/x`))
  })

  it('are only words in results, print, map, comparison, browsing and data', async () => {
    await harmless([
      '/opportunities?q=zebra&near=NW5',
      '/opportunities?q=zebra&near=NW5&view=map',
      '/opportunities?q=zebra&print=1',
      '/opportunities.json?q=zebra',
      '/organisations',
      '/browse/job',
      `/compare?${ids
        .slice(0, 4)
        .map((id) => `id=${id}`)
        .join('&')}`,
    ])
  })

  it('are shown as they were written', async () => {
    const page = await context.newPage()
    await page.goto(`${app.origin}/opportunities?q=zebra`)
    const words = (await page.locator('.gw-card__title').first().textContent()) ?? ''
    for (const payload of PAYLOADS.slice(0, 8)) assert.ok(words.includes(payload), payload)
    await page.close()
  })

  it('are only words when they come in an address', async () => {
    const names = ['q', 'near', 'within', 'kind', 'sort', 'page', 'organisation', 'view', 'language']
    await harmless(
      PAYLOADS.map(
        (payload) => `/opportunities?${new URLSearchParams(names.map((name): [string, string] => [name, payload]))}`,
      ),
    )
    const first = encodeURIComponent(PAYLOADS[1])
    const places = ['/hubs?near=', '/opportunities/1?near=', '/advice/better-off-in-work?language=', '/compare?id=']
    await harmless([...places, '/browse/', '/hubs/', '/nowhere/'].map((place) => place + first))
  })

  it('can run nothing even if they came through: the policy forbids it on every answer', async () => {
    for (const path of [
      '/',
      '/opportunities?q=x',
      '/opportunities.json',
      '/opportunities.rss',
      '/nowhere',
      '/assets/x',
    ]) {
      const { headers } = await fetch(app.origin + path)
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(policy, /default-src 'self'/, path)
      assert.match(policy, /script-src 'self'(;|$)/, path)
      assert.match(policy, /object-src 'none'.*base-uri 'none'.*form-action 'self'.*frame-ancestors 'none'/, path)
      assert.doesNotMatch(policy, /unsafe|\*|https?:/, path)
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
      assert.match(headers.get('referrer-policy') ?? '', /^(same-origin|no-referrer)$/, path)
      for (const name of ['server', 'x-powered-by']) assert.equal(headers.get(name), null, `${path} tells ${name}`)
    }
  })

  it('break nothing that reads them', async () => {
    for (const path of BROKEN_REQUESTS) {
      const answer = await fetch(app.origin + path, { redirect: 'manual' })
      assert.ok(answer.status < 500, `${path}: ${answer.status}`)
      assert.ok((answer.headers.get('location') ?? '/').startsWith('/'), path)
      await revealsNothing(answer, path)
    }
  })
})

describe('what protects a visitor', () => {
  it('keeps its cookie from scripts and other sites, and over https from other hosts', async () => {
    for (const [origin, shape] of [
      ['http://work.example', /^shortlist=1; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/],
      ['https://work.example', /^__Host-shortlist=1; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/],
    ] as const) {
      const app = await testApp({ seed: 'demo', now: NOW, env: { ORIGIN: origin } })
      const save = (headers: Record<string, string>) =>
        fetch(`${app.origin}/shortlist/1`, {
          method: 'POST',
          redirect: 'manual',
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
          body: 'do=add&back=/',
        })
      const saved = await save({ origin, 'sec-fetch-site': 'same-origin' })
      assert.match(saved.headers.get('set-cookie') ?? '', shape)
      assert.equal(saved.headers.has('strict-transport-security'), origin.startsWith('https'))
      const forged = await save({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })
      assert.deepEqual([forged.status, forged.headers.get('set-cookie')], [403, null])
      await app.close()
    }
  })

  it('says nothing of itself when it fails', async () => {
    const app = await testApp({ seed: 'none', now: NOW, env: { LOG_LEVEL: 'silent' } })
    await app.owner.schema.alterTable('hub').renameTo('hub_gone').execute()
    const answer = await fetch(`${app.origin}/hubs`)
    assert.equal(answer.status, 500)
    await revealsNothing(answer, '/hubs')
    await app.close()
  })
})

async function revealsNothing(answer: Response, path: string): Promise<void> {
  const tells = /hub_gone|relation "|syntax error|node:internal|\.ts:\d|\/src\/|postgres|kysely|\bat \w+ \(/i
  assert.doesNotMatch(await answer.text(), tells, path)
}
