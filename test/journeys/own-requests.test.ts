import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { type TestApp, testApp } from '../harness/app.ts'
import { launchBrowser, visitor } from '../harness/browser.ts'

type Message = { readonly id: number; readonly to: string; readonly body: string }

describe('somebody looks at what they have asked for', () => {
  let app: TestApp
  let browser: Browser
  let address: string
  let reference: string

  before(async () => {
    app = await testApp({ seed: 'demo' })
    browser = await launchBrowser()
    const asked = await app.owner
      .selectFrom('help_request')
      .select(['email', 'reference'])
      .where('email', 'is not', null)
      .where('status', '<>', 'closed')
      .orderBy('id')
      .executeTakeFirstOrThrow()
    address = asked.email!
    reference = asked.reference
  })
  after(async () => {
    await browser.close()
    await app.close()
  })

  async function newestCode(): Promise<string> {
    const answer = await fetch(`${app.origin}/demo/outbox.json?to=${encodeURIComponent(address)}`)
    const { messages } = (await answer.json()) as { messages: Message[] }
    return /Your code is (\d{6})/.exec(messages[0]!.body)![1]!
  }

  async function askForCode(page: Page): Promise<string> {
    await page.goto(`${app.origin}/requests`)
    await page.getByLabel('Your email address or mobile number').fill(` ${address.toUpperCase()} `)
    await page.getByRole('button', { name: 'Send me a code' }).click()
    await page.getByRole('heading', { name: 'Type your code' }).waitFor()
    return newestCode()
  }

  for (const javaScript of [true, false]) {
    it(`by typing a code${javaScript ? '' : ', without JavaScript'}, and closes it again`, async () => {
      const context = await visitor(browser, { javaScript, width: 320 })
      const page = await context.newPage()
      const code = await askForCode(page)

      await page.getByLabel('Code').fill('12 34')
      await page.getByRole('button', { name: 'Show my requests' }).click()
      assert.match(await page.getByRole('alert').innerText(), /Enter the six numbers of your code/)

      await page.getByLabel('Code').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
      await page.getByRole('button', { name: 'Show my requests' }).click()
      await page.getByRole('heading', { name: 'Your requests' }).waitFor()
      assert.match(await page.locator('main').innerText(), new RegExp(reference))

      await page.locator('.gw-card__title a').first().click()
      assert.match(await page.locator('main').innerText(), new RegExp(reference))

      await page.goto(`${app.origin}/requests`)
      await page.getByRole('button', { name: 'Close my requests on this device' }).click()
      await page.goto(`${app.origin}/requests`)
      assert.equal(await page.getByRole('button', { name: 'Send me a code' }).count(), 1)
      await context.close()
    })
  }

  it('after a program in the mail has opened, asked for and sent everything it found, fifty times', async () => {
    const context = await visitor(browser)
    const page = await context.newPage()
    const code = await askForCode(page)
    const form = new URLSearchParams({ code, next: '/requests' })
    for (let i = 0; i < 50; i++) {
      await fetch(`${app.origin}/requests/code`, { method: 'HEAD' })
      await fetch(`${app.origin}/requests/code`)
      const sent = await fetch(`${app.origin}/requests/code`, { method: 'POST', body: form, redirect: 'manual' })
      assert.equal(sent.status, 422)
    }
    await page.getByLabel('Code').fill(code)
    await page.getByRole('button', { name: 'Show my requests' }).click()
    await page.getByRole('heading', { name: 'Your requests' }).waitFor()
    await context.close()
  })

  it('and nobody can with the same code in another browser', async () => {
    const [first, other] = [await visitor(browser), await visitor(browser)]
    const code = await askForCode(await first.newPage())
    const page = await other.newPage()
    await page.goto(`${app.origin}/requests`)
    const answer = await other.request.post(`${app.origin}/requests/code`, { form: { code }, maxRedirects: 0 })
    assert.equal(answer.status(), 422)
    await page.goto(`${app.origin}/requests`)
    assert.equal(await page.getByRole('button', { name: 'Send me a code' }).count(), 1)
    await Promise.all([first.close(), other.close()])
  })
})
