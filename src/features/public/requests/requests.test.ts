import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  demoPlaces,
  guarded,
  type Request,
  statusOf,
  textOf,
  type Visitor,
  visit,
  whereTo,
} from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import type { Answer } from '../../../kit/http.ts'
import { viewerOf } from '../../../records/sign-in.ts'
import { requestsRoutes } from './requests.routes.ts'

const now = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

describe('your requests', () => {
  let database: TestDatabase
  let visitor: Visitor
  before(async () => {
    database = await testDatabase()
    visitor = { db: database.web, now, places: await demoPlaces(), routes: requestsRoutes }
  })
  after(() => database.drop())

  const cookie = (answer: Answer, name: string): string => {
    const cookies = answer.kind === 'data' ? [] : (answer.cookies ?? [])
    return cookies.find((one) => one.name === name)?.value ?? ''
  }

  /** Opens the page in a new browser and asks for a code; returns the browser. */
  async function askFor(address: string, at = now, remote = '127.0.0.1') {
    const here = { ...visitor, now: at }
    const cookies = { browser: cookie(await visit(here, '/requests'), 'browser') }
    const form = { ...guarded('requests', at), address, next: '/requests' }
    return { cookies, answer: await visit(here, '/requests', { form, cookies, remote }) }
  }

  async function codeFor(address: string): Promise<string> {
    const row = await database.owner
      .selectFrom('message')
      .selectAll()
      .where('address', '=', address)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    return /\b\d{6}\b/.exec(row.body)![0]
  }

  const type = (code: string, request: Request, at = now) =>
    visit({ ...visitor, now: at }, '/requests/code', { form: { code, next: '/requests' }, ...request })

  it('signs a resident in with the code, in the browser that asked', async () => {
    const { cookies, answer } = await askFor('Amina@Example.org')
    assert.match(whereTo(answer), /^\/requests\/code/)
    assert.match(textOf(await visit(visitor, '/requests/code', { cookies })), /a code to a…@example.org/)
    const taken = await type(await codeFor('amina@example.org'), { cookies })
    assert.equal(whereTo(taken), '/requests')
    const viewer = await viewerOf(database.web, cookie(taken, 'sign-in'), now)
    assert.deepEqual(viewer, { kind: 'resident', address: { kind: 'email', value: 'amina@example.org' } })
    assert.match(textOf(await visit(visitor, '/requests', { viewer })), /Sent from amina@example.org/)
  })

  it('texts a code that a phone can fill in here and nowhere else', async () => {
    const { cookies } = await askFor('07400 123456')
    const row = await database.owner
      .selectFrom('message')
      .selectAll()
      .where('address', '=', '+447400123456')
      .executeTakeFirstOrThrow()
    assert.equal(row.channel, 'text')
    assert.match(row.body, /\n@localhost #\d{6}$/)
    assert.equal(
      whereTo(
        await type(`${(await codeFor('+447400123456')).slice(0, 3)} ${(await codeFor('+447400123456')).slice(3)}`, {
          cookies,
        }),
      ),
      '/requests',
    )
  })

  it('goes on to where somebody wanted to go, on this site alone', async () => {
    for (const [next, expected] of [
      ['/requests/help/GW-1', '/requests/help/GW-1'],
      ['https://evil.example', '/requests'],
      ['//evil.example', '/requests'],
    ] as const) {
      const { cookies } = await askFor(`n${next.length}@example.org`)
      const code = await codeFor(`n${next.length}@example.org`)
      assert.equal(whereTo(await type(code, { cookies, form: { code, next } })), expected)
    }
  })

  it('lets no program use a code up, from wherever and however often it tries', async () => {
    const { cookies } = await askFor('bea@example.org')
    const code = await codeFor('bea@example.org')
    for (let i = 0; i < 50; i++) {
      await visit(visitor, '/requests/code?next=/requests')
      assert.equal(statusOf(await type(code, {})), 422)
      assert.equal(statusOf(await type(code, { cookies: { browser: `scanner-${i}` } })), 422)
    }
    assert.equal(whereTo(await type(code, { cookies })), '/requests')
  })

  it('puts the code into no link', async () => {
    await askFor('cem@example.org')
    const { body } = await database.owner
      .selectFrom('message')
      .select('body')
      .where('address', '=', 'cem@example.org')
      .executeTakeFirstOrThrow()
    assert.doesNotMatch(body, /https?:/)
  })

  it('keeps only a digest of the code that needs our key', async () => {
    await askFor('dan@example.org')
    const code = await codeFor('dan@example.org')
    const row = await database.owner
      .selectFrom('address_code')
      .selectAll()
      .where('address', '=', 'dan@example.org')
      .executeTakeFirstOrThrow()
    assert.equal(row.code_hash.length, 32)
    assert.ok(!JSON.stringify(row).includes(code))
  })

  it('works ten minutes, and once', async () => {
    const { cookies } = await askFor('eve@example.org')
    const code = await codeFor('eve@example.org')
    assert.equal(whereTo(await type(code, { cookies }, later(9))), '/requests')
    assert.equal(whereTo(await type(code, { cookies }, later(9.2))), '/requests', 'a double click')
    assert.equal(statusOf(await type(code, { cookies }, later(9.9))), 422)

    const { cookies: other } = await askFor('flo@example.org')
    assert.equal(statusOf(await type(await codeFor('flo@example.org'), { cookies: other }, later(11))), 422)
  })

  it('can be mistyped four times, even all at once, and not more', async () => {
    const { cookies } = await askFor('gus@example.org')
    const code = await codeFor('gus@example.org')
    const wrong = code === '000000' ? '000001' : '000000'
    const answers = await Promise.all(Array.from({ length: 20 }, () => type(wrong, { cookies })))
    assert.ok(answers.every((answer) => statusOf(answer) === 422))
    assert.match(textOf(await type(code, { cookies })), /Ask for a code first/)

    const { cookies: again } = await askFor('gus@example.org')
    assert.match(textOf(await type(wrong, { cookies: again })), /You can try 4 more times/)
    assert.equal(whereTo(await type(await codeFor('gus@example.org'), { cookies: again })), '/requests')
  })

  it('says the same about an address it knows and one it does not', async () => {
    const answers = []
    for (const address of ['known@example.org', 'nobody@example.org']) {
      if (address.startsWith('known')) await askFor(address)
      const { cookies, answer } = await askFor(address)
      const seen = await visit(visitor, '/requests/code', { cookies })
      assert.ok(answer.kind === 'redirect' && seen.kind === 'page')
      answers.push({
        status: answer.status,
        to: answer.to,
        names: answer.cookies?.map(({ name, maxAgeSeconds }) => [name, maxAgeSeconds]),
        body: seen.html.text.replace(/[kn]…@/, '…@'),
        headers: seen.headers,
      })
    }
    assert.deepEqual(answers[0], answers[1])
  })

  for (const [typed, error] of [
    ['', /Enter the email address or mobile number/],
    ['amina', /like name@example.org/],
    ['020 7946 0018', /UK mobile numbers and to email/],
    ['+90 532 123 45 67', /UK mobile numbers and to email/],
  ] as const) {
    it(`explains what it needs instead of ${typed || 'nothing'}`, async () => {
      const { answer } = await askFor(typed)
      assert.equal(statusOf(answer), 422)
      assert.match(textOf(answer), error)
    })
  }

  it('sends one address six codes an hour at most', async () => {
    const statuses = []
    for (let i = 0; i < 8; i++) statuses.push(statusOf((await askFor('many@example.org', later(i))).answer))
    assert.deepEqual(statuses, [303, 303, 303, 303, 303, 303, 429, 429])
    assert.equal(statusOf((await askFor('many@example.org', later(130))).answer), 303)
  })

  it('texts no more than thirty codes an hour for one network, and no number twenty-five times a day', async () => {
    const number = (i: number) => `07700 900${200 + i}`
    const one = (i: number, at: Date) => askFor(number(i), at, '203.0.113.9').then(({ answer }) => statusOf(answer))
    const statuses = []
    for (let i = 0; i < 32; i++) statuses.push(await one(i, later(300)))
    assert.deepEqual([statuses[0], statuses[29], statuses[30], statuses[31]], [303, 303, 429, 429])
    assert.equal(statusOf((await askFor('by.email@example.org', later(300), '203.0.113.9')).answer), 303)
    const day = []
    for (let hour = 0; hour < 5; hour++) for (let i = 0; i < 6; i++) day.push(await one(90, later(1440 + 120 * hour)))
    assert.deepEqual([day.filter((status) => status === 303).length, day.at(-1)], [24, 429])
  })

  it('asks whoever has proved no address for one', async () => {
    assert.match(textOf(await visit(visitor, '/requests')), /Send me a code/)
  })
})
