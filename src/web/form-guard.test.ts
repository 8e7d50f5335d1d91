import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoPlaces, type Request, statusOf, textOf, type Visitor, visit, whereTo } from '../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { spamMinute } from '../../test/harness/spam-minute.ts'
import type { Viewer } from '../domain/permission.ts'
import { html } from '../kit/html.ts'
import { type Answer, page } from '../kit/http.ts'
import type { Ask, Route } from './ask.ts'
import { guardFields, takeOnce } from './form-guard.ts'
import { FORM_LIMITS } from './form-limits.ts'

const noon = Date.parse('2026-11-21T12:00:00Z')
const at = (seconds: number) => new Date(noon + seconds * 1000)
const formRules = { key: 'the key of these tests', limits: FORM_LIMITS }

/** A room with one box. What it takes goes into any small table. */
const ROUTES: Route[] = [
  { get: '/box', may: 'public.act', handler: (ask) => page(html`<form>${guardFields(ask, 'box')}</form>`) },
  {
    post: '/box',
    may: 'public.act',
    handler: (ask: Ask) =>
      takeOnce(ask, 'box', async (db) => {
        const words = ask.form.get('words') ?? ''
        await db
          .insertInto('feedback')
          .values({ on_day: '2026-11-21', place_slug: 'fleet-vale', page: '/box', useful: true, words })
          .execute()
        if (words === 'broken') throw new Error('the work failed')
        return `/box/${words}`
      }),
  },
]

describe('a form that anybody can send', () => {
  let database: TestDatabase
  let visitor: Omit<Visitor, 'now'>
  let network = 0

  before(async () => {
    database = await testDatabase()
    visitor = { db: database.web, places: await demoPlaces(), routes: ROUTES }
  })
  after(() => database.drop())

  const tokenIn = (answer: Answer): string => {
    assert.ok(answer.kind === 'page')
    return /name="form" value="([^"]+)"/.exec(answer.html.text)![1]!
  }
  const from = (): string => {
    network += 1
    return `198.51.${network % 250}.7`
  }
  const send = (seconds: number, form: Record<string, string>, more: Request = {}) =>
    visit({ ...visitor, now: at(seconds) }, '/box', { formRules, remote: from(), form, ...more })
  const stored = async () => (await database.owner.selectFrom('feedback').select('id').execute()).length
  const opened = async (seconds: number) =>
    tokenIn(await visit({ ...visitor, now: at(seconds) }, '/box', { formRules }))

  it('is taken once: the same again goes to the same page and does nothing', async () => {
    const form = await opened(0)
    const had = await stored()
    assert.equal(whereTo(await send(10, { form, words: 'one' })), '/box/one')
    assert.equal(whereTo(await send(11, { form, words: 'one' })), '/box/one')
    assert.equal(whereTo(await send(90_000, { form, words: 'changed' })), '/box/one')
    assert.equal((await stored()) - had, 1)
  })

  it('is taken once by fifty presses at the same moment', async () => {
    const form = await opened(1000)
    const had = await stored()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => send(1010, { form, words: 'fifty' }, { formRules: GENEROUS })),
    )
    assert.deepEqual(new Set(answers.map(whereTo)), new Set(['/box/fifty']))
    assert.equal((await stored()) - had, 1)
  })

  it('is not taken where the work fails, and can be sent again', async () => {
    const form = await opened(2000)
    const had = await stored()
    await assert.rejects(async () => send(2010, { form, words: 'broken' }), /the work failed/)
    assert.equal(whereTo(await send(2020, { form, words: 'mended' })), '/box/mended')
    assert.equal((await stored()) - had, 1)
  })

  for (const [why, seconds, more, title] of [
    ['from a program within two seconds', 1.9, {}, /That was very quick/],
    ['with the trap filled in', 60, { website_url: 'http://example.org' }, /once more/],
    ['open for more than a day', 86_401, {}, /Shall we send this/],
    ['with a token that we did not make', 60, { form: 'x' }, /Shall we send this/],
  ] as const) {
    it(`is asked for again, with everything typed still in it, when it came ${why}`, async () => {
      const had = await stored()
      const form = await opened(10_000)
      const answer = await send(10_000 + seconds, { form, words: 'My <words>', ...more }, { fromBrowser: false })
      assert.equal(statusOf(answer), 422)
      assert.match(textOf(answer), title)
      assert.ok(answer.kind === 'page' && answer.html.text.includes('name="words" value="My &lt;words&gt;"'))
      assert.ok(!answer.html.text.includes('http://example.org'))
      assert.equal(await stored(), had)
      const again = await send(10_000 + seconds + 3, { form: tokenIn(answer), words: 'kept' })
      assert.equal(whereTo(again), '/box/kept')
    })
  }

  it('waits for a browser that is quicker than people, and takes what it sent', async () => {
    const form = await opened(15_000)
    assert.equal(whereTo(await send(15_001.9, { form, words: 'remembered' })), '/box/remembered')
  })

  it('knows a token of another form, and one that somebody changed', async () => {
    const form = await opened(20_000)
    for (const changed of [form.replace('first', 'confirmed'), form.slice(0, -2), `${form}A`]) {
      assert.equal(statusOf(await send(20_010, { form: changed, words: 'x' })), 422)
    }
  })

  it('keeps its token when it is shown again after a mistake', async () => {
    const form = await opened(30_000)
    const shown = await visit({ ...visitor, now: at(30_010), routes: SHOWN_AGAIN }, '/box', {
      formRules,
      form: { form },
    })
    assert.equal(tokenIn(shown), form)
  })

  it('leaves at most 20 of 1,000 machine posts in a minute, and takes what a person sends in between', async () => {
    const had = await stored()
    const person = await spamMinute(
      { visitor, path: '/box', fields: (_, kind) => ({ words: kind }), person: { words: 'person' } },
      at(40_000).getTime(),
    )
    assert.equal(person.ledTo, '/box/person')
    assert.ok(person.presses <= 2)
    const machines = (await stored()) - had - 1
    assert.ok(machines <= 20, `${machines} of 1,000 were stored`)
  })

  it('lets people who are signed in for an organisation be as quick and as busy as they like', async () => {
    const membership = { id: 1, organizationId: 1, organizationName: 'O', role: 'partner-editor', hubIds: [] } as const
    const viewer: Viewer = { kind: 'member', accountId: 1, name: 'Ada', membership, memberships: [membership] }
    for (let i = 0; i < 30; i++) {
      const form = await opened(60_000)
      const answer = await send(60_000.1, { form, words: `m${i}` }, { viewer, remote: '192.0.2.9', fromBrowser: false })
      assert.equal(whereTo(answer), `/box/m${i}`)
    }
  })

  it('asks a whole network to wait when it sends very much, and only that one', async () => {
    const answers = []
    for (let i = 0; i < 15; i++) {
      const form = await opened(50_000)
      answers.push(await send(50_010, { form, words: `n${i}` }, { remote: `192.0.2.${i}` }))
    }
    assert.match(textOf(answers.at(-1)!), /Please wait a minute/)
    assert.equal(statusOf(answers.at(-1)!), 429)
    const later = await send(50_140, { form: tokenIn(answers.at(-1)!), words: 'later' }, { remote: '192.0.2.14' })
    assert.equal(whereTo(later), '/box/later')
  })
})

const GENEROUS = { ...formRules, limits: { ...FORM_LIMITS, browserAMinute: 1000, networkAMinute: 1000 } }
const SHOWN_AGAIN: Route[] = [
  { post: '/box', may: 'public.act', handler: (ask) => page(html`<form>${guardFields(ask, 'box')}</form>`) },
]
