import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CAST, type CastName } from '../../../demo/cast.ts'
import { may } from '../../../src/domain/permission.ts'
import { purposeOf } from '../../../src/domain/purpose-of.ts'
import { viewerOf } from '../../../src/records/sign-in.ts'
import type { Route } from '../../../src/web/ask.ts'
import { type TestApp, testApp } from '../../harness/app.ts'
import type { Question } from '../../harness/direct.ts'
import { asMember } from '../../harness/member.ts'
import { takePoliciesAway, type Walls } from '../../harness/walls.ts'
import { caseworkOf } from './canary-casework.ts'
import { type Canary, lettersIn, releaseCanaries } from './canary-people.ts'
import { cookieOfLink, cookieOfPerson, READERS_WITHOUT_ACCOUNT } from './canary-readers.ts'
import { assertNoFault, assertNoLeak, assertSeenByReaders, crawl, type Seen, WALLS } from './crawl.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
/** Enough of them to be sure that nothing is missed by chance. */
const LEAST_PAIRS = { both: 10_000, 'policies-alone': 1_000, 'queries-alone': 1_000 } as const

const EVERYBODY: readonly string[] = ['nobody', ...CAST.map(({ name }) => name), ...READERS_WITHOUT_ACCOUNT]
/** Everybody of the canaries' organisations, and one of each other kind. */
const ONE_OF_EACH: readonly string[] = EVERYBODY.filter(
  (name) =>
    !['Liban Jibrell-Moss', 'Ottilie Mbeki-Rowe', 'Mateusz Iqbal', 'Delphine Osei', 'Ravi Sandhu-Price'].includes(name),
)

/** Every page as everybody, with ids of every person, while these walls stand. */
export function canarySuite(walls: Walls): void {
  describe(`people's words, with ${WALLS[walls]}`, () => {
    let app: TestApp
    let canaries: readonly Canary[]
    let kept: string
    const seen: Seen[] = []
    const marked = () => canaries.map(({ letter, readers }) => ({ mark: letter, readers }))

    before(async () => {
      app = await testApp({ seed: 'demo', now: NOW })
      canaries = await releaseCanaries(app.web, app.owner, NOW)
      if (walls === 'queries-alone') assert.ok((await takePoliciesAway(app.owner)) > 10)
      kept = await rowsOf(app, canaries)
      const { ROUTES } = await import('../../../src/app/routes.ts')
      for (const who of walls === 'both' ? EVERYBODY : ONE_OF_EACH) {
        const cookie = await cookieOf(app, canaries, who)
        const viewer = await viewerOf(app.web, cookie.split('=')[1], NOW)
        const asked = ROUTES.flatMap((route, turn) => {
          const allowed = may(viewer, route.may)
          // Where somebody may not go at all, it is the gate that answers, before any wall: `route-walk.test.ts` walks it.
          const behindWalls = allowed && purposeOf(route) !== null
          const asks = walls === 'both' ? allowed || turn % 4 === 0 : behindWalls
          if (!asks) return []
          return addresses(route, someOf(canaries, who, turn, SHARE[walls]), who, allowed)
        })
        seen.push(...(await crawl(app, { who, cookie }, asked, lettersIn)))
      }
    })
    after(() => app.close())

    it('are shown to nobody but those who may read them', () => {
      assertNoLeak(seen, marked(), walls)
      assert.ok(seen.length >= LEAST_PAIRS[walls], `only ${seen.length} pairs`)
    })

    it('are shown to everybody who may', () => assertSeenByReaders(seen, marked()))

    it('are changed by nobody who may not read them', async () => {
      assert.equal(await rowsOf(app, canaries), kept)
    })

    it('break no page', () => assertNoFault(seen))

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

async function cookieOf(app: TestApp, canaries: readonly Canary[], who: string): Promise<string> {
  if (who === 'nobody') return ''
  if (who === 'a partner by link') return cookieOfLink(app.web, app.jobs, canaries, NOW)
  if (who === 'person a') return cookieOfPerson(app.web, canaries, NOW)
  return (await asMember(app.web, who as CastName, NOW)).cookie
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
  return JSON.stringify([people, referrals, reach, await caseworkOf(owner, ids)])
}

/** One of so many others is tried on a route; the next one on the next. */
const SHARE = { both: 2, 'policies-alone': 3, 'queries-alone': 3 } as const

/** Those whom somebody may read, and a share of the others, in turn from route to route. */
const someOf = (canaries: readonly Canary[], who: string, turn: number, share: number): readonly Canary[] =>
  canaries.filter(({ readers }, at) => readers.some((name) => name === who) || (at + turn) % share === 0)

/**
 * The addresses of a route with every id that these canaries have; forms that change something only with the ids of
 * others. What somebody may not use at all is asked once.
 */
function addresses(route: Route, canaries: readonly Canary[], who: string, allowed: boolean): readonly Question[] {
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
  const ids = theirs.flatMap(({ referralId, participantId, number }) => {
    // An id of another kind finds nothing there, whoever asks: the rooms of a person are tried with people's alone.
    if (path.startsWith('/desk/people/')) return [participantId]
    if (path.startsWith('/desk/referrals/'))
      return /:(reference|number)/.test(path) ? [referralId, number] : [referralId]
    return [referralId, participantId, ...(/:(reference|number)/.test(path) ? [number] : [])]
  })
  return (every ? ids : ids.slice(0, 1)).map((id) => ({ method, path: path.replace(/:[^/.]+/g, id), form: {} }))
}
