import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { NOT_CHECKED } from '../../src/domain/message-translations.ts'
import { lately } from '../harness/app.ts'
import { type Story, story } from './story.ts'

const NOW = lately()
const QUESTION = 'Which language should our messages be in?'

describe('somebody who reads Turkish better than English', () => {
  let app: Story

  before(async () => {
    app = await story(NOW)
  })
  after(() => app.close())

  for (const [javaScript, address] of [
    [true, 'deniz.one@fleetvale.example'],
    [false, 'deniz.two@fleetvale.example'],
  ] as const) {
    it(`chooses once, applies, and reads Turkish, then English${javaScript ? '' : ', without JavaScript'}`, async () => {
      const deniz = await app.somebody({ javaScript, width: 320 })
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

      const sent = (await app.messagesTo(address))[0]!
      assert.deepEqual([sent.kind, sent.subject], ['application.sent', 'Gönderdiğinizi aldık'])
      const [turkish, english] = sent.body.split(NOT_CHECKED.tr)
      assert.match(turkish!, /^Merhaba,\n\nGönderdiğinizi aldık\. Referans numaranız: GW-/)
      assert.match(english!, /We have sent your application to Willow Cut Homecare/)

      await deniz.open('/requests')
      assert.equal(await deniz.page.getByLabel(QUESTION).inputValue(), 'tr', 'the choice is remembered')
      await deniz.type('Your email address or mobile number', address)
      await deniz.press('Send me a code')
      const code = (await app.messagesTo(address))[0]!
      assert.deepEqual([code.kind, code.subject], ['requests.code', 'Kodunuz'])
      await deniz.type('Code', /Kodunuz: (\d{6})\./.exec(code.body)![1]!)
      await deniz.press('Show my requests')
      assert.match(await deniz.reads(), /Care assistant, mornings/)
    })
  }
})
