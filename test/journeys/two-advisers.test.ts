import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sampleParticipantId } from '../../demo/referrals.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

/** Grace is the adviser, Winsome her manager: both look after the same person this morning. */
describe('two advisers at one plan', () => {
  let fleetVale: Story

  before(async () => {
    fleetVale = await story(NOW)
  })
  after(() => fleetVale.close())

  for (const [how, javaScript, who] of [
    ['with JavaScript', true, 'Augustin Petrossian'],
    ['without JavaScript', false, 'Rosalind Okonjo'],
  ] as const)
    it(`lose nothing, ${how}`, async () => {
      const plan = `/desk/people/${sampleParticipantId(who)}/plan`
      const grace = await fleetVale.somebody({ as: 'Grace Oyelaran', javaScript })
      const winsome = await fleetVale.somebody({ as: 'Winsome Adair-Clarke', javaScript, width: 375 })

      await grace.open(`${plan}/goals/new?start=apply`)
      await grace.press('Save the goal')
      for (const they of [grace, winsome]) {
        await they.open(plan)
        await they.follow(/^Change the goal “Apply/)
      }

      // Grace writes why it matters and another date for the CV; she is the first to save.
      await grace.type('Why does it matter to them? (optional)', 'To pay the rent')
      await grace.page
        .getByRole('group', { name: 'Step 1' })
        .getByLabel('What', { exact: true })
        .fill('Write a short CV')
      await grace.press('Save')

      // Winsome has typed, too: the goal in better words, a third wording of the same step, and a step of her own.
      await winsome.type(`What does ${who.split(' ')[0]} want to reach?`, 'Apply for work in a kitchen')
      await winsome.page
        .getByRole('group', { name: 'Step 1' })
        .getByLabel('What', { exact: true })
        .fill('Bring the CV up to date')
      const added = winsome.page.getByRole('group', { name: 'A new step' })
      await added.getByLabel('What', { exact: true }).fill('Get a food hygiene certificate')
      await added.getByLabel('By', { exact: true }).fill('2026-12-18')
      await winsome.press('Save')

      assert.equal((await winsome.sees()).heading, 'Somebody else changed this while you typed')
      const asked = await winsome.reads()
      assert.match(asked, /One thing needs a choice.*It was: Write a CV together/)
      assert.match(asked, /Grace Oyelaran wrote: Write a short CV.*You wrote: Bring the CV up to date/)
      assert.match(asked, /The goal: Why To pay the rent/)

      await winsome.press('Save')
      assert.match(await winsome.reads(), /There is a problem Choose for “What”/)
      await winsome.page.getByRole('radio', { name: /^You wrote/ }).check()
      await winsome.press('Save')

      await grace.open(plan)
      const both = await grace.reads()
      for (const kept of [
        'Apply for work in a kitchen',
        'To pay the rent',
        'Bring the CV up to date',
        'Get a food hygiene certificate',
      ])
        assert.ok(both.includes(kept), kept)
    })
})
