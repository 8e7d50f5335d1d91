import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CAST, type CastName } from '../../../demo/cast.ts'
import { may, type Permission } from '../../../src/domain/permission.ts'
import { signInAs, viewerOf } from '../../../src/records/sign-in.ts'
import type { Route } from '../../../src/web/ask.ts'
import { type TestApp, testApp } from '../../harness/app.ts'
import type { Question } from '../../harness/direct.ts'
import { asMember } from '../../harness/member.ts'
import { takePoliciesAway, type Walls } from '../../harness/walls.ts'
import { assertNoFault, assertNoLeak, assertSeenByReaders, crawl, type Seen, WALLS } from './crawl.ts'
import {
  keptOf,
  type RequestCanary,
  type RequestReader,
  SHOWS,
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

const EVERYBODY = ['nobody', 'the writer', 'a stranger', ...CAST.map(({ name }) => name)] as const
/** Enough of them to be sure that nothing is missed by chance. */
const LEAST_PAIRS = { both: 3_000, 'policies-alone': 1_000, 'queries-alone': 1_000 } as const
const READINGS = [
  ...['help-request.viewed', 'help-request.listed', 'contact-message.listed', 'booking.listed'],
  ...['application.read', 'application.listed', 'enrolment.listed', 'listing-report.listed'],
]

/** Every page that leads to what people sent, as everybody, with every number there is, while these walls stand. */
export function requestSuite(walls: Walls): void {
  describe(`what people sent, with ${WALLS[walls]}`, () => {
    let app: TestApp
    let canaries: readonly RequestCanary[]
    let kept: string
    const seen: Seen[] = []
    const marked = () => canaries.map(({ token, readers }) => ({ mark: token, readers }))

    before(async () => {
      app = await testApp({ seed: 'demo', now: NOW })
      canaries = await sendCanaries(app.owner, NOW)
      if (walls === 'queries-alone') assert.ok((await takePoliciesAway(app.owner)) > 10)
      kept = await keptOf(app.owner, canaries)
      const { ROUTES } = await import('../../../src/app/routes.ts')
      const routes = ROUTES.filter(
        (route) => VERBS.includes(route.may) || ('get' in route && route.get === '/requests'),
      )
      const lists = await listsOf(app)
      for (const who of EVERYBODY) {
        const cookie = await cookieOf(app, who)
        const viewer = await viewerOf(app.web, cookie.split('=')[1], NOW)
        const asked = routes.flatMap((route) => {
          const every = addresses(route, canaries, who)
          // Where somebody may not go at all, it is the gate that answers, before any wall.
          return may(viewer, route.may) ? every : walls === 'both' ? every.slice(0, 1) : []
        })
        seen.push(...(await crawl(app, { who, cookie }, [...lists, ...asked], tokensIn)))
      }
    })
    after(() => app.close())

    it('is shown to nobody but those who may read it', () => {
      assertNoLeak(seen, marked(), walls)
      assert.ok(seen.length >= LEAST_PAIRS[walls], `only ${seen.length} pairs`)
    })

    it('is shown to everybody who may', () => assertSeenByReaders(seen, marked()))

    it('is changed by nobody who may not read it', async () => {
      assert.equal(await keptOf(app.owner, canaries), kept)
    })

    it('breaks no page', () => assertNoFault(seen))

    it('is in no history, and reading it is', async () => {
      const history = await app.owner.selectFrom('history').select(['verb', 'subject', 'details']).execute()
      assert.deepEqual(tokensIn(JSON.stringify(history)), [])
      const verbs = new Set(history.map(({ verb }) => verb))
      assert.deepEqual(
        READINGS.filter((verb) => !verbs.has(verb)),
        [],
      )
    })
  })
}

/** Lists that show more than their address alone does. */
async function listsOf({ owner }: TestApp): Promise<readonly Question[]> {
  const { id: hub } = await owner
    .selectFrom('hub')
    .select('id')
    .where('slug', '=', 'cobblers-green')
    .executeTakeFirstOrThrow()
  const paths = [
    `/desk/slots?hub=${hub}&date=2026-11-19`,
    '/desk/help-requests?show=all',
    '/desk/applications?show=all',
    `/desk/people/${SHOWS}`,
    `/desk/people/${SHOWS}/timeline`,
  ]
  return paths.map((path) => ({ method: 'GET', path }))
}

/** The addresses of a route with every key; what changes something, only with the keys of others. */
function addresses(route: Route, canaries: readonly RequestCanary[], who: RequestReader): readonly Question[] {
  const path = 'get' in route ? route.get : route.post
  const method = 'get' in route ? 'GET' : 'POST'
  if (!path.includes(':')) return method === 'GET' ? [{ method, path }] : []
  if (method === 'POST' && who === 'the writer') return []
  const mayUse = (key: string) => canaries.some(({ keys, readers }) => keys.includes(key) && readers.includes(who))
  const theirs = method === 'GET' ? canaries : canaries.filter(({ keys }) => keys.every((key) => !mayUse(key)))
  const named = /:(reference|uuid)/.test(path)
  const fits = (key: string) => key.startsWith('GW-') === named
  const keys = [...new Set(theirs.flatMap(({ keys }) => keys.filter(fits)))]
  return keys.map((key) => {
    const one = path.replace(/:[^/.]+/g, key)
    return { method, path: one, form: { once: one, move: 'attend', words: 'No' } }
  })
}

async function cookieOf({ web }: TestApp, who: RequestReader): Promise<string> {
  if (who === 'nobody') return ''
  if (who !== 'the writer' && who !== 'a stranger') return (await asMember(web, who as CastName, NOW)).cookie
  const address = { kind: 'email', value: who === 'the writer' ? WRITER : STRANGER } as const
  return `sign-in=${(await signInAs(web, { address }, 'code', NOW)).value}`
}
