import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Visit } from '../harness/browser.ts'
import type { Person } from './person.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const NAME = 'Skills for Work, winter group'
const [NASREEN, PERPETUA] = ['Nasreen Holloway', 'Perpetua Ashgrove-Lim']

/** Who came, week by week: by the words on the form. The sixth falls between the years and is called off. */
const WEEKS: readonly (readonly [string, string, string])[] = [
  ['2026-11-24', 'Came', 'Came'],
  ['2026-12-01', 'Came late', 'Did not come, and told us'],
  ['2026-12-08', 'Came', 'Did not come, no word'],
  ['2026-12-15', 'Came', 'Came'],
  ['2026-12-22', 'Excused', 'Came'],
  ['2027-01-05', 'Came', 'Came'],
  ['2027-01-12', 'Came', 'Did not come, no word'],
]

describe('a group of eight weeks', () => {
  let fleetVale: Story
  let path: string

  before(async () => {
    fleetVale = await story(NOW)
  })
  after(() => fleetVale.close())

  /** Grace at her desk on another day. */
  const grace = async (now: Date, visit: Visit = {}): Promise<Person> =>
    fleetVale.somebody({ as: 'Grace Oyelaran', now, origin: await fleetVale.at(now), ...visit })
  const afternoonOf = (day: string) => new Date(`${day}T14:00:00Z`)
  const says = (they: Person, who: string, what: string) =>
    they.page.getByRole('group', { name: who }).getByRole('radio', { name: what, exact: true }).check()

  it('is planned, and takes people from the caseload; the third one waits', async () => {
    const they = await fleetVale.somebody({ as: 'Grace Oyelaran' })
    await they.open('/desk/cohorts')
    await they.press('Plan a group')
    await they.type('What is it called?', NAME)
    await they.type('First day', '2026-11-24')
    await they.type('Starts at', '10am')
    await they.type('Where', 'The room above the hub')
    await they.type('How many places are there?', '2')
    await they.press('Plan the group')
    path = they.path()
    for (const who of [NASREEN, PERPETUA, 'Samira Al-Khouri']) {
      await they.press('Put somebody forward')
      const option = await they.page.getByRole('option', { name: who }).textContent()
      await they.choose('Who comes?', option!.trim())
      await they.press('Put them forward')
    }
    const seen = await they.reads()
    assert.match(seen, /2 of 2 places taken, 1 waiting/)
    assert.match(seen, /Waiting list 1\. Samira Al-Khouri/)
    assert.match(seen, /8\. Tuesday 12 January 2027 at 10am/)
  })

  it('meets week after week; who came is written on a phone, by the keys alone or without JavaScript, and who misses two is asked after', async () => {
    for (const [i, [day, nasreen, perpetua]] of WEEKS.entries()) {
      const number = i < 5 ? i + 1 : i + 2
      const they = await grace(afternoonOf(day), { width: i % 2 === 1 ? 375 : 1280, javaScript: i % 3 < 2 })
      await they.open(`${path}/sessions/${number}`)
      if (i === 0) {
        await they.page.getByRole('group', { name: PERPETUA }).getByRole('radio', { name: 'Came', exact: true }).focus()
        await they.page.keyboard.press('Space')
        await they.page.keyboard.press('Tab')
        await they.page.keyboard.press('Space')
        await they.page.keyboard.press('Tab')
        const arrived = they.page.waitForEvent('load')
        await they.page.keyboard.press('Enter')
        await arrived
      } else {
        await says(they, NASREEN, nasreen)
        await says(they, PERPETUA, perpetua)
        await they.press('Save')
      }
      assert.equal(they.path(), path, `week ${number}`)
      if (number === 3) await askAfter(they)
      if (number === 5) await callOff(they, 6)
    }
  })

  async function callOff(they: Person, number: number): Promise<void> {
    await they.open(`${path}/sessions/${number}/move`)
    await they.page.getByRole('radio', { name: 'It does not meet' }).check()
    await they.type('Why? They read this', 'The hub is shut between the years.')
    await they.press('Change it, and tell everybody')
    assert.match(await they.reads(), /6\. Tuesday 29 December at 10am Called off/)
  }

  /** After two absences in a row somebody asks, and writes down what came of it. */
  async function askAfter(they: Person): Promise<void> {
    assert.match(await they.reads(), /Ask how they are Perpetua Ashgrove-Lim Missed 2 meetings in a row/)
    await they.follow(/^Write down what came of it/)
    await they.type('What came of it?', 'Her mother is in hospital. She comes next week.')
    await they.press('Save')
    assert.doesNotMatch(await they.reads(), /Missed 2 meetings/)
  }

  it('ends with outcomes and certificates that anybody can check and that say no name', async () => {
    const now = afternoonOf('2027-01-13')
    const they = await grace(now)
    await they.open(path)
    const seen = await they.reads()
    assert.match(seen, /Nasreen Holloway.*100%/)
    assert.match(seen, /Perpetua Ashgrove-Lim.*57%/)
    await they.follow('End this group')
    for (const [who, outcome] of [
      [NASREEN, 'Started a job'],
      [PERPETUA, 'Looks for work with their adviser'],
    ] as const) {
      await they.page.getByLabel(`What do they go on to? ${who}`).selectOption({ label: outcome })
    }
    await they.press('End the group')
    assert.match(await they.reads(), /Ended.*Did not complete/)
    await they.follow(/^Certificate/)
    const certificate = await they.reads()
    assert.match(certificate, /Nasreen Holloway has completed Skills for Work, winter group/)
    assert.match(certificate, /8 weeks from 24 November 2026, with 6 of 7 meetings/)
    const number = /Number (C-\w{4}-\w{4})/.exec(certificate)![1]!

    const anybody = await fleetVale.somebody({ origin: await fleetVale.at(now) })
    await anybody.open('/certificates')
    await anybody.type('Number of the certificate', number)
    await anybody.press('Check it')
    const checked = await anybody.reads()
    assert.match(checked, new RegExp(`Certificate ${number} is true`))
    assert.doesNotMatch(checked, /Nasreen|Holloway/)
  })

  it('was told to those in it at each turn, and to nobody else', async () => {
    const told = await fleetVale.owner
      .selectFrom('message')
      .innerJoin('participant', 'participant.phone', 'message.address')
      .select(['kind', 'family_name'])
      .where('key', 'like', `cohort:${path.split('/').at(-1)}:%`)
      .orderBy('message.id')
      .execute()
    const of = (name: string) => told.filter(({ family_name }) => family_name === name).map(({ kind }) => kind)
    assert.deepEqual(of('Holloway'), ['cohort.enrolled', 'cohort.called-off', 'cohort.certificate'])
    assert.deepEqual(of('Al-Khouri'), ['cohort.waiting'])
  })
})
