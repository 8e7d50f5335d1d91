import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CastName } from '../../demo/cast.ts'
import { sampleParticipantId } from '../../demo/referrals.ts'
import { asMember } from '../harness/member.ts'
import type { Person } from './person.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const HODAN = sampleParticipantId('Hodan Abdi-Farrow')
const NEW_NOTE = `/desk/people/${HODAN}/notes/new`

describe('a note without a network', () => {
  let tale: Story

  before(async () => {
    tale = await story(NOW)
  })
  after(() => tale.close())

  const notes = (words: string) => tale.owner.selectFrom('note').select('id').where('words', '=', words).execute()
  const line = (they: Person, words: RegExp) => they.page.locator('.gw-waiting', { hasText: words }).waitFor()
  const stored = (they: Person) => they.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))

  /** Opens the form while there is a network, so that its key is at hand. */
  async function openForm(they: Person): Promise<void> {
    assert.equal(await they.open(NEW_NOTE), 200)
    await they.page.locator('form[data-key-at-hand]').waitFor()
  }
  async function type(they: Person, words: string): Promise<void> {
    await they.type('What was said or done?', words)
    await they.page.getByLabel('Telephone call').check()
    await they.page.getByRole('button', { name: 'Save the note' }).click()
  }
  /** Nothing that is sent to this form arrives, while all else does. */
  const cutOff = (they: Person) =>
    they.page
      .context()
      .route(`**${NEW_NOTE}`, (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  const signInAs = async (they: Person, name: CastName) => {
    const { browserCookie } = await asMember(tale.web, name, NOW)
    await they.page.context().addCookies([{ ...browserCookie, url: tale.origin }])
  }

  for (const width of [1280, 375]) {
    it(`waits, says so, and is sent once when the network is back (${width} pixels)`, async () => {
      const words = `Typed in the basement at ${width}`
      const grace = await tale.somebody({ as: 'Grace Oyelaran', width })
      await openForm(grace)
      await grace.page.context().setOffline(true)
      await type(grace, words)
      await line(grace, /1 note is waiting to be sent/)
      assert.doesNotMatch(await stored(grace), /basement/)
      assert.equal((await notes(words)).length, 0)

      await grace.page.context().setOffline(false)
      await line(grace, /The note that waited has been sent/)
      assert.equal((await notes(words)).length, 1)
      assert.doesNotMatch(await stored(grace), /waiting-note/)
      await grace.open(`/desk/people/${HODAN}/notes`)
      assert.match(await grace.reads(), new RegExp(words))
    })
  }

  it('cannot be read once they have signed out, nor by who signs in next, and is sent when they are back', async () => {
    const words = 'She is afraid of her landlord'
    const grace = await tale.somebody({ as: 'Grace Oyelaran' })
    await openForm(grace)
    await cutOff(grace)
    await type(grace, words)
    await line(grace, /1 note is waiting/)
    await grace.page.getByRole('button', { name: 'Sign out' }).click()
    await grace.page.waitForURL(`${tale.origin}/`)

    const left = await stored(grace)
    assert.match(left, /waiting-note/)
    assert.doesNotMatch(left, /landlord/)
    const given = await grace.page.evaluate(async () => {
      const [, sealed] = Object.entries(localStorage).find(([name]) => name.startsWith('waiting-note:'))!
      const answer = await fetch(`/desk/notes/key?of=${JSON.parse(sealed).label}`, { redirect: 'manual' })
      return answer.ok
    })
    assert.equal(given, false)

    await signInAs(grace, 'Liban Jibrell-Moss')
    await grace.open('/desk')
    await line(grace, /1 note is waiting for somebody else who signs in here/)
    assert.equal((await notes(words)).length, 0)

    await grace.page.context().unroute(`**${NEW_NOTE}`)
    await signInAs(grace, 'Grace Oyelaran')
    await grace.open('/desk')
    await line(grace, /The note that waited has been sent/)
    assert.equal((await notes(words)).length, 1)
  })

  it('asks whose sign-in has ended to sign in again, and loses nothing', async () => {
    const words = 'Rang about the fit note'
    const grace = await tale.somebody({ as: 'Grace Oyelaran' })
    await openForm(grace)
    await grace.page.context().setOffline(true)
    await type(grace, words)
    await line(grace, /1 note is waiting/)
    await tale.owner.updateTable('sign_in').set({ ended_at: NOW }).where('ended_at', 'is', null).execute()
    await grace.page.context().setOffline(false)
    await line(grace, /Sign in again, and it is sent/)
    await signInAs(grace, 'Grace Oyelaran')
    await grace.open('/desk')
    await line(grace, /has been sent/)
    assert.equal((await notes(words)).length, 1)
  })

  it('that is not taken any more stays to be read and copied by whoever wrote it', async () => {
    const words = 'The last thing she said'
    const grace = await tale.somebody({ as: 'Grace Oyelaran' })
    await openForm(grace)
    await grace.page.context().setOffline(true)
    await type(grace, words)
    await line(grace, /1 note is waiting/)
    await tale.owner.updateTable('participant_reach').set({ until: NOW }).where('participant_id', '=', HODAN).execute()
    await grace.page.context().setOffline(false)
    await line(grace, /was not taken: you may no longer write about this person/)
    await grace.page.getByRole('button', { name: 'Show what I wrote' }).click()
    await grace.page.getByText(words, { exact: true }).waitFor()
    await grace.page.getByRole('button', { name: 'Throw it away' }).click()
    assert.doesNotMatch(await stored(grace), /waiting-note/)
  })
})
