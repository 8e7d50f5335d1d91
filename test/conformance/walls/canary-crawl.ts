import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CAST, type CastName } from '../../../demo/cast.ts'
import { may } from '../../../src/domain/permission.ts'
import { purposeOf } from '../../../src/domain/purpose-of.ts'
import { viewerOf } from '../../../src/records/sign-in.ts'
import type { Route } from '../../../src/web/ask.ts'
import { type TestApp, testApp } from '../../harness/app.ts'
import { asMember } from '../../harness/member.ts'
import { takePoliciesAway, type Walls } from '../../harness/walls.ts'
import { type Canary, lettersIn, releaseCanaries } from './canary-people.ts'
import { cookieOfLink, cookieOfPerson, READERS_WITHOUT_ACCOUNT } from './canary-readers.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
/** Enough of them to be sure that nothing is missed by chance. */
const LEAST_PAIRS = { both: 10_000, 'policies-alone': 1_000, 'queries-alone': 1_000 } as const

const EVERYBODY: readonly string[] = ['nobody', ...CAST.map(({ name }) => name), ...READERS_WITHOUT_ACCOUNT]
/** Everybody of the canaries' organisations, and one of each other kind. */
const ONE_OF_EACH: readonly string[] = EVERYBODY.filter(
  (name) =>
    !['Liban Jibrell-Moss', 'Ottilie Mbeki-Rowe', 'Mateusz Iqbal', 'Delphine Osei', 'Ravi Sandhu-Price'].includes(name),
)

type Seen = {
  readonly who: string
  readonly where: string
  readonly letters: readonly string[]
  readonly status: number
}

/** Every page as everybody, with every id there is, while these walls stand. */
export function canarySuite(walls: Walls): void {
  let app: TestApp
  let canaries: readonly Canary[]
  let seen: Seen[]
  let pairs = 0
  let kept: string

  before(async () => {
    app = await testApp({ seed: 'demo', now: NOW })
    canaries = await releaseCanaries(app.web, app.owner, NOW)
    if (walls === 'queries-alone') assert.ok((await takePoliciesAway(app.owner)) > 10)
    seen = []
    kept = await rowsOf(app, canaries)
    const { ROUTES } = await import('../../../src/app/routes.ts')
    const routes = walls === 'both' ? ROUTES : ROUTES.filter((route) => purposeOf(route) !== null)
    for (const name of walls === 'both' ? EVERYBODY : ONE_OF_EACH) pairs += await crawl(name, routes)
  })
  after(() => app.close())

  async function cookieOf(who: string): Promise<string> {
    if (who === 'nobody') return ''
    if (who === 'a partner by link') return cookieOfLink(app.web, app.jobs, canaries, NOW)
    if (who === 'person a') return cookieOfPerson(app.web, canaries, NOW)
    return (await asMember(app.web, who as CastName, NOW)).cookie
  }

  /** Asks every address of these routes as this person; returns how many there were. */
  async function crawl(who: string, routes: readonly Route[]): Promise<number> {
    const cookie = await cookieOf(who)
    const viewer = await viewerOf(app.web, cookie.split('=')[1], NOW)
    const asked = routes.flatMap((route) => addresses(route, canaries, who, may(viewer, route.may)))
    for (let i = 0; i < asked.length; i += 8) {
      await Promise.all(asked.slice(i, i + 8).map((one) => ask(who, cookie, one)))
    }
    return asked.length
  }

  async function ask(who: string, cookie: string, { method, path, form }: Address): Promise<void> {
    const answer = await fetch(app.origin + path, {
      method,
      redirect: 'manual',
      headers: { cookie },
      ...(method === 'POST' ? { body: new URLSearchParams(form) } : {}),
    })
    const said = `${await answer.text()} ${[...answer.headers].flat().join(' ')}`
    seen.push({ who, where: `${method} ${path}`, letters: lettersIn(said), status: answer.status })
  }

  const readersOf = (letter: string) =>
    canaries.find((canary) => canary.letter === letter)!.readers as readonly string[]

  describe(`people's words, with ${WALLS[walls]}`, () => {
    it('are shown to nobody but those who may read them', () => {
      const leaks = seen.flatMap(({ who, where, letters }) =>
        letters
          .filter((letter) => !readersOf(letter).includes(who))
          .map((letter) => `${who} read ${letter} at ${where}`),
      )
      assert.deepEqual(leaks.slice(0, 20), [])
      assert.ok(pairs >= LEAST_PAIRS[walls], `only ${pairs} pairs`)
      console.log(`${pairs} addresses asked with ${WALLS[walls]}: 0 leaks`)
    })

    it('are shown to everybody who may: a crawl that sees nothing proves nothing', () => {
      const missing = canaries.flatMap(({ letter, readers }) =>
        readers
          .filter((name) => !seen.some(({ who, letters }) => who === name && letters.includes(letter)))
          .map((name) => `${name} never read ${letter}`),
      )
      assert.deepEqual(missing, [])
    })

    it('are changed by nobody who may not read them', async () => {
      assert.equal(await rowsOf(app, canaries), kept)
    })

    it('break no page', () => {
      assert.deepEqual(seen.filter(({ status }) => status >= 500 && status !== 503).slice(0, 20), [])
    })

    it('are in no history, and in no message but to the person', async () => {
      const history = await app.owner.selectFrom('history').select(['subject', 'details']).execute()
      assert.deepEqual(lettersIn(JSON.stringify(history)), [])
      const messages = await app.owner.selectFrom('message').select(['address', 'subject', 'body']).execute()
      const wrong = messages.filter(({ address, subject, body }) => {
        const own = canaries.find(({ email }) => email === address)?.letter
        return lettersIn(subject ?? '').length > 0 || lettersIn(body).some((letter) => letter !== own)
      })
      assert.deepEqual(wrong, [])
    })
  })
}

