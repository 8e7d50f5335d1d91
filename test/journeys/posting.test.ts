import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { waitingPostings } from '../../src/records/posting.ts'
import { decidePosting } from '../../src/records/posting-store.ts'
import { asMember } from '../harness/member.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-21T12:00:00Z')

describe('a partner posts', () => {
  let app: Story

  before(async () => {
    app = await story(NOW)
  })
  after(() => app.close())

  for (const javaScript of [true, false]) {
    describe(`with JavaScript ${javaScript ? 'on' : 'off'}`, () => {
      const title = `Theremin player for the ${javaScript ? 'lounge' : 'garden'}`
      const somebody = () => app.somebody({ javaScript })

      it('is read by a moderator, found by search, filled, and gone everywhere', async () => {
        const maureen = await somebody()
        await maureen.open('/demo')
        await maureen.page
          .getByRole('button', { name: /Maureen Tully/ })
          .first()
          .click()
        await maureen.page.waitForURL(/\/desk/)
        await maureen.open('/desk/postings')
        await maureen.press('Post something new')
        await maureen.page.getByLabel('Job', { exact: true }).check()
        await maureen.press('Go on')

        await maureen.follow('What the work is')
        await maureen.type('What is it called?', title)
        await maureen.press('Save and go on')
        assert.match((await maureen.reads()) as string, /What the work is Not finished/, 'kept, and not finished')
        await maureen.follow('What the work is')
        await maureen.type('What is it like?', 'Play for forty people after tea, twice a week.')
        await maureen.page.getByLabel('Arts, media and creative').check()
        await maureen.press('Save and go on')

        await maureen.follow('Pay and hours')
        await maureen.type('What does it pay?', '£16 an hour')
        await maureen.page.getByLabel('Permanent').check()
        await maureen.type('Hours a week', 'lots')
        await maureen.press('Save and go on')
        assert.deepEqual((await maureen.sees()).errors, ['Enter hours a week, like 20 or 16 to 24'])
        await maureen.type('Hours a week', '6')
        await maureen.press('Save and go on')

        await maureen.follow('Where it is')
        await maureen.tick('In person')
        await maureen.type('Postcode', 'NW5 2AA')
        await maureen.press('Save and go on')
        await maureen.follow('How to apply')
        await maureen.type('In how many working days do you answer everybody?', '3')
        await maureen.press('Save and go on')

        await maureen.follow('Preview: see it as residents will')
        assert.match(await maureen.reads(), /Preview\. This is how residents will see it.*£16 an hour/)
        await maureen.page.getByRole('link', { name: 'Back to your posting' }).click()
        await maureen.page.waitForURL(/\/desk\/postings\/\d+$/)
        await maureen.press('Send it to be checked')
        assert.match(await maureen.reads(), /It is sent.*Being checked/)

        const joe = await somebody()
        const search = '/opportunities?q=theremin'
        await joe.open(search)
        assert.doesNotMatch(await joe.reads(), new RegExp(title))

        const idris = (await asMember(app.web, 'Idris Penhallow', NOW)).viewer
        const waiting = (await waitingPostings(app.web, idris)).find(({ working }) => working.title === title)!
        await decidePosting(app.web, idris, waiting, 'approve', null, NOW)
        await joe.open(search)
        await joe.follow(title)
        const listing = joe.path()
        assert.match(await joe.reads(), /promises to answer within 3 working days/)
        assert.match(await feeds(app.origin), new RegExp(title))

        await maureen.open('/desk/postings')
        await maureen.press(`It is filled ${title}`)
        assert.match(await maureen.reads(), /Nobody can find it any more/)
        await joe.open(search)
        assert.doesNotMatch(await joe.reads(), new RegExp(title))
        assert.equal(await joe.open(listing), 410)
        assert.doesNotMatch(await feeds(app.origin), new RegExp(title))
      })
    })
  }
})

/** What machines are told: the newest in the feed, and the open data. */
async function feeds(origin: string): Promise<string> {
  const paths = ['/opportunities.rss?q=theremin', '/opportunities.json?q=theremin', '/open-referral/services']
  const answers = await Promise.all(paths.map((path) => fetch(origin + path)))
  const texts = await Promise.all(answers.map((answer) => answer.text()))
  return texts.join('\n')
}
