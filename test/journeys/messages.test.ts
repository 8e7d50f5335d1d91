import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sampleParticipantId } from '../../demo/referrals.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const CALLUM = '+447700900302'

for (const window of [{ width: 375 }, { width: 1280, javaScript: false }]) {
  describe(`an adviser who is written to, ${window.width} wide${'javaScript' in window ? ', without a script' : ''}`, () => {
    let app: Story

    before(async () => {
      app = await story(NOW)
    })
    after(() => app.close())

    it('answers from Today, writes a CV together, and keeps what changed', async () => {
      const grace = await app.somebody({ as: 'Grace Oyelaran', ...window })
      await grace.open('/desk/today')
      assert.match(await grace.reads(), /Callum Wetherby-Osei.{0,40}Wrote to you, and waits for an answer/)
      await grace.open('/desk/messages')
      assert.match(await grace.reads(), /Waiting for you.*Callum Wetherby-Osei.*they want a cv by friday/)
      await grace.follow(/^Callum Wetherby-Osei/)
      assert.match(await grace.reads(), /Answer by Tuesday 24 November.*they want a cv by friday/i)
      await grace.follow('Can you come and see me?')
      await grace.press('Send')
      assert.match(await grace.reads(), /Hello Callum\. Can you come and see me this week\?.*Waiting to go/)
      const [sent] = await app.messagesTo(CALLUM)
      assert.deepEqual([sent?.kind, /^Hello Callum/.test(sent?.body ?? '')], ['person.message', true])
      await grace.open('/desk/messages')
      assert.doesNotMatch(await grace.reads(), /they want a cv by friday/)

      await grace.open(`/desk/people/${sampleParticipantId('Callum Wetherby-Osei')}/documents`)
      await grace.follow('Write a CV here')
      await grace.press('Keep it')
      assert.match((await grace.sees()).errors.join(), /Write something/)
      await grace.type('About me', 'I hear what others do not.')
      await grace.page.getByLabel('What you did').first().fill('Sound at the school play')
      await grace.type('Skills', 'Mixing desks\nEarly starts')
      await grace.press('Keep it')
      assert.match(await grace.reads(), /Callum Wetherby-Osei.*I hear what others do not\..*Sound at the school play/)
      await grace.follow('Write a new version')
      await grace.type('Skills', 'Mixing desks\nCables')
      await grace.type('What is different?', 'For the canteen')
      await grace.press('Keep it')
      // On a telephone the parts of a record are one line, which opens.
      if (window.width < 640) await grace.page.getByLabel('Parts of the record').locator('summary').click()
      await grace.follow('Papers')
      assert.match(await grace.reads(), /CV, version 2 In use.*For the canteen/i)
      await grace.page.getByText('One other version').click()
      await grace.follow(/^Compare with the one in use/)
      assert.match(await grace.reads(), /Gone: Early starts.*New: Cables/)
    })

    it('finds out who wrote from a number that nobody has', async () => {
      const marguerite = await app.somebody({ as: 'Marguerite Dunmore', ...window })
      await marguerite.open('/desk/messages')
      await marguerite.follow(/^Somebody/)
      assert.match(await marguerite.reads(), /Who wrote this\?.*07700 900888.*this is my new number/)
      await marguerite.type('Name, or number of the record', 'Ngata')
      await marguerite.press('Find')
      await marguerite.page.getByLabel('Bridie Ngata').check()
      await marguerite.press('It is from them')
      assert.match((await marguerite.sees()).errors.join(), /Say why you are sure/)
      await marguerite.type('Why are you sure?', 'I rang the number and she answered.')
      await marguerite.press('It is from them')
      assert.match(await marguerite.reads(), /this is my new number.*Matched by hand: “I rang the number/)
      await marguerite.open('/desk/messages')
      assert.doesNotMatch(await marguerite.reads(), /Whose are these/)
    })
  })
}
