import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { firstAdministratorSecret } from '../../src/records/first-administrator.ts'
import { type TestApp, testApp } from '../harness/app.ts'
import { launchBrowser, readPage, visitor } from '../harness/browser.ts'
import { withPasskeyDevice } from '../harness/passkeys.ts'

const NOW = new Date()
let app: TestApp
let origin: string
let browser: Browser

before(async () => {
  // Passkeys belong to a host name: an address in numbers has none.
  app = await testApp({ seed: 'none', now: NOW, env: { HOST: 'localhost', DEMO: 'no' } })
  origin = app.origin.replace('127.0.0.1', 'localhost')
  browser = await launchBrowser()
})
after(async () => {
  await browser.close()
  await app.close()
})

const press = async (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const mistakes = async (page: Page) => {
  await page.locator('.govuk-error-summary').waitFor()
  return (await readPage(page)).errors
}
const heading = async (page: Page) => (await readPage(page)).heading

/** Returns the link in the newest message to an address, as its reader would find it. */
async function linkTo(email: string): Promise<string> {
  const { body } = await app.owner
    .selectFrom('message')
    .where('address', '=', email)
    .select('body')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return /http\S+/.exec(body)![0]
}

describe('accounts', () => {
  it('begin with a link that makes the first administrator, once, and go on with passkeys, invitations and recovery', async () => {
    const helen = await (await visitor(browser)).newPage()
    const phone = await withPasskeyDevice(helen)

    // The first start.
    const place = { slug: 'fleet-vale', council: 'Fleet Vale Council' }
    const secret = await firstAdministratorSecret(app.jobs, place, NOW)
    await helen.goto(`${origin}/join/${secret}`)
    assert.equal(await heading(helen), 'Become the first administrator')
    await press(helen, 'Make a passkey')
    assert.deepEqual(await mistakes(helen), ['Enter your name', 'Enter an email address, like name@example.org'])
    await helen.getByLabel('Your name').fill('Helen Achterberg')
    await helen.getByLabel('Your work email address').fill('helen@fleetvale.example')
    await press(helen, 'Make a passkey')
    await helen.waitForURL('**/desk')
    assert.equal(await heading(helen), 'Hello, Helen')
    assert.equal(await firstAdministratorSecret(app.jobs, place, NOW), null)

    // Out, and in again with the passkey alone: nobody says who they are.
    await press(helen, 'Sign out')
    await helen.goto(`${origin}/desk/team`)
    assert.equal(await heading(helen), 'Sign in')
    const sent = helen.waitForRequest('**/sign-in/passkey')
    await press(helen, 'Sign in with a passkey')
    await helen.waitForURL('**/desk/team')
    const replay = { method: 'POST', body: new URLSearchParams((await sent).postData()!) }
    assert.equal((await fetch(`${origin}/sign-in/passkey`, replay)).status, 422)

    // An invitation: scanners look and post, and use nothing up.
    await helen.getByLabel('Their work email address').fill('grace@fleetvale.example')
    await helen.getByLabel('Adviser', { exact: true }).check()
    await press(helen, 'Send the invitation')
    await helen.waitForURL('**/desk/team')
    const invitation = await linkTo('grace@fleetvale.example')
    for (const method of ['HEAD', 'GET', 'POST', 'POST', 'GET']) await fetch(invitation, { method })
    const grace = await (await visitor(browser)).newPage()
    const lost = await withPasskeyDevice(grace)
    await grace.goto(invitation)
    await grace.getByLabel('Your name').fill('Grace Oyelaran')
    await grace.getByLabel('Your work email address').fill('somebody@else.example')
    await press(grace, 'Make a passkey and join')
    assert.deepEqual(await mistakes(grace), ['Enter the email address to which we sent this link'])
    await grace.getByLabel('Your work email address').fill('Grace@FleetVale.example')
    await press(grace, 'Make a passkey and join')
    await grace.waitForURL('**/desk')
    assert.equal(await heading(grace), 'Hello, Grace')
    assert.equal((await fetch(invitation)).status, 410)
    assert.equal((await grace.goto(`${origin}/desk/accounts`))!.status(), 404)

    // The device is lost.
    await lost.remove()
    await grace.context().clearCookies()
    await grace.goto(`${origin}/sign-in/recover`)
    await grace.getByLabel('Your work email address').fill('grace@fleetvale.example')
    await grace.getByLabel('What happened?').fill('My phone fell into the river')
    await press(grace, 'Ask for a new passkey')
    await grace.waitForURL('**/asked')

    await helen.goto(`${origin}/desk/accounts`)
    await helen.getByText('My phone fell into the river').waitFor()
    await helen.getByRole('button', { name: 'Send a link to Grace Oyelaran' }).click()
    await helen.getByText('My phone fell into the river').waitFor({ state: 'detached' })
    await withPasskeyDevice(grace)
    await grace.goto(await linkTo('grace@fleetvale.example'))
    assert.equal(await heading(grace), 'Make a new passkey')
    await grace.getByLabel('Your work email address').fill('grace@fleetvale.example')
    await press(grace, 'Make a passkey')
    await grace.waitForURL('**/desk')
    assert.equal(await heading(grace), 'Hello, Grace')

    // A second passkey, on another device; only then may the first one go.
    await helen.goto(`${origin}/account`)
    await press(helen, 'Remove First passkey')
    assert.deepEqual(await mistakes(helen), ['This is your only way to sign in. Add another passkey first.'])
    await press(helen, 'Add a passkey')
    await helen.getByText('This device has a passkey here already').waitFor()
    await phone.remove()
    await withPasskeyDevice(helen)
    await helen.getByLabel('What to call it').fill('My laptop')
    await press(helen, 'Add a passkey')
    await helen.getByText('My laptop').first().waitFor()
    await press(helen, 'Remove First passkey')
    await helen.getByText('First passkey').first().waitFor({ state: 'detached' })
    await press(helen, 'Sign out everywhere')
    await press(helen, 'Sign in with a passkey')
    await helen.waitForURL('**/desk')

    // The account is closed: the very next request knows nobody.
    await helen.goto(`${origin}/desk/accounts?q=grace`)
    await helen.getByRole('link', { name: 'Open the account of Grace Oyelaran' }).click()
    await press(helen, 'Close the account')
    await helen.getByRole('button', { name: 'Open the account again' }).waitFor()
    await grace.goto(`${origin}/desk`)
    assert.equal(await heading(grace), 'Sign in')
    await press(grace, 'Sign in with a passkey')
    await grace.getByText('That did not sign you in').waitFor()
  })
})
