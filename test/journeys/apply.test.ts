import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { CastName } from '../../demo/cast.ts'
import { lately } from '../harness/app.ts'
import { axeFaults } from '../harness/axe.ts'
import { markupErrors } from '../harness/markup.ts'
import { asMember } from '../harness/member.ts'
import { SIDEWAYS } from './in-page.ts'
import type { Person } from './person.ts'
import { type Story, story } from './story.ts'

const NOW = lately()

describe('somebody applies without a CV', () => {
  let app: Story
  let folder: string

  before(async () => {
    app = await story(NOW)
    folder = await mkdtemp(join(tmpdir(), 'good-work-apply-'))
  })
  after(async () => {
    await app.close()
    await rm(folder, { recursive: true })
  })

  /** Nothing that axe finds, nothing that scrolls sideways, and the markup kept for the checker. */
  async function lookAt({ page }: Person, name: string): Promise<void> {
    await writeFile(
      join(folder, `${name}.html`),
      `<!doctype html>${await page.content()}`.replace(/^<!doctype html><!DOCTYPE html>/i, '<!doctype html>'),
    )
    assert.equal(await page.evaluate(SIDEWAYS), 0, `${name} is wider than the window`)
    assert.deepEqual(await axeFaults(page), [], name)
  }

  for (const [javaScript, address] of [
    [true, 'hodan.one@fleetvale.example'],
    [false, 'hodan.two@fleetvale.example'],
  ] as const) {
    it(`is put on the shortlist, then hears no with what would help${javaScript ? '' : ', without JavaScript'}`, async () => {
      const hodan = await app.somebody({ javaScript, width: 320 })
      const look = (name: string, who = hodan) => (javaScript ? lookAt(who, name) : Promise.resolve())
      const reference = await apply(hodan, address, look)
      const [sent] = await app.messagesTo(address)
      assert.match(sent!.body, new RegExp(`We have sent your application to Larkmead House.*${reference}`, 's'))

      const maureen = await app.somebody({ as: 'Maureen Tully', javaScript })
      await maureen.open('/desk/applications')
      await look('queue', maureen)
      await maureen.open(
        (await maureen.page.locator('li.gw-card', { hasText: reference }).getByRole('link').getAttribute('href'))!,
      )
      const seen = await maureen.reads()
      assert.match(seen, /I like to care for people/)
      assert.doesNotMatch(seen, /A quiet room/)
      await look('application', maureen)
      await maureen.follow('Put on the shortlist')
      await look('answer', maureen)
      await maureen.press('Send it to them')

      await maureen.follow('Say no, and why')
      await look('reason', maureen)
      await maureen.page.getByRole('radio', { name: 'Others have done more of this work' }).check()
      await maureen.press('Continue')
      await maureen.type('What they will read', 'Thank you, Hodan. This time somebody with more years. Try us again.')
      await maureen.press('Send it to them')
      assert.match(await maureen.reads(), /Not this time/)

      const [no, shortlist] = await app.messagesTo(address)
      assert.match(shortlist!.body, /you are on our shortlist/)
      assert.match(no!.body, /Try us again\.[\s\S]*Get some experience first: http\S+help=experience/)

      await app.showRequests(hodan, address)
      await hodan.follow(/Larkmead House/)
      await look('own application')
      assert.match(await hodan.reads(), /Not this time.*What would help Get some experience first/)
      await hodan.follow('Get some experience first')
      assert.match(hodan.path(), /^\/opportunities\?help=experience/)
    })
  }

  it('or with a CV, which goes to the employer alone, and only to be saved', async () => {
    const peter = await app.somebody()
    const apply = (await larkmeadListing()).replace(/\/opportunities\/(\d+).*/, '/apply/$1')
    await fillIn(peter, apply, 'peter@fleetvale.example')
    const cv = peter.page.getByLabel('Your CV (optional)')
    await cv.setInputFiles({
      name: 'cv.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('<svg onload="alert(1)"/>'),
    })
    await peter.press('Save and continue')
    assert.match((await peter.sees()).errors[0]!, /Choose a PDF/)
    await cv.setInputFiles({ name: 'cv.txt', mimeType: 'text/plain', buffer: Buffer.from('Printer, thirty years') })
    await peter.press('Save and continue')
    await peter.press('Send to Larkmead House Care Home')

    const { id } = await app.owner
      .selectFrom('job_application')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const as = async (name: CastName) => (await asMember(app.web, name, NOW)).cookie
    const ask = (cookie: string) =>
      fetch(`${app.origin}/desk/applications/${id}/cv`, { headers: { cookie }, redirect: 'manual' })
    const answer = await ask(await as('Maureen Tully'))
    assert.equal(await answer.text(), 'Printer, thirty years')
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="GW-\w{4}-\w{4}-CV\.txt"$/)
    assert.match(answer.headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'$/)
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.equal((await ask(await as('Ravi Sandhu-Price'))).status, 404)
    assert.equal((await ask('')).status, 303)
  })

  /** The first two steps, without mistakes. */
  async function fillIn(who: Person, apply: string, address: string): Promise<void> {
    await who.open(`${apply}/about-you`)
    await who.type('What is your name?', 'Peter Lanyon-Fry')
    await who.page.getByRole('radio', { name: 'By email' }).check()
    await who.type('Email address', address)
    await who.page.getByRole('radio', { name: 'No', exact: true }).check()
    await who.press('Save and continue')
    for (const one of await who.page.getByRole('radio', { name: 'Ask me', exact: true }).all()) await one.check()
    await who.press('Save and continue')
  }

  it('on pages that are valid HTML', () => {
    assert.deepEqual(markupErrors(folder), [])
  })

  /** Goes through the three steps, with one mistake, and comes back with the reference. */
  async function apply(hodan: Person, address: string, look: (name: string) => Promise<void>): Promise<string> {
    await hodan.open(await larkmeadListing())
    await hodan.follow('Apply')
    await look('start')
    await hodan.page.getByRole('button', { name: 'Start' }).click()
    await hodan.page.getByLabel('What is your name?').waitFor()
    await look('about you')
    await hodan.press('Save and continue')
    await look('about you with mistakes')
    assert.deepEqual((await hodan.sees()).errors[0], 'Enter your name')
    await hodan.type('What is your name?', 'Hodan Abdi-Farrow')
    await hodan.page.getByRole('radio', { name: 'By email' }).check()
    await hodan.type('Email address', address)
    await hodan.page.getByRole('radio', { name: 'No', exact: true }).check()
    await hodan.press('Save and continue')
    await look('what you need')
    for (const one of await hodan.page.getByRole('radio', { name: 'Yes', exact: true }).all()) await one.check()
    await hodan.press('Save and continue')
    await look('your words')
    await hodan.type('Why would you like to do this?', 'I like to care for people.')
    const adjustment = 'Is there anything we can do to make the interview work for you? (optional)'
    await hodan.type(adjustment, 'A quiet room, please.')
    await hodan.page.getByRole('radio', { name: 'Only if they ask me to an interview' }).check()
    await hodan.press('Save and continue')
    await look('check')
    assert.equal((await hodan.sees()).rows['Your name'], 'Hodan Abdi-Farrow')

    await hodan.follow('Save and come back later')
    await look('save')
    await hodan.press('Give me a code')
    await look('saved')
    await hodan.follow('Go on now')
    await hodan.press('Send to Larkmead House Care Home')
    await look('sent')
    const [reference] = /GW-\w{4}-\w{4}/.exec(await hodan.reads())!
    await hodan.back()
    await hodan.open((await larkmeadListing()).replace(/\/opportunities\/(\d+).*/, '/apply/$1/sent'))
    assert.match(await hodan.reads(), new RegExp(reference!))
    return reference!
  }

  async function larkmeadListing(): Promise<string> {
    const row = await app.owner
      .selectFrom('opportunity')
      .innerJoin('organization', 'organization.id', 'opportunity.organization_id')
      .select(['opportunity.id', 'opportunity.slug'])
      .where('organization.name', '=', 'Larkmead House Care Home')
      .where('opportunity.kind', '=', 'job')
      .where('opportunity.apply_url', 'is', null)
      .orderBy('opportunity.id')
      .executeTakeFirstOrThrow()
    return `/opportunities/${row.id}/${row.slug}`
  }
})
