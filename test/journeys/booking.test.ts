import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { bookJobs } from '../../src/features/public/book/book.job.ts'
import type { Log } from '../../src/kit/log.ts'
import { type TestApp, testApp } from '../harness/app.ts'
import { launchBrowser, visitor } from '../harness/browser.ts'
import { type Person, person } from './person.ts'

const SILENT: Log = { info() {}, warn() {}, error() {} }
/** A Monday morning. */
const NOW = new Date('2026-11-23T09:00:00Z')
const MINUTES = 60_000

describe('a time at a hub', () => {
  let app: TestApp
  let browser: Browser

  before(async () => {
    app = await testApp({ seed: 'demo', now: NOW })
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await app.close()
  })

  for (const javaScript of [true, false]) {
    it(`is booked, remembered, moved and kept${javaScript ? '' : ', without JavaScript'}`, async () => {
      const address = `hodan${javaScript ? '' : '.plain'}@home.example`
      const context = await visitor(browser, { javaScript, width: 320 })
      const hodan = person(await context.newPage(), app.origin)
      await hodan.open('/hubs/cobblers-green')
      await hodan.press('Book a time')
      await hodan.choose('Language', 'Spanish')
      await hodan.press('Show times')
      assert.match(await hodan.reads(), /You can also just come in.*Today Cobblers Green Job Hub is open/)

      await hodan.follow(/on Thursday 26 November with Grace/)
      await hodan.press('Book this time')
      assert.deepEqual((await hodan.sees()).errors, [
        'Enter your name, or what you would like us to call you',
        'Choose how we can tell you about your time',
      ])
      await hodan.type('Your name', 'Hodan')
      await hodan.page.getByLabel('By email').check()
      await hodan.type('Email address', address)
      await hodan.press('Book this time')
      assert.match(await hodan.reads(), /Your time is booked.*Thursday 26 November.*Language Spanish/)

      const booked = await bookingOf(address)
      await remind('2026-11-24T12:00:00Z')
      assert.deepEqual(await kinds(address), ['booking.booked'])
      await remind('2026-11-25T10:10:00Z')
      await remind('2026-11-25T10:20:00Z')
      assert.deepEqual(await kinds(address), ['booking.booked', 'booking.reminder'])

      await openOwn(hodan, address)
      await hodan.follow('Time at Cobblers Green Job Hub')
      await hodan.press('Move to another time')
      await hodan.follow(/on Monday 30 November with Grace/)
      await hodan.press('Move my time')
      assert.match(await hodan.reads(), /Status Booked.*You meet on Monday 30 November/)
      const moved = await bookingOf(address)
      assert.notEqual(moved.slot_id, booked.slot_id)
      await remind('2026-11-29T11:00:00Z')
      assert.deepEqual(await kinds(address), [
        'booking.booked',
        'booking.reminder',
        'booking.moved',
        'booking.reminder',
      ])

      const later = await app.at(new Date(moved.starts_at.getTime() + 5 * MINUTES))
      const grace = person(await (await visitor(browser, { javaScript })).newPage(), later)
      await grace.open('/demo')
      await grace.page
        .getByRole('button', { name: /Grace Oyelaran/ })
        .first()
        .click()
      await grace.page.waitForURL(/\/desk/)
      await grace.open('/desk/slots')
      assert.match(await grace.reads(), /Hodan Booked In person with Grace\. Spanish/)
      await grace.page.getByRole('button', { name: /^Came ?: Hodan/ }).click()
      await grace.page.getByText('Put this right').first().waitFor()
      assert.equal((await bookingOf(address)).status, 'attended')
      await context.close()
    })
  }

  it('that cannot be kept is given back, and somebody else can have it', async () => {
    const context = await visitor(browser)
    const kwame = person(await context.newPage(), app.origin)
    await kwame.open('/hubs/tilekiln/book?way=phone')
    const first = await kwame.page.locator('a.gw-time').first().getAttribute('href')
    await kwame.open(first!)
    await kwame.type('Your name', 'Kwame')
    await kwame.type('The number we can call', '07700 900456')
    await kwame.press('Book this time')
    assert.match(await kwame.reads(), /We have sent this to your phone by text/)

    await openOwn(kwame, '+447700900456', '07700 900456')
    await kwame.follow('Time at Tilekiln Job Hub')
    await kwame.follow('Cancel this time')
    await kwame.press('Cancel my time')
    assert.match(await kwame.reads(), /Status You cancelled/)
    assert.equal(await kwame.open(first!), 200)
    await context.close()
  })

  const bookingOf = (address: string) =>
    app.owner.selectFrom('booking').selectAll().where('address', '=', address).executeTakeFirstOrThrow()

  const kinds = async (address: string): Promise<string[]> => {
    const rows = await app.owner
      .selectFrom('message')
      .select('kind')
      .where('address', '=', address)
      .where('kind', 'like', 'booking.%')
      .orderBy('id')
      .execute()
    return rows.map(({ kind }) => kind)
  }

  async function remind(at: string): Promise<void> {
    const job = bookJobs.find(({ name }) => name === 'remind-of-bookings')!
    await job.run({ db: app.jobs, now: new Date(at), places: [], origin: app.origin, log: SILENT })
  }

  async function openOwn(who: Person, address: string, typed = address): Promise<void> {
    await who.open('/requests')
    await who.type('Your email address or mobile number', typed)
    await who.press('Send me a code')
    const answer = await fetch(`${app.origin}/demo/outbox.json?to=${encodeURIComponent(address)}`)
    const { messages } = (await answer.json()) as { messages: { body: string }[] }
    const code = messages.map(({ body }) => /\b(\d{6})\b/.exec(body)?.[1]).find(Boolean)!
    await who.type('Code', code)
    await who.press('Show my requests')
  }
})
