import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Locator } from 'playwright-core'
import { sampleParticipantId } from '../../demo/referrals.ts'
import type { Person } from './person.ts'
import { type Story, story } from './story.ts'

const MONDAY = new Date('2026-11-23T10:00:00Z')
const TUESDAY = new Date('2026-11-24T14:00:00Z')

type Day = {
  readonly how: string
  readonly width: number
  readonly javaScript: boolean
  /** Who came at ten or at noon, and needs money; whose step is done; who wrote; whose review is due. */
  readonly came: string
  /** Which fund pays, where there are several for them. */
  readonly fund?: string
  readonly step: readonly [who: string, what: string]
  readonly wrote: string
  /** What goes out to them: the words, or for whom others may read along, that there are words. */
  readonly goesOut: RegExp
  readonly review: string
}

const DAYS: readonly Day[] = [
  {
    ...{ how: 'on a phone without JavaScript', width: 375, javaScript: false },
    ...{ came: 'Ingrid Boateng-Frost', step: ['Yordanos Teklemariam', 'Make the share code together'] },
    fund: 'Way to work fund',
    ...{ wrote: 'Callum Wetherby-Osei', goesOut: /Bring what you have on Thursday/ },
    review: 'Leopold Asante-Byrne',
  },
  {
    ...{ how: 'at a desk with JavaScript', width: 1280, javaScript: true },
    ...{ came: 'Olena Fairweather', step: ['Callum Wetherby-Osei', 'Travel discount form'] },
    ...{ wrote: 'Gerard Okonjo-Vane', goesOut: /^You have a message\. Please call 020/ },
    review: 'Tamsin Adeyemi-Rook',
  },
]

const NOTE = 'Ten minutes early. The talk with the manager went well, and we wrote down what to say next.'
const ANSWER = 'Yes. Bring what you have on Thursday, and we go through it.'
const REVIEW = 'The mornings work. The letters were hard. Next is the form, together.'
const FARES = 'A bus pass for the first month, until the first wages come.'

describe('a day of an adviser', () => {
  let fleetVale: Story
  let tuesday: string

  before(async () => {
    fleetVale = await story(MONDAY)
    tuesday = await fleetVale.at(TUESDAY)
  })
  after(() => fleetVale.close())

  for (const { how, came, fund, step, wrote, goesOut, review, ...visit } of DAYS)
    describe(how, () => {
      let grace: Person

      before(async () => {
        grace = await fleetVale.somebody({ as: 'Grace Oyelaran', now: TUESDAY, origin: tuesday, ...visit })
      })

      it('begins with who came: one form tells it with a note, and nothing asks for it again', async () => {
        await grace.open('/desk/today')
        await open(grace, came, 'How did it go?')
        await arrive(grace, grace.page.getByRole('button', { name: /^Write down how it went/ }).first())
        await grace.page.getByRole('radio', { name: 'They came', exact: true }).check()
        await grace.type('What was said and done (optional)', NOTE)
        await grace.type('What is next? (optional)', 'Practise the first day')
        await grace.type('By when?', '2026-12-02')
        await grace.press('Save')
        await isGone(grace, came, 'How did it go?')
        await grace.open(`/desk/people/${sampleParticipantId(came)}/notes`)
        assert.match(await grace.reads(), new RegExp(NOTE))
        await isWritten(came, 'appointment.recorded')
      })

      it('takes a step as done with one press', async () => {
        const [who, what] = step
        await grace.open('/desk/today')
        await arrive(grace, row(grace, who, what).getByRole('button'))
        assert.equal(grace.path(), '/desk/today')
        await isGone(grace, who, what)
        await isWritten(who, 'step.finish')
      })

      it('answers who wrote, as is safe for them', async () => {
        await grace.open('/desk/today')
        await open(grace, wrote, 'waits for an answer')
        await grace.type('Message', ANSWER)
        await grace.press('Send')
        assert.match(await grace.reads(), new RegExp(ANSWER))
        const { phone } = await personNamed(wrote)
        const [arrived] = await fleetVale.messagesTo(phone!)
        assert.match(arrived!.body, goesOut)
        await isGone(grace, wrote, 'waits for an answer')
        await isWritten(wrote, 'message.sent')
      })

      it('asks the support fund for what stands in the way, and whoever decides finds it on their own list', async () => {
        const about = `/desk/people/${sampleParticipantId(came)}`
        await grace.open(`${about}/fund/new`)
        if (fund) await grace.page.getByRole('radio', { name: fund, exact: true }).check()
        await grace.choose('What is it for?', 'Travel')
        await grace.type('How much?', '84')
        await grace.type('What does it make possible?', FARES)
        await grace.page.getByRole('radio', { name: 'The person themself', exact: true }).check()
        await grace.type('By when is it needed?', '2026-11-30')
        await grace.press('Ask')
        await isWritten(came, 'fund.ask')
        const marguerite = await fleetVale.somebody({
          ...visit,
          as: 'Marguerite Dunmore',
          now: TUESDAY,
          origin: tuesday,
        })
        await marguerite.open('/desk/today')
        await open(marguerite, came, 'Travel, £84')
        await marguerite.page.getByRole('radio', { name: 'Approve', exact: true }).check()
        await marguerite.press('Save')
        await isGone(marguerite, came, 'Travel, £84')
        await isWritten(came, 'fund.approve')
      })

      it('holds the review that is due, and plans the next one with it', async () => {
        await grace.open('/desk/today')
        await open(grace, review, 'Review how it is going')
        await grace.follow(/^Look at it together/)
        await grace.type(`How is it going, ${review.split(' ')[0]}?`, REVIEW)
        await grace.press('Save the review')
        assert.match(await grace.reads(), /review Planned.*Before.*Done.*The mornings work/)
        await isGone(grace, review, 'Review how it is going')
        await isWritten(review, 'review.done')
      })

      it('ends with no gap in the promise', async () => {
        const petra = await fleetVale.somebody({ as: 'Petra Solheim', now: TUESDAY, origin: tuesday, ...visit })
        await petra.open('/desk/promise')
        assert.match(await petra.reads(), /left without an owner, a next step and a date\. 0 gaps/)
      })
    })

  const personNamed = (name: string) =>
    fleetVale.owner
      .selectFrom('participant')
      .select(['id', 'phone'])
      .where('id', '=', sampleParticipantId(name))
      .executeTakeFirstOrThrow()

  /** What was done of somebody stands in their history once, as hers. */
  async function isWritten(name: string, verb: string): Promise<void> {
    const rows = await fleetVale.owner
      .selectFrom('history')
      .selectAll()
      .where('participant_id', '=', sampleParticipantId(name))
      .where('verb', '=', verb)
      .where('at', '>=', TUESDAY)
      .execute()
    assert.equal(rows.length, 1, `${verb} of ${name}`)
  }
})

/** Follows what stands beside a name on the list. */
const open = (they: Person, who: string, words: string) => arrive(they, row(they, who, words).getByRole('link').last())

async function arrive(they: Person, at: Locator): Promise<void> {
  const arrived = they.page.waitForEvent('load')
  await at.click()
  await arrived
}

const row = (they: Person, who: string, words: string) =>
  they.page.getByRole('main').getByRole('listitem').filter({ hasText: who }).filter({ hasText: words })

/** Today, opened again, does not wait for it any more. */
async function isGone(they: Person, who: string, words: string): Promise<void> {
  await they.open('/desk/today')
  assert.equal(await row(they, who, words).count(), 0, `${who}: ${words}`)
}
