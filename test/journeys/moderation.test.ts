import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CastName } from '../../demo/cast.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const TITLE = 'Site labourers, start now'

for (const javaScript of [true, false]) {
  describe(`an advert with unlawful words, with JavaScript ${javaScript ? 'on' : 'off'}`, () => {
    let app: Story

    before(async () => {
      app = await story(NOW)
    })
    after(() => app.close())

    const somebody = (as?: CastName) => app.somebody({ as, javaScript })

    it('is sent back with the reason, changed, approved, found, reported, and gone with one press', async () => {
      const idris = await somebody('Idris Penhallow')
      await idris.open('/desk/moderation')
      assert.match(await idris.reads(), /Site labourers, start now.*Costs the worker money/)
      await idris.follow(TITLE)
      const item = idris.path()
      assert.match(await idris.reads(), /“We need two strong lads.*Use a word that means everybody/)
      await idris.page.getByLabel('Approve it').check()
      await idris.press('Save decision')
      assert.match((await idris.sees()).errors.join(), /needs a reason in law/)
      await idris.page.getByLabel('Ask for a change').check()
      await idris.type('What should its people know?', 'Pay the minimum wage, give the boots, and choose other words.')
      await idris.press('Save decision')
      assert.match(await idris.reads(), /Its people are asked for a change/)

      const ravi = await somebody('Ravi Sandhu-Price')
      await ravi.open('/desk/postings')
      await ravi.follow(TITLE)
      assert.match(await ravi.reads(), /give the boots/)
      await ravi.follow('What the work is')
      await ravi.type('What is it like?', 'Carry, sweep and help the trades. We give you boots and a vest.')
      await ravi.press('Save and go on')
      await ravi.follow('Pay and hours')
      await ravi.type('What does it pay?', '£14.90 an hour')
      await ravi.press('Save and go on')
      await ravi.press('Send it to be checked')

      await idris.open(item)
      assert.match(await idris.reads(), /It was: £11\.90 an hour.*It would be: £14\.90 an hour/)
      await idris.page.getByLabel('Approve it').check()
      await idris.press('Save decision')

      const joe = await somebody()
      const search = '/opportunities?q=labourers'
      await joe.open(search)
      await joe.follow(TITLE)
      const listing = joe.path()

      await idris.open(item)
      await idris.page.getByRole('button', { name: 'Take it down' }).click()
      await idris.type('Why?', 'The site does not exist')
      await idris.press('Take it down now')
      assert.match(await idris.reads(), /It is gone: from search, feeds, calendars and open data/)
      await joe.open(search)
      assert.doesNotMatch(await joe.reads(), new RegExp(TITLE))
      assert.equal(await joe.open(listing), 410)
      await ravi.open('/desk/postings')
      assert.match(await ravi.reads(), /Not accepted/)
    })
  })
}
