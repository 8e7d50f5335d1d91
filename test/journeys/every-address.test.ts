import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { methodAndPath, ROUTES } from '../../src/app/routes.ts'
import { testApp } from '../harness/app.ts'

const app = await testApp({ seed: 'demo', now: new Date('2026-11-21T12:00:00Z') })
after(app.close)

const PATTERNS = ROUTES.map(methodAndPath)
const GETS = PATTERNS.filter(({ method }) => method === 'GET').map(({ path }) => path)
const POSTS = PATTERNS.filter(({ method }) => method === 'POST').map(({ path }) => path)
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** Where a program starts that follows no links in pages, and what a person reaches through a form alone. */
const DOORS = ['/', '/robots.txt', '/sitemap.xml', '/open-referral', '/open-referral/services', '/opportunities.json']
const LISTS = ['taxonomies', 'taxonomy_terms', 'organizations', 'service_at_locations', 'services']

/** The most telling pattern that an address fits: the one with the fewest parameters. */
function patternOf(path: string): string | undefined {
  const fits = GETS.filter((pattern) =>
    new RegExp(`^${pattern.replace(/:[^/.]+/g, '[^/]+').replace('.', '\\.')}$`).test(path),
  )
  return fits.sort((a, b) => a.split(':').length - b.split(':').length)[0]
}

/** Pages for everybody; those of people who are signed in are walked as each of them, in their own test. */
const OPEN: readonly string[] = ['public.read', 'public.shortlist', 'open-data.read', 'health.read']
const OPEN_PAGES = ROUTES.filter((route) => 'get' in route && OPEN.includes(route.may)).map(
  (route) => methodAndPath(route).path,
)
/** Seen only after a form was sent, or with a link that was sent to somebody. */
const AFTER_A_FORM =
  /\/(sent\/:reference|sent|thank-you|done\/:outcome|:code|done|leave|booked|about-you)(\/|$)|:uuid|^\/feedback$/

/** Walks from link to link, along three addresses of each kind, and returns what each pattern answered. */
async function walk(): Promise<Map<string, number[]>> {
  const answers = new Map<string, number[]>()
  const waiting = [...(await takenHere()), ...DOORS, ...(await sharedLink()), ...(await identified())]
  for (const path of waiting) {
    const pattern = patternOf(path.split('?')[0]!)
    const before = pattern ? (answers.get(pattern) ?? []) : null
    if (!pattern || !before || before.length >= 3) continue
    const answer = await fetch(app.origin + path, { redirect: 'manual' })
    answers.set(pattern, [...before, answer.status])
    for (const link of linksIn(await answer.text())) if (!waiting.includes(link)) waiting.push(link)
  }
  return answers
}

function linksIn(text: string): string[] {
  const named = [...text.matchAll(/(?:href|src)="([^"]+)"|<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? match[2]!)
  const own = named.map((link) => link.replaceAll('&amp;', '&').replace(app.origin, ''))
  return own.filter((link) => /^\/(?!\/|assets\/)/.test(link)).map((link) => link.split('#')[0]!)
}

/** A shortlist made and shared as a visitor would. */
async function sharedLink(): Promise<string[]> {
  const [{ id }] = await listing()
  const saved = await post(`/shortlist/${id}`)
  const cookie = saved.headers.get('set-cookie')!.split(';')[0]!
  const shared = await post('/shortlist/share', cookie)
  return [shared.headers.get('location')!, '/shortlist', '/compare', `/opportunities/${id}`, '/places']
}

const post = (path: string, cookie = '') =>
  fetch(app.origin + path, { method: 'POST', headers: { ...FORM, cookie }, redirect: 'manual' })

const listing = () =>
  app.web.selectFrom('opportunity').select('id').orderBy('id').limit(1).execute() as Promise<[{ id: number }]>

/** A job and a course of partners who take applications and enrolments here. */
async function takenHere(): Promise<string[]> {
  const found = ['q=Larkmead&kind=job', 'q=Bellfounders&kind=course'].map(async (query) => {
    const answer = await fetch(`${app.origin}/opportunities.json?${query}`)
    const { items } = (await answer.json()) as { items: readonly { url: string }[] }
    return items.slice(0, 1).map(({ url }) => new URL(url).pathname)
  })
  return (await Promise.all(found)).flat()
}

/** Open data names its items by id. */
async function identified(): Promise<string[]> {
  const lists = LISTS.map(async (list) => {
    const answer = await fetch(`${app.origin}/open-referral/${list}`)
    const { contents } = (await answer.json()) as { contents: readonly { id: string }[] }
    return [`/open-referral/${list}`, ...contents.slice(0, 2).map(({ id }) => `/open-referral/${list}/${id}`)]
  })
  const [organization] = await app.web.selectFrom('organization').select('id').limit(1).execute()
  return [...(await Promise.all(lists)).flat(), `/organisations/${organization!.id}`]
}

describe('every address', () => {
  it('is reached from a front door, and none breaks', async () => {
    const answers = await walk()
    const missed = OPEN_PAGES.filter((pattern) => !AFTER_A_FORM.test(pattern) && !answers.has(pattern))
    const broken = [...answers].filter(([, statuses]) => statuses.some((status) => status >= 400))
    assert.deepEqual({ missed, broken }, { missed: [], broken: [] })
  })

  for (const path of GETS.filter((pattern) => pattern.includes(':'))) {
    it(`answers ${path} with no more than "not there" for what is not there`, async () => {
      for (const made of ['0', '999999999999999999999', '%00', '%F0%9F%90%A2', "'--", '..%2f..%2fetc%2fpasswd']) {
        const answer = await fetch(app.origin + path.replace(/:[^/.]+/g, made), { redirect: 'manual' })
        assert.ok([301, 303, 400, 404, 410].includes(answer.status), `${made}: ${answer.status}`)
      }
    })
  }

  for (const path of POSTS) {
    it(`takes an empty or a senseless form at ${path} without breaking`, async () => {
      for (const body of ['', 'id=%00&q=%00&ids=-1&next=https://evil.example', `q=${'x'.repeat(50_000)}`]) {
        const answer = await fetch(app.origin + path.replace(/:[^/.]+/g, '0'), {
          method: 'POST',
          headers: FORM,
          body,
          redirect: 'manual',
        })
        assert.ok(answer.status < 500, `${answer.status}`)
        assert.doesNotMatch(answer.headers.get('location') ?? '', /evil/)
      }
    })
  }
})
