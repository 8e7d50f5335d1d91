import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { STREETS } from '../../demo/known-places.ts'
import { WARDS } from '../../demo/wards.ts'
import type { Person } from './person.ts'
import { type Story, story } from './story.ts'

/** A street in Cobblers Green, where Grace is an adviser. */
const HERE = STREETS.find(({ ward }) => WARDS.find(({ code }) => code === ward)?.name === 'Cobblers Green')!.postcode

describe('somebody with only a phone asks for help', () => {
  let app: Story

  before(async () => {
    app = await story()
  })
  after(() => app.close())

  for (const [javaScript, mobile] of [
    [true, '07700 900 771'],
    [false, '07700 900 772'],
  ] as const) {
    const kept = `+44${mobile.replaceAll(' ', '').slice(1)}`

    it(`hears from an adviser, and sees it${javaScript ? '' : ', without JavaScript'}`, async () => {
      const kwame = await app.somebody({ javaScript, width: 320 })
      const reference = await ask(kwame, mobile)
      const [told] = await app.messagesTo(kept)
      assert.match(told!.body, new RegExp(`${reference}.*An adviser from Cobblers Green Job Hub contacts you by`))

      const grace = await app.somebody({ as: 'Grace Oyelaran', javaScript })
      await answer(grace, reference)

      await app.showRequests(kwame, kept, mobile)
      await kwame.follow('Help from an adviser')
      const seen = await kwame.reads()
      assert.match(seen, /We have spoken to you You meet Grace at the hub, by/)
      assert.match(seen, /Adviser Grace Oyelaran/)
      assert.doesNotMatch(seen, /Sounds hopeful/)

      await kwame.type('Tell us something more', 'I can also come on Friday')
      await kwame.press('Send this to your adviser')
      await grace.open(`/desk/help-requests/${reference}`)
      assert.match(await grace.reads(), /I can also come on Friday/)

      await kwame.follow('Stop this request')
      await kwame.press('Yes, stop it')
      assert.match(await kwame.reads(), /Closed You told us to stop/)
    })
  }

  /** Answers every question, going back once to change an answer, and returns the reference. */
  async function ask(kwame: Person, mobile: string): Promise<string> {
    await kwame.open('/ask-for-help')
    await kwame.page.getByRole('button', { name: 'Start now' }).click()
    await kwame.page.getByLabel('What is your postcode?').waitFor()
    await kwame.type('What is your postcode?', HERE)
    await kwame.press('Continue')
    await kwame.press('Continue')
    assert.deepEqual((await kwame.sees()).errors, ['Tick what would help, or tick “I do not know yet”'])
    await kwame.tick('Finding a job')
    await kwame.tick('Work experience')
    await kwame.press('Continue')
    await kwame.page.getByRole('radio', { name: 'Text message' }).check()
    await kwame.type('Mobile phone number', mobile)
    await kwame.press('Continue')
    await kwame.page.getByRole('radio', { name: 'No', exact: true }).check()
    await kwame.press('Continue')
    await kwame.type('What should we call you?', 'Kwame')
    await kwame.press('Continue')

    await kwame.back()
    assert.equal(await kwame.page.getByLabel('What should we call you?').inputValue(), 'Kwame')
    await kwame.press('Continue')
    await kwame.press('Continue')
    assert.match((await kwame.sees()).rows['What would help'] ?? '', /Finding a job, Work experience/)
    await kwame.press('Ask for help')
    const sent = await kwame.reads()
    assert.match(sent, /We have your request/)
    const [reference] = /GW-\w{4}-\w{4}/.exec(sent)!
    await kwame.back()
    assert.match(await kwame.reads(), new RegExp(`We have your request Your reference is ${reference}`))
    return reference!
  }

  async function answer(grace: Person, reference: string): Promise<void> {
    await grace.open('/desk/help-requests?show=untaken')
    assert.match(await grace.reads(), new RegExp(reference))
    await grace.open(`/desk/help-requests/${reference}`)
    await grace.press('Take this request')
    await grace.page.getByRole('radio', { name: 'I reached them' }).check()
    await grace.type('Note for the desk (optional)', 'Sounds hopeful')
    await grace.type('What happens next?', 'You meet Grace at the hub')
    await grace.page.locator('input[name="due"]').nth(1).check()
    await grace.press('Save contact')
    assert.match(await grace.reads(), /You meet Grace at the hub, by/)
  }

  it('and finds nothing of it in another browser, even with the reference', async () => {
    const { reference } = await app.owner
      .selectFrom('help_request')
      .select('reference')
      .limit(1)
      .executeTakeFirstOrThrow()
    const page = await app.somebody()
    await page.open(`/requests/help/${reference}`)
    assert.doesNotMatch(await page.reads(), /Adviser|What would help/)
    await page.open(`/ask-for-help/sent/${reference}`)
    assert.doesNotMatch(await page.reads(), /contacts you by/)
  })
})
