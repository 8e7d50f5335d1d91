import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { CastName } from '../../demo/cast.ts'
import { DEMO_ROUTES, methodAndPath, ROUTES } from '../../src/app/routes.ts'
import { buildServer } from '../../src/app/server.ts'
import { PERMISSIONS, type Standing } from '../../src/domain/permission.ts'
import { permissionTable } from '../../src/domain/permission-table.ts'
import { json } from '../../src/kit/http.ts'
import { ensureAccount } from '../../src/records/account.ts'
import { makeLink } from '../../src/records/referral-link.ts'
import { signInAs } from '../../src/records/sign-in.ts'
import { FORM_LIMITS } from '../../src/web/form-limits.ts'
import { type TestApp, testApp } from '../harness/app.ts'
import { demoPlaces, TEST_FILES } from '../harness/ask.ts'
import { ROOT } from '../harness/cluster.ts'
import { type Answer, askDirectly, type Question } from '../harness/direct.ts'
import { asMember } from '../harness/member.ts'

const ALL = [...ROUTES, ...DEMO_ROUTES]
const PLAYED_BY = {
  administrator: 'Helen Achterberg',
  moderator: 'Idris Penhallow',
  editor: 'Saoirse Lund',
  'hub-manager': 'Winsome Adair-Clarke',
  adviser: 'Grace Oyelaran',
  'partner-administrator': 'Maureen Tully',
  'partner-editor': 'Jun Castellane',
  'intake-officer': 'Marguerite Dunmore',
  'privacy-lead': 'Farid Halloran',
  analyst: 'Petra Solheim',
  referrer: 'Dr Leela Raman',
  'partner-adviser': 'Tobias Marlowe-Eze',
} as const satisfies Partial<Record<Standing, CastName>>
const STANDINGS: readonly Standing[] = [
  'public',
  'resident',
  'link',
  'guest',
  ...(Object.keys(PLAYED_BY) as Standing[]),
]

/** What an answer says about permission, whoever gave it. */
type Verdict = 'reached' | 'shown the way in' | 'form given back' | 'not there'

let app: TestApp
before(async () => {
  app = await testApp({ seed: 'demo' })
})
after(() => app.close())

/** A fresh sign-in each time. */
async function cookieOf(standing: Standing): Promise<string> {
  const now = new Date()
  if (standing === 'public') return ''
  if (standing === 'resident') {
    const address = { kind: 'email', value: 'hodan@home.example' } as const
    return `sign-in=${(await signInAs(app.web, { address }, 'code', now)).value}`
  }
  if (standing === 'link') return linkCookie(now)
  if (standing === 'guest') {
    const accountId = await ensureAccount(app.web, { name: 'Noor', email: 'noor@fleetvale.example' }, now)
    return `sign-in=${(await signInAs(app.web, { accountId }, 'passkey', now)).value}`
  }
  return (await asMember(app.web, PLAYED_BY[standing as keyof typeof PLAYED_BY], now)).cookie
}

/** A partner without accounts, who has typed the code of a link to one referral. */
async function linkCookie(now: Date): Promise<string> {
  const row = await app.owner.selectFrom('referral').selectAll().limit(1).executeTakeFirstOrThrow()
  const { id: referralId, reference, to_organization_id: organizationId } = row
  const email = 'hello@hearth-and-ladder.example'
  await makeLink(app.jobs, { referralId, reference, organizationId, email }, { origin: app.origin }, now)
  const address = { kind: 'email', value: email } as const
  return `sign-in=${(await signInAs(app.web, { address, referralId }, 'code', now)).value}`
}

const MAY_END_SIGN_IN = /sign|leav|account|team|passkey|^\/(requests|ask-for-help)/

/** An id of nothing: what is walked is the gate, and no row is changed by it. */
const filledIn = (path: string): string => path.replace(/:[^/.]+/g, '999999999')

const question = (method: string, path: string, cookie: string): Question => ({
  method: method === 'POST' ? 'POST' : 'GET',
  path: filledIn(path),
  cookie,
})

function verdict({ status, location, body }: Answer): Verdict {
  if (status === 303 && /^\/(sign-in|requests)\?next=/.test(location)) return 'shown the way in'
  if (status === 403 && /Your (sign-in has ended|requests are closed)/.test(body)) return 'form given back'
  return status === 404 ? 'not there' : 'reached'
}

