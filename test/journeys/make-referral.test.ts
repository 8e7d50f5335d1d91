import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CastName } from '../../demo/cast.ts'
import type { Person } from './person.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-19T10:00:00Z')

/** What a GP does with hands: pages, things typed, things ticked or chosen, and buttons and links pressed. */
const TWO_MINUTES = { pages: 4, typed: 4, ticked: 4, pressed: 5 } as const

describe('a GP refers somebody', () => {
  let app: Story

  before(async () => {
    app = await story(NOW)
  })
  after(() => app.close())

  const somebody = (as: CastName, javaScript: boolean, width = 1280) => app.somebody({ as, javaScript, width })

  for (const javaScript of [true, false]) {
    describe(`with JavaScript ${javaScript ? 'on' : 'off'}`, () => {
      const family = javaScript ? 'Quillfeather' : 'Tamarisk'

      it('in two minutes, is answered, and sees the milestones that were agreed', async () => {
        const leela = await somebody('Dr Leela Raman', javaScript, 375)
        const counted = await referInTwoMinutes(leela, family)
        assert.deepEqual(counted, TWO_MINUTES)
        assert.match(await leela.reads(), /The referral is sent.*Fleet Vale Council says by Friday 20 November/)
        const reference = /GW-\w{4}-\w{4}/.exec(await leela.reads())![0]
        await leela.follow('See how it stands')
        const tracking = leela.path()
        const id = tracking.split('/').at(-1)!

        const marguerite = await somebody('Marguerite Dunmore', javaScript)
        await marguerite.open(`/desk/referrals/${id}`)
        assert.match(
          await marguerite.reads(),
          new RegExp(`${family}.*${reference}.*07700 900321.*Wants help to go back`),
        )
        assert.doesNotMatch(await marguerite.reads(), /Sciatica/, 'health was not agreed')
        await marguerite.press('Say that it has come')
        await marguerite.press('Begin to look at it')
        await marguerite.press('Accept')
        await marguerite.press('Record that you are in touch')

        await leela.open(tracking)
        assert.match(await leela.reads(), /In touch/)
        await marguerite.press('Record the start')
        await leela.open(tracking)
        assert.match(await leela.reads(), /Started/)
      })

      it('goes on with a draft on another computer, and takes it as far as the check', async () => {
        const surgery = await somebody('Tom Ashgrove', javaScript)
        await surgery.open('/desk/referrals/new')
        await surgery.type('First name', family)
        await surgery.page.getByLabel('Phone call', { exact: true }).check()
        await surgery.type('Phone number', '020 7946 0143')
        await surgery.press('Save for later')

        const home = await somebody('Tom Ashgrove', javaScript)
        await home.open('/desk/referrals/drafts')
        await home.follow(`Go on with ${family}`)
        await home.page.getByRole('radio', { name: 'Fleet Vale WorkWell' }).check()
        await home.press('Continue')
        await home.press('Continue')
        assert.deepEqual((await home.sees()).errors, ['Say how they agreed. Nobody is referred who did not'])
        await home.page.getByLabel('By phone or video').check()
        await home.press('Continue')
        assert.match(await home.reads(), new RegExp(`Check and send.*${family}.*020 7946 0143`))
        await home.follow('Change who')
        await home.type('Last name (optional)', 'Vane')
        await home.press('Save and check')
        assert.match(await home.reads(), new RegExp(`Check and send.*${family} Vane`))
      })
    })
  }

  it('loses nothing where the browser is closed in the middle of a word', async () => {
    const leela = await somebody('Dr Leela Raman', true)
    await leela.open('/desk/referrals/new')
    await leela.type('First name', 'Half')
    await leela.page.getByText('Saved.').waitFor()
    await leela.page.close()
    const again = await somebody('Dr Leela Raman', false)
    await again.open('/desk/referrals/drafts')
    assert.match(await again.reads(), /Half To nobody yet/)
  })
})

/** Fills in the whole form from a template, and counts what it takes. */
async function referInTwoMinutes(gp: Person, family: string): Promise<Record<keyof typeof TWO_MINUTES, number>> {
  const counted = { pages: 0, typed: 0, ticked: 0, pressed: 0 }
  const type = async (label: string, words: string) => {
    counted.typed += 1
    await gp.type(label, words)
  }
  const tick = async (label: string) => {
    counted.ticked += 1
    await gp.page.getByLabel(label, { exact: true }).check()
  }
  const press = async (button: string) => {
    counted.pressed += 1
    counted.pages += 1
    await gp.press(button)
  }
  await gp.open('/desk/referrals/new')
  counted.pressed += 1
  await gp.follow('Off sick: WorkWell')
  await type('First name', 'Ottmar')
  await type('Last name (optional)', family)
  await tick('Text message')
  await type('Mobile phone number', '07700 900321')
  await gp.page.getByRole('group', { name: 'Could somebody else' }).getByLabel('No', { exact: true }).check()
  counted.ticked += 1
  await press('Continue')
  await type('Health or disability (optional)', 'Sciatica.')
  await gp.page.getByRole('radio', { name: 'In work, off sick now' }).check()
  counted.ticked += 1
  await press('Continue')
  await tick('Face to face')
  await press('Continue')
  await press('Send it')
  return counted
}
