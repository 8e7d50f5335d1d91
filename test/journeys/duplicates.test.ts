import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sampleId } from '../../demo/duplicates.ts'
import type { Person } from './person.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

for (const javaScript of [true, false]) {
  describe(`one person with two records, with JavaScript ${javaScript ? 'on' : 'off'}`, () => {
    let app: Story
    let winsome: Person

    before(async () => {
      app = await story(NOW)
      winsome = await app.somebody({ as: 'Winsome Adair-Clarke', javaScript, width: 375 })
    })
    after(() => app.close())

    it('is found, made one, and taken apart again', async () => {
      await winsome.open('/desk')
      await winsome.follow(/^Duplicates/)
      assert.match((await winsome.sees()).heading, /Possible duplicates/)
      await winsome.follow(/Shirin Choudhury/)
      assert.match(await winsome.reads(), /Phone Same/)

      await winsome.press('Save decision')
      assert.match((await winsome.sees()).errors.join(), /Say whether they are the same person/)
      await winsome.page.getByLabel(/^Yes. Go on with .*, Shirin Choudhury$/).check()
      await winsome.type('How do you know? (optional)', 'She rang from the same telephone.')
      await winsome.press('Save decision')
      assert.equal(winsome.path(), '/desk/duplicates/merged')
      assert.match(await winsome.reads(), /Shireen Chowdhury\) is part of/)
      await winsome.open('/desk/duplicates')
      assert.doesNotMatch(await winsome.reads(), /Choudhury/)

      await winsome.open('/desk/duplicates/merged')
      await winsome.press('Take back for Shirin Choudhury')
      assert.match((await winsome.sees()).heading, /One person or two/)
      const folded = await app.owner
        .selectFrom('participant')
        .select('merged_into')
        .where('id', '=', sampleId('shireen'))
        .executeTakeFirstOrThrow()
      assert.equal(folded.merged_into, null)
    })

    it('is not asked about again where they are two people', async () => {
      await winsome.open('/desk/duplicates')
      await winsome.follow(/Warsame/)
      await winsome.page.getByLabel('No, they are two people').check()
      await winsome.press('Save decision')
      assert.equal(winsome.path(), '/desk/duplicates')
      assert.doesNotMatch(await winsome.reads(), /Warsame/)
    })
  })
}