function expected(standing: Standing, allowed: readonly Standing[], method: string): Verdict {
  if (allowed.includes(standing)) return 'reached'
  const known = standing !== 'public' && standing !== 'resident'
  if (known && !allowed.includes('resident')) return 'not there'
  return method === 'GET' ? 'shown the way in' : 'form given back'
}

describe('every route as everybody', () => {
  it('is reached by whoever may and by nobody else', async () => {
    // The real table of routes and the real gate, before rooms that only say that they were reached.
    const server = await buildServer({
      viewerKey: Buffer.alloc(32),
      db: app.web,
      routes: ALL.map((route) => ({ ...route, handler: () => json({ reached: true }) })),
      places: await demoPlaces(),
      clock: () => new Date(),
      fileStore: TEST_FILES,
      maintenanceFile: null,
      formRules: { key: 'x'.repeat(32), limits: FORM_LIMITS },
      proxies: [],
      origin: () => 'http://127.0.0.1',
      assets: null,
      logLevel: 'silent',
    })
    const wrong: string[] = []
    let reached = 0
    let refused = 0
    const walk = async (standing: Standing) => {
      const cookie = await cookieOf(standing)
      for (const route of ALL) {
        const { method, path } = methodAndPath(route)
        const want = expected(standing, PERMISSIONS[route.may], method)
        const seen = await askDirectly(server, question(method, path, cookie))
        const right = verdict(seen) === want && (want !== 'reached' || seen.body === '{"reached":true}')
        if (!right) wrong.push(`${standing} ${method} ${path}: ${seen.status}, not ${want}`)
        else if (want === 'reached') reached += 1
        else refused += 1
      }
    }
    await Promise.all(STANDINGS.map(walk))
    await server.close()
    assert.deepEqual(wrong, [])
    assert.equal(reached + refused, ALL.length * STANDINGS.length)
    console.log(
      `${ALL.length} routes × ${STANDINGS.length} kinds of viewer: ${reached} reached, ${refused} refused, 0 wrong`,
    )
  })

  it('answers whoever may without a fault, room by room', async () => {
    const wrong: string[] = []
    let asked = 0
    const walk = async (standing: Standing) => {
      let cookie = await cookieOf(standing)
      for (const route of ALL.filter(({ may }) => (PERMISSIONS[may] as readonly Standing[]).includes(standing))) {
        const { method, path } = methodAndPath(route)
        const seen = await app.ask(question(method, path, cookie))
        asked += 1
        if (method === 'POST' && MAY_END_SIGN_IN.test(path)) cookie = await cookieOf(standing)
        if (seen.status >= 500 && seen.status !== 503) wrong.push(`${standing} ${method} ${path}: ${seen.status}`)
        // Nothing has this id, so whoever may is told "not there" too: never shown the way in, as those who may not.
        const turnedAway = verdict(seen) === 'shown the way in' || verdict(seen) === 'form given back'
        if (turnedAway) wrong.push(`${standing} ${method} ${path}: ${verdict(seen)}`)
      }
    }
    await Promise.all(STANDINGS.map(walk))
    assert.deepEqual(wrong, [])
    console.log(`${asked} requests to the real rooms: 0 faults, 0 turned away wrongly`)
  })

  it('says the same, to the byte, of what somebody may not use and of what was never there', async () => {
    const cookie = await cookieOf('partner-editor')
    const plain = ({ body }: Answer) => body.replace(/(og:url|canonical)[^>]*>/g, '')
    const never = plain(await app.ask(question('GET', '/desk/nothing-here', cookie)))
    const forbidden = ALL.filter(
      (route) => 'get' in route && !(PERMISSIONS[route.may] as readonly Standing[]).includes('partner-editor'),
    ).filter((route) => !(PERMISSIONS[route.may] as readonly Standing[]).includes('resident'))
    assert.ok(forbidden.length > 0)
    for (const route of forbidden) {
      const { path } = methodAndPath(route)
      assert.equal(plain(await app.ask(question('GET', path, cookie))), never, path)
    }
  })

  it('is described in the documentation as it is', () => {
    assert.equal(readFileSync(join(ROOT, 'docs/permissions.md'), 'utf8'), permissionTable())
  })
})
