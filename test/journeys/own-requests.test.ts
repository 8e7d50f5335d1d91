import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { type Story, story } from './story.ts'

describe('somebody looks at what they have asked for', () => {
  let app: Story
  let address: string
  let reference: string

  before(async () => {
    app = await story()
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
  after(() => app.close())

  async function askForCode(page: Page): Promise<string> {
    await page.goto(`${app.origin}/requests`)
    await page.getByLabel('Your email address or mobile number').fill(` ${address.toUpperCase()} `)
    await page.getByRole('button', { name: 'Send me a code' }).click()
    await page.getByRole('heading', { name: 'Type your code' }).waitFor()
    return app.codeFor(address)
  }

  for (const javaScript of [true, false]) {
    it(`by typing a code${javaScript ? '' : ', without JavaScript'}, and closes it again`, async () => {
      const { page } = await app.somebody({ javaScript, width: 320 })
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
    })
  }

  it('after a program in the mail has opened, asked for and sent everything it found, fifty times', async () => {
    const { page } = await app.somebody()
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
  })

  it('and nobody can with the same code in another browser', async () => {
    const [first, { page }] = [await app.somebody(), await app.somebody()]
    const code = await askForCode(first.page)
    await page.goto(`${app.origin}/requests`)
    const answer = await page.request.post(`${app.origin}/requests/code`, { form: { code }, maxRedirects: 0 })
    assert.equal(answer.status(), 422)
    await page.goto(`${app.origin}/requests`)
    assert.equal(await page.getByRole('button', { name: 'Send me a code' }).count(), 1)
  })
})
