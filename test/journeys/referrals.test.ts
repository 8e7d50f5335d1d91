import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type CastName, mailbox } from '../../demo/cast.ts'
import type { Person } from './person.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

for (const javaScript of [true, false]) {
  describe(`a referral that is not taken on, with JavaScript ${javaScript ? 'on' : 'off'}`, () => {
    let app: Story

    before(async () => {
      app = await story(NOW)
    })
    after(() => app.close())

    const somebody = (as: CastName) => app.somebody({ as, javaScript })

    /** Somebody with two parts in one organisation chooses the one they act in. */
    const actingAs = async (name: CastName, part: string): Promise<Person> => {
      const one = await somebody(name)
      await one.open('/desk/acting-for')
      await one.page.getByLabel(part).check()
      await one.press('Act for this one')
      return one
    }

    it('is declined with a reason, offered elsewhere, referred on, started and closed, and both referrers hear', async () => {
      const marguerite = await somebody('Marguerite Dunmore')
      await marguerite.open('/desk/referrals')
      await marguerite.follow(/^Deniz Aydoğan/)
      assert.match(await marguerite.reads(), /Open it and say that it has come.*afraid to lose the job/)
      await marguerite.press('Say that it has come')
      await marguerite.follow('Decline')
      await marguerite.press('Decline')
      assert.match((await marguerite.sees()).errors.join(), /Choose why/)
      await marguerite.page.getByLabel('Another service fits better').check()
      await marguerite.type('More about it (optional)', 'He needs somebody beside him at work.')
      await marguerite.press('Decline')
      assert.match(await marguerite.reads(), /Declined.*not open to you any more.*A slip\?/)

      const leela = await somebody('Dr Leela Raman')
      await leela.open('/desk/referrals/sent')
      assert.match(await leela.reads(), /Deniz Aydoğan , GW-[\w-]+ Declined For us to do/)
      await leela.follow(/^Deniz Aydoğan/)
      const first = leela.path()
      assert.match(await leela.reads(), /Another kind of help fits better.*He needs somebody beside him at work/)
      await leela.press('Offer another service')
      await leela.press('Send it to them')
      assert.match((await leela.sees()).errors.join(), /Choose who it goes to.*without their agreement/)
      await leela.page.getByLabel('Connect to Work at Awl Lane: Connect to Work').check()
      await leela.type('Why this one?', 'They go to work with somebody.')
      await leela.tick('They agree that this organisation gets')
      await leela.page.getByLabel('By phone or video').check()
      await leela.press('Send it to them')
      assert.match(await leela.reads(), /Connect to Work, to Awl Lane Disability Job Hub/)

      const brid = await actingAs('Bríd Ní Fhloinn', 'Awl Lane Disability Job Hub: partner manager')
      await brid.open('/desk/referrals')
      await brid.follow(/^Deniz Aydoğan/)
      await brid.press('Say that it has come')
      await brid.follow('Refer on')
      await brid.page.getByLabel('Cobblers Green Job Hub: Job hub adviser').check()
      await brid.type('Why does somebody else fit better?', 'He wants an adviser near home.')
      await brid.tick('They agree that this organisation gets')
      await brid.page.getByLabel('Face to face').check()
      await brid.press('Refer on')
      assert.match(await brid.reads(), /Referred on.*not open to you any more/)

      await marguerite.open('/desk/referrals/unassigned')
      await marguerite.follow(/^Deniz Aydoğan/)
      assert.match(await marguerite.reads(), /from Awl Lane Disability Job Hub.*afraid to lose the job/)
      await marguerite.press('Say that it has come')
      await marguerite.press('Accept')
      await marguerite.page
        .getByLabel('Adviser, with open referrals')
        .selectOption({ label: await graceAs(marguerite) })
      await marguerite.press('Give to this adviser')
      assert.match(await marguerite.reads(), /Given to Grace Oyelaran/)

      const grace = await somebody('Grace Oyelaran')
      await grace.open('/desk/referrals')
      await grace.follow(/^Deniz Aydoğan/)
      await grace.press('Record the start')
      await grace.follow('Close with an outcome')
      await grace.page.getByLabel('Kept their job').check()
      await grace.page.getByRole('radio', { name: 'What I write here' }).check()
      await grace.page
        .getByLabel('What does the referrer read?')
        .fill('Deniz keeps his job, with lighter work until spring.')
      await grace.press('Close with an outcome')
      assert.match(await grace.reads(), /Closed.*Kept their job/)

      await leela.open(first)
      assert.match(await leela.reads(), /What came out of it.*Referred on/)
      for (const one of [leela, brid]) {
        await one.open('/desk/referrals/sent?show=ended')
        await one.page
          .getByRole('link', { name: /^Deniz Aydoğan|^Name not shown/ })
          .first()
          .waitFor()
        assert.match(await one.reads(), /Closed/)
      }
      const told = await app.owner
        .selectFrom('message')
        .select('address')
        .where('kind', '=', 'referral.news')
        .where('key', 'like', '%:close:%')
        .execute()
      assert.deepEqual(
        told.map(({ address }) => address).toSorted(),
        [mailbox('Bríd Ní Fhloinn'), mailbox('Dr Leela Raman')].toSorted(),
      )
    })

    const graceAs = async ({ page }: Person): Promise<string> =>
      (await page.getByRole('option', { name: /^Grace Oyelaran/ }).textContent()) ?? ''
  })
}
