import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CAST, type CastName } from '../../../demo/cast.ts'
import type { Permission } from '../../../src/domain/permission.ts'
import { signInAs } from '../../../src/records/sign-in.ts'
import type { Route } from '../../../src/web/ask.ts'
import { type TestApp, testApp } from '../../harness/app.ts'
import { asMember } from '../../harness/member.ts'
import { takePoliciesAway, type Walls } from '../../harness/walls.ts'
import {
  keptOf,
  type RequestCanary,
  type RequestReader,
  STRANGER,
  sendCanaries,
  tokensIn,
  WRITER,
} from './request-canaries.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
/** Routes with these verbs lead to what people sent, and `/requests`. */
const VERBS: readonly Permission[] = [
  ...(['own-requests.read', 'own-requests.change', 'help-requests.read', 'help-requests.assign'] as const),
  ...(['help-requests.answer', 'slots.publish', 'bookings.record', 'drafts.join', 'applications.read'] as const),
  ...(['applications.decide', 'enrolments.manage', 'check-in.use', 'feedback.read', 'reports.read'] as const),
  'own-statistics.read',
]

type Seen = { readonly who: RequestReader; readonly where: string; readonly tokens: readonly string[]; status: number }

/** Every page that leads to what people sent, as everybody, with every number there is, while these walls stand. */
export function requestSuite(walls: Walls): void {
  let app: TestApp
  let canaries: readonly RequestCanary[]
  let kept: string
  const seen: Seen[] = []

  before(async () => {
    app = await testApp({ seed: 'demo', now: NOW })
    canaries = await sendCanaries(app.owner, NOW)
    if (walls === 'queries-alone') assert.ok((await takePoliciesAway(app.owner)) > 10)
    kept = await keptOf(app.owner, canaries)
    const { ROUTES } = await import('../../../src/app/routes.ts')
    const routes = ROUTES.filter((route) => VERBS.includes(route.may) || ('get' in route && route.get === '/requests'))
    const { id: hub } = await app.owner
      .selectFrom('hub')
      .select('id')
      .where('slug', '=', 'cobblers-green')
      .executeTakeFirstOrThrow()
    const lists = [
      `/desk/slots?hub=${hub}&date=2026-11-19`,
      '/desk/help-requests?show=all',
      '/desk/applications?show=all',
    ]
    for (const who of ['nobody', 'the writer', 'a stranger', ...CAST.map(({ name }) => name)] as const) {
      const cookie = await cookieOf(app, who)
      const asked = [...lists.map((path) => ['GET', path] as const), ...routes.flatMap((route) => paths(route, who))]
      for (let i = 0; i < asked.length; i += 8) {
        await Promise.all(asked.slice(i, i + 8).map(([method, path]) => ask(who, cookie, method, path)))
      }
    }
  })
  after(() => app.close())

  /** The addresses of a route with every key; what changes something, only with the keys of others. */
  function paths(route: Route, who: RequestReader): readonly (readonly ['GET' | 'POST', string])[] {
    const path = 'get' in route ? route.get : route.post
    const method = 'get' in route ? 'GET' : 'POST'
    if (!path.includes(':')) return method === 'GET' ? [[method, path]] : []
    if (method === 'POST' && who === 'the writer') return []
    const theirs = method === 'GET' ? canaries : canaries.filter(({ keys }) => keys.every((key) => !mayUse(who, key)))
    const named = /:(reference|uuid)/.test(path)
    const fits = (key: string) => key.startsWith('GW-') === named
    const keys = [...new Set(theirs.flatMap(({ keys }) => keys.filter(fits)))]
    return keys.map((key) => [method, path.replace(/:[^/.]+/g, key)])
  }

  const mayUse = (who: RequestReader, key: string): boolean =>
    canaries.some(({ keys, readers }) => keys.includes(key) && readers.includes(who))

  async function ask(who: RequestReader, cookie: string, method: 'GET' | 'POST', path: string): Promise<void> {
    const answer = await fetch(app.origin + path, {
      method,
      redirect: 'manual',
      headers: { cookie },
      ...(method === 'POST' ? { body: new URLSearchParams({ once: path, move: 'attend', words: 'No' }) } : {}),
    })
    const said = `${await answer.text()} ${[...answer.headers].flat().join(' ')}`
    seen.push({ who, where: `${method} ${path}`, tokens: tokensIn(said), status: answer.status })
  }

  describe(`what people sent, with ${WALLS[walls]}`, () => {
    it('is shown to nobody but those who may read it', () => {
      const leaks = seen.flatMap(({ who, where, tokens }) =>
        tokens
          .filter((token) => !canaries.find((canary) => canary.token === token)!.readers.includes(who))
          .map((token) => `${who} read ${token} at ${where}`),
      )
      assert.deepEqual(leaks.slice(0, 20), [])
      assert.ok(seen.length >= 3_000, `only ${seen.length} pairs`)
      console.log(`${seen.length} addresses asked with ${WALLS[walls]}: 0 leaks`)
    })

    it('is shown to everybody who may: a crawl that sees nothing proves nothing', () => {
      const missing = canaries.flatMap(({ token, readers }) =>
        readers
          .filter((reader) => !seen.some(({ who, tokens }) => who === reader && tokens.includes(token)))
          .map((reader) => `${reader} never read ${token}`),
      )
      assert.deepEqual(missing, [])
    })

    it('is changed by nobody who may not read it', async () => {
      assert.equal(await keptOf(app.owner, canaries), kept)
    })

    it('breaks no page', () => {
      assert.deepEqual(seen.filter(({ status }) => status >= 500 && status !== 503).slice(0, 20), [])
    })

    it('is in no history, and reading it is', async () => {
      const history = await app.owner.selectFrom('history').select(['verb', 'subject', 'details']).execute()
      assert.deepEqual(tokensIn(JSON.stringify(history)), [])
      const verbs = new Set(history.map(({ verb }) => verb))
      for (const verb of ['help-request.viewed', 'help-request.listed', 'contact-message.listed', 'booking.listed'])
        assert.ok(verbs.has(verb), verb)
      for (const verb of ['application.read', 'application.listed', 'enrolment.listed', 'listing-report.listed'])
        assert.ok(verbs.has(verb), verb)
    })
  })
}

async function cookieOf({ web }: TestApp, who: RequestReader): Promise<string> {
  if (who === 'nobody') return ''
  if (who !== 'the writer' && who !== 'a stranger') return (await asMember(web, who as CastName, NOW)).cookie
  const address = { kind: 'email', value: who === 'the writer' ? WRITER : STRANGER } as const
  return `sign-in=${(await signInAs(web, { address }, 'code', NOW)).value}`
}

const WALLS: Readonly<Record<Walls, string>> = {
  both: 'both walls',
  'policies-alone': 'the policies of the database alone',
  'queries-alone': 'the conditions of the queries alone',
}
