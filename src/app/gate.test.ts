import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CastName } from '../../demo/cast.ts'
import { type TestApp, testApp } from '../../test/harness/app.ts'
import { asMember } from '../../test/harness/member.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
let app: TestApp

before(async () => {
  app = await testApp({ seed: 'demo' })
})
after(() => app.close())

const ask = (path: string, cookie = '', form?: Record<string, string>) =>
  fetch(app.origin + path, {
    headers: { cookie },
    redirect: 'manual',
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  })

const signedIn = async (name: CastName) => (await asMember(app.web, name, new Date())).cookie

describe('the gate before every room', () => {
  it('shows the public the way in and brings them back', async () => {
    const answer = await ask('/desk?x=1')
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), '/sign-in?next=%2Fdesk%3Fx%3D1')
  })

  it('gives a form back to be sent again when the sign-in has ended', async () => {
    const answer = await ask('/desk/acting-for', 'sign-in=long-gone', { membership: '7', words: '<b>kept</b>' })
    const text = await answer.text()
    assert.equal(answer.status, 403)
    assert.match(text, /action="\/desk\/acting-for"/)
    assert.match(text, /name="words" value="&lt;b&gt;kept&lt;\/b&gt;"/)
  })

  it('asks somebody without an account for a code, and keeps what they wrote', async () => {
    const answer = await ask('/requests/help/GW-7K3M-4QRT/more', 'sign-in=long-gone', { words: 'I moved' })
    assert.equal(answer.status, 403)
    assert.match(
      await answer.text(),
      /Your requests are closed[\s\S]*Ask for a new code[\s\S]*name="words" value="I moved"/,
    )
  })

  it('lets people who are signed in to their desk, and keeps the page in no cache', async () => {
    const answer = await ask('/desk', await signedIn('Grace Oyelaran'))
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.match(await answer.text(), /Hello, Grace[\s\S]*Fleet Vale Council/)
  })

  it('forgets somebody whose account is disabled, with the very next request', async () => {
    const cookie = await signedIn('Saoirse Lund')
    assert.equal((await ask('/desk', cookie)).status, 200)
    await app.owner.updateTable('account').set({ disabled_at: NOW }).where('name', '=', 'Saoirse Lund').execute()
    assert.equal((await ask('/desk', cookie)).status, 303)
  })

  it('signs in as the cast in one click, and signs out', async () => {
    const page = await (await ask('/demo')).text()
    const account = /name="account" value="(\d+)"/.exec(page)![1]!
    const answer = await ask('/demo/sign-in', '', { account })
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!
    assert.equal((await ask('/desk', cookie)).status, 200)
    const out = await ask('/sign-out', cookie, {})
    assert.match(out.headers.get('set-cookie')!, /^sign-in=;.*Max-Age=0/)
    assert.equal((await ask('/desk', cookie)).status, 303)
  })

  it('knows no cast outside the demonstration', async () => {
    const real = await testApp({ seed: 'none', env: { DEMO: 'no' } })
    const answers = [await fetch(`${real.origin}/demo`), await fetch(`${real.origin}/demo/sign-in`, { method: 'POST' })]
    await real.close()
    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404],
    )
  })
})
