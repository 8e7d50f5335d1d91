import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CastName } from '../../demo/cast.ts'
import { asMember } from '../harness/member.ts'
import { moveAs, packetOf, sendAs } from '../harness/referral.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const REASON = 'Her sister rang: he is at her door. I need her address for the police.'

for (const javaScript of [true, false]) {
  describe(`a record that is closed to all but a few, with JavaScript ${javaScript ? 'on' : 'off'}`, () => {
    let app: Story
    let hodan: { readonly id: string; readonly number: string }

    before(async () => {
      app = await story(NOW)
      hodan = await takenOn()
    })
    after(() => app.close())

    /** Hodan is on the list of the council, as anybody might be. */
    async function takenOn() {
      const leela = (await asMember(app.web, 'Dr Leela Raman', NOW)).viewer
      const marguerite = (await asMember(app.web, 'Marguerite Dunmore', NOW)).viewer
      const to = { organizationId: marguerite.membership.organizationId, hubId: null, serviceId: null }
      const packet = packetOf({ givenName: 'Hodan', familyName: 'Abdi-Farrow', email: 'hodan@home.example' })
      const { id, participantId } = await sendAs(app.web, leela, to, packet, NOW)
      await moveAs(app.web, marguerite, id, { move: 'acknowledge' }, NOW)
      await moveAs(app.web, marguerite, id, { move: 'accept' }, NOW)
      return app.owner
        .selectFrom('participant')
        .where('id', '=', participantId)
        .select(['id', 'number'])
        .executeTakeFirstOrThrow()
    }

    const somebody = (as: CastName, now = NOW, origin = app.origin) => app.somebody({ as, now, origin, javaScript })

    it('is opened in an emergency with a reason, for an hour, and somebody asks afterwards whether it was right', async () => {
      const farid = await somebody('Farid Halloran')
      await farid.open('/desk/privacy')
      await farid.type('Find a record by its number', hodan.number)
      await farid.press('Find')
      assert.match((await farid.sees()).heading, /Hodan Abdi-Farrow/)
      await farid.type('Why must it be closed?', 'A former partner looks for her.')
      await farid.press('Restrict the record')
      assert.match(await farid.reads(), /Only the people named here, and you, can see this record/)

      const winsome = await somebody('Winsome Adair-Clarke')
      const record = `/desk/people/${hodan.id}`
      assert.equal(await winsome.open(record), 404)
      await winsome.open('/desk/people')
      await winsome.follow('See a record in an emergency')
      await winsome.type('Number of the record', hodan.number)
      await winsome.type('What has happened, and why do you need to see it?', 'urgent')
      await winsome.press('Open the record')
      assert.match((await winsome.sees()).errors.join(), /at least 20 letters/)
      await winsome.type('What has happened, and why do you need to see it?', REASON)
      await winsome.press('Open the record')
      assert.equal(winsome.path(), record)
      assert.match(await winsome.reads(), /Hodan/)

      const later = new Date(NOW.getTime() + 61 * 60_000)
      const origin = await app.at(later)
      const winsomeLater = await somebody('Winsome Adair-Clarke', later, origin)
      assert.equal(await winsomeLater.open(record), 404)

      await farid.open('/desk/privacy')
      assert.match(await farid.reads(), /1 to look at/)
      await farid.follow('Records opened in an emergency')
      assert.match(await farid.reads(), /Her sister rang/)
      await farid.page.getByLabel('Yes').check()
      await farid.type('What you found, and what is being done', 'I rang her back. She is safe.')
      await farid.press(`Save for ${hodan.number}`)
      assert.match(await farid.reads(), /Every one has been looked at/)
    })

    it('asks somebody who signed in long ago to sign in again first', async () => {
      const origin = await app.at(new Date(NOW.getTime() + 20 * 60_000))
      const grace = await somebody('Grace Oyelaran', NOW, origin)
      await grace.open('/desk/people/emergency')
      assert.match((await grace.sees()).heading, /Sign in again first/)
    })
  })
}
