import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { bookJobs } from '../../src/features/public/book/book.job.ts'
import type { Log } from '../../src/kit/log.ts'
import { type Story, story } from './story.ts'

const SILENT: Log = { info() {}, warn() {}, error() {} }
/** A Monday morning. */
const NOW = new Date('2026-11-23T09:00:00Z')
const MINUTES = 60_000

describe('a time at a hub', () => {
  let app: Story

  before(async () => {
    app = await story(NOW)
  })
  after(() => app.close())

  for (const javaScript of [true, false]) {
    it(`is booked, remembered, moved and kept${javaScript ? '' : ', without JavaScript'}`, async () => {
      const address = `hodan${javaScript ? '' : '.plain'}@home.example`
      const hodan = await app.somebody({ javaScript, width: 320 })
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

      await app.showRequests(hodan, address)
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
      const grace = await app.somebody({ javaScript, origin: later })
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
    })
  }

  it('that cannot be kept is given back, and somebody else can have it', async () => {
    const kwame = await app.somebody()
    await kwame.open('/hubs/tilekiln/book?way=phone')
    const first = await kwame.page.locator('a.gw-time').first().getAttribute('href')
    await kwame.open(first!)
    await kwame.type('Your name', 'Kwame')
    await kwame.type('The number we can call', '07700 900456')
    await kwame.press('Book this time')
    assert.match(await kwame.reads(), /We have sent this to your phone by text/)

    await app.showRequests(kwame, '+447700900456', '07700 900456')
    await kwame.follow('Time at Tilekiln Job Hub')
    await kwame.follow('Cancel this time')
    await kwame.press('Cancel my time')
    assert.match(await kwame.reads(), /Status You cancelled/)
    assert.equal(await kwame.open(first!), 200)
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
})
