import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { NOT_CHECKED } from '../../src/domain/message-translations.ts'
import { type TestApp, testApp } from '../harness/app.ts'
import { launchBrowser, visitor } from '../harness/browser.ts'
import { person } from './person.ts'

const NOW = new Date()
const QUESTION = 'Which language should our messages be in?'
type Message = { readonly kind: string; readonly language: string; readonly subject: string; readonly body: string }

describe('somebody who reads Turkish better than English', () => {
  let app: TestApp
  let browser: Browser

  before(async () => {
    app = await testApp({ seed: 'demo', now: NOW })
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await app.close()
  })

  async function newestTo(address: string): Promise<Message> {
    const answer = await fetch(`${app.origin}/demo/outbox.json?to=${encodeURIComponent(address)}`)
    return ((await answer.json()) as { messages: Message[] }).messages[0]!
  }

  for (const [javaScript, address] of [
    [true, 'deniz.one@fleetvale.example'],
    [false, 'deniz.two@fleetvale.example'],
  ] as const) {
    it(`chooses once, applies, and reads Turkish, then English${javaScript ? '' : ', without JavaScript'}`, async () => {
      const home = await visitor(browser, { javaScript, width: 320 })
      const deniz = person(await home.newPage(), app.origin)
      const { id } = await app.owner
        .selectFrom('opportunity')
        .select('id')
        .where('title', '=', 'Care assistant, mornings')
        .executeTakeFirstOrThrow()
      await deniz.open(`/apply/${id}/about-you`)
      await deniz.type('What is your name?', 'Deniz Aydoğan')
      await deniz.page.getByRole('radio', { name: 'By email' }).check()
      await deniz.type('Email address', address)
      await deniz.page.getByRole('radio', { name: 'No', exact: true }).check()
      await deniz.choose(QUESTION, 'Türkçe')
      await deniz.press('Save and continue')
      for (const one of await deniz.page.getByRole('radio', { name: 'Yes', exact: true }).all()) await one.check()
      await deniz.press('Save and continue')
      await deniz.type('Why would you like to do this?', 'İnsanlara yardım etmek isterim.')
      await deniz.press('Save and continue')
      assert.match(await deniz.reads(), /Language of our messages Türkçe and English/)
      await deniz.press('Send to Willow Cut Homecare')

      const sent = await newestTo(address)
      assert.deepEqual([sent.kind, sent.subject], ['application.sent', 'Gönderdiğinizi aldık'])
      const [turkish, english] = sent.body.split(NOT_CHECKED.tr)
      assert.match(turkish!, /^Merhaba,\n\nGönderdiğinizi aldık\. Referans numaranız: GW-/)
      assert.match(english!, /We have sent your application to Willow Cut Homecare/)

      await deniz.open('/requests')
      assert.equal(await deniz.page.getByLabel(QUESTION).inputValue(), 'tr', 'the choice is remembered')
      await deniz.type('Your email address or mobile number', address)
      await deniz.press('Send me a code')
      const code = await newestTo(address)
      assert.deepEqual([code.kind, code.subject], ['requests.code', 'Kodunuz'])
      await deniz.type('Code', /Kodunuz: (\d{6})\./.exec(code.body)![1]!)
      await deniz.press('Show my requests')
      assert.match(await deniz.reads(), /Care assistant, mornings/)
      await home.close()
    })
  }
})