/** Everything that is kept of them, as text. */
async function rowsOf({ owner }: TestApp, canaries: readonly Canary[]): Promise<string> {
  const ids = canaries.map(({ participantId }) => participantId)
  const people = await owner.selectFrom('participant').selectAll().where('id', 'in', ids).orderBy('id').execute()
  const referrals = await owner
    .selectFrom('referral')
    .selectAll()
    .where('participant_id', 'in', ids)
    .orderBy('id')
    .execute()
  const reach = await owner
    .selectFrom('participant_reach')
    .selectAll()
    .where('participant_id', 'in', ids)
    .orderBy('id')
    .execute()
  return JSON.stringify([people, referrals, reach])
}

const WALLS: Readonly<Record<Walls, string>> = {
  both: 'both walls',
  'policies-alone': 'the policies of the database alone',
  'queries-alone': 'the conditions of the queries alone',
}

type Address = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly form: Readonly<Record<string, string>>
}

/**
 * The addresses of a route with every id a canary has; forms that change something only with the ids of others. What
 * somebody may not use at all is asked once: that it answers nothing to anybody is walked in `route-walk.test.ts`.
 */
function addresses(route: Route, canaries: readonly Canary[], who: string, allowed: boolean): readonly Address[] {
  const path = 'get' in route ? route.get : route.post
  const method = 'get' in route ? 'GET' : 'POST'
  // Leaving is no reading, and would end the crawl.
  if (/sign-out|leave/.test(path)) return []
  const every = allowed && purposeOf(route) !== null
  if (!path.includes(':')) {
    const searches = canaries.map(({ number }) => ({ q: number, words: number, name: 'qz', reference: number, number }))
    return (method === 'POST' && every ? [{}, ...searches] : [{}]).map((form) => ({ method, path, form }))
  }
  const theirs = method === 'POST' ? canaries.filter(({ readers }) => !readers.some((name) => name === who)) : canaries
  const ids = theirs.flatMap(({ referralId, participantId, number }) => [
    referralId,
    participantId,
    ...(/:(reference|number)/.test(path) ? [number] : []),
  ])
  return (every ? ids : ids.slice(0, 1)).map((id) => ({ method, path: path.replace(/:[^/.]+/g, id), form: {} }))
}
