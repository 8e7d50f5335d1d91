import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { ensureAccount, ensureMembership } from '../../src/records/account.ts'
import { type TestApp, testApp } from '../harness/app.ts'
import { launchBrowser, readPage, visitor } from '../harness/browser.ts'
import { openIdProvider, type TestProvider } from '../harness/openid-provider.ts'

const NOW = new Date()
let provider: TestProvider
let app: TestApp
let origin: string
let browser: Browser

before(async () => {
  provider = await openIdProvider({
    grace: { email: 'Grace@fleetvale.example', verified: true, name: 'Grace Oyelaran' },
    newcomer: { email: 'new@fleetvale.example', verified: true, name: 'Noor Newcomer' },
    unchecked: { email: 'grace@fleetvale.example', verified: false, name: 'Somebody Else' },
  })
  app = await testApp({
    seed: 'demo',
    env: {
      HOST: 'localhost',
      OPENID_ISSUER: provider.issuer,
      OPENID_CLIENT_ID: provider.clientId,
      OPENID_CLIENT_SECRET: provider.clientSecret,
      OPENID_NAME: 'your council account',
    },
  })
  origin = app.origin.replace('127.0.0.1', 'localhost')
  await provider.returnTo(origin)
  const council = await app.owner
    .selectFrom('organization')
    .where('kind', '=', 'council')
    .select('id')
    .executeTakeFirstOrThrow()
  const id = await ensureAccount(app.web, { name: 'Grace O.', email: 'grace@fleetvale.example' }, NOW)
  await ensureMembership(app.web, id, { organizationId: council.id, role: 'adviser', hubIds: [] }, null, NOW)
  browser = await launchBrowser()
})
after(async () => {
  await browser.close()
  await app.close()
  await provider.close()
})

/** Goes to the council's sign-in and comes back, as a person does: it needs no JavaScript of ours. */
async function signIn(context: BrowserContext, as: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in?next=/account`)
  await page.getByRole('button', { name: 'Sign in with your council account' }).click()
  await page.locator('input[name=login]').fill(as)
  await page.locator('input[name=password]').fill('anything')
  await page.locator('button[type=submit]').click()
  await page.locator('button[type=submit]').click()
  await page.waitForURL(`${origin}/**`)
  return page
}

describe('the council’s own sign-in', () => {
  it('knows somebody by the address that it has checked, and later by who they are there', async () => {
    const context = await visitor(browser, { javaScript: false })
    const page = await signIn(context, 'grace')
    const { heading, rows } = await readPage(page)
    assert.equal(heading, 'Your account')
    assert.equal(rows.Email, 'grace@fleetvale.example')
    assert.match(await page.locator('main').innerText(), /Fleet Vale Council\s+Adviser/)
    await context.close()

    await app.owner.updateTable('account').set({ email_key: 'changed' }).where('name', '=', 'Grace O.').execute()
    const again = await visitor(browser, { javaScript: false })
    assert.equal((await readPage(await signIn(again, 'grace'))).rows.Name, 'Grace O.')
    await again.close()
  })

  it('lets a newcomer in, who then is in no team and sees nothing', async () => {
    const context = await visitor(browser, { javaScript: false })
    const page = await signIn(context, 'newcomer')
    await page.goto(`${origin}/desk`)
    assert.match(await page.locator('main').innerText(), /not in a team here yet/)
    assert.equal((await page.goto(`${origin}/desk/team`))!.status(), 404)
    await context.close()
  })

  it('does not take its word for an address that it has not checked', async () => {
    const context = await visitor(browser, { javaScript: false })
    const page = await signIn(context, 'unchecked')
    assert.deepEqual((await readPage(page)).errors, ['That did not sign you in. Try again, or use another way.'])
    await context.close()
  })

  it('takes an answer only in the browser that asked for it, and once', async () => {
    const context = await visitor(browser)
    const page = await context.newPage()
    let answer = ''
    page.on('request', (request) => {
      if (request.url().includes('/openid/callback')) answer = request.url()
    })
    await page.goto(`${origin}/sign-in/openid?next=//evil.example/`)
    await page.locator('input[name=login]').fill('newcomer')
    await page.locator('input[name=password]').fill('anything')
    await page.locator('button[type=submit]').click()
    await page.locator('button[type=submit]').click()
    await page.waitForURL(`${origin}/desk`)
    const stranger = await fetch(answer, { redirect: 'manual' })
    const replay = await page.goto(answer)
    assert.deepEqual([stranger.status, replay!.status()], [422, 422])
    await context.close()
  })

  it('sends nobody anywhere when the state that comes back is not the one that left', async () => {
    const context = await visitor(browser)
    const page = await context.newPage()
    await page.route(`${provider.issuer}/**`, (route) => route.abort())
    await page.goto(`${origin}/sign-in/openid`).catch(() => {})
    const forged = await page.goto(`${origin}/sign-in/openid/callback?code=abc&state=forged`)
    assert.equal(forged!.status(), 422)
    assert.deepEqual(
      (await context.cookies()).filter(({ name }) => name === 'sign-in'),
      [],
    )
    await context.close()
  })
})
