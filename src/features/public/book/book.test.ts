import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { guarded, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Log } from '../../../kit/log.ts'
import { bookJobs } from './book.job.ts'
import { bookRoutes } from './book.routes.ts'

const SILENT: Log = { info() {}, warn() {}, error() {} }
/** A Monday morning. */
const now = new Date('2026-11-23T09:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

describe('booking a time', () => {
  let database: TestDatabase
  let visitor: Visitor

  before(async () => {
    ;({ database, visitor } = await openRooms(bookRoutes, now))
  })
  after(() => database.drop())

  const pathsOf = async (path: string) => {
    const answer = await visit(visitor, path)
    assert.equal(answer.kind, 'page')
    const found = answer.kind === 'page' ? [...answer.html.text.matchAll(/class="gw-time" href="([^"]+)"/g)] : []
    return found.map(([, href]) => href!.replaceAll('&amp;', '&'))
  }
  const book = (path: string, form: Record<string, string>, at = visitor) =>
    visit(at, path, { form: { ...guarded('book', now), name: 'Hodan', ...form } })
  const byEmail = { reach: 'email', email: 'hodan@fleetvale.example' }
  const messages = (kind: string) =>
    database.owner.selectFrom('message').selectAll().where('kind', '=', kind).orderBy('id').execute()

  it('shows hubs with the soonest free time first', async () => {
    assert.match(textOf(await visit(visitor, '/book')), /First free on Monday 23 November/)
  })

  it('shows days and times, drop-ins and the hours of today', async () => {
    const text = textOf(await visit(visitor, '/hubs/cobblers-green/book'))
    assert.match(text, /Today, Monday 23 November/)
    assert.match(text, /Drop in on Monday, Tuesday or Thursday, 10am to 1pm/)
    assert.match(text, /Today Cobblers Green Job Hub is open 9:30am to 5pm/)
  })

  it('shows only times in the language and with the access one needs', async () => {
    const bengali = textOf(await visit(visitor, '/hubs/cobblers-green/book?way=phone&language=bn'))
    assert.match(bengali, /with Farhana/)
    assert.doesNotMatch(bengali, /with Grace/)
    const creche = textOf(await visit(visitor, '/hubs/cobblers-green/book?access=creche'))
    assert.match(creche, /on Tuesday 24 November with Grace/)
    assert.doesNotMatch(creche, /on Wednesday/)
  })

  it('shows where else there are times when there are none here', async () => {
    const text = textOf(await visit(visitor, '/hubs/cobblers-green/book?language=so&access=quiet-space'))
    assert.match(text, /There is no free time like that here.*Tilekiln Job Hub: first free on Tuesday 24 November/)
  })

  it('asks again, kindly, for what is missing', async () => {
    const [path] = await pathsOf('/hubs/cobblers-green/book')
    const answer = await book(path!, { name: '', reach: 'email', email: 'nonsense', words: 'My CV' })
    assert.equal(statusOf(answer), 422)
    const text = textOf(answer)
    assert.match(text, /Enter your name/)
    assert.match(text, /Enter an email address, like/)
    assert.match(text, /My CV/)
  })

  it('books once, however often the form is sent, and sends one message with a calendar entry', async () => {
    const [path] = await pathsOf('/hubs/cobblers-green/book')
    const token = guarded('book', now)
    const answers = [await book(path!, { ...byEmail, ...token }), await book(path!, { ...byEmail, ...token })]
    assert.equal(whereTo(answers[0]!), whereTo(answers[1]!))
    const text = textOf(await visit(visitor, whereTo(answers[0]!)))
    assert.match(text, /Your time is booked/)
    assert.doesNotMatch(text, /Hodan/)

    const sent = await messages('booking.booked')
    assert.equal(sent.length, 1)
    assert.match(sent[0]!.body, /Grace|Cobblers Green/)
    assert.match(sent[0]!.attachment!.content, /BEGIN:VEVENT[\s\S]*DTSTART:20261123T/)
    assert.ok((await pathsOf('/hubs/cobblers-green/book')).every((other) => other !== path))
  })

  it('offers other times to whoever comes second, and books nothing for them', async () => {
    const [path] = await pathsOf('/hubs/cobblers-green/book?way=phone')
    assert.equal(statusOf(await book(path!, { phone: '07700 900123' })), 303)
    const second = await book(path!, { phone: '07700 900124' })
    assert.equal(statusOf(second), 409)
    assert.match(textOf(second), /Somebody has just booked that time.*These times are free/)
  })

  it('confirms by text in at most 300 letters to whoever has only a phone', async () => {
    const [path] = await pathsOf('/hubs/kingfisher-cross/book')
    await book(path!, { reach: 'text', phone: '07700 900125' })
    const sent = (await messages('booking.booked')).filter(({ channel }) => channel === 'text')
    assert.ok(sent.length >= 1)
    for (const { body } of sent) assert.ok(body.length <= 300, `${body.length}: ${body}`)
  })

  it('lets one come without leaving any address', async () => {
    const before = (await messages('booking.booked')).length
    const [path] = await pathsOf('/hubs/kingfisher-cross/book')
    const text = textOf(await visit(visitor, whereTo(await book(path!, { reach: 'paper' }))))
    assert.match(text, /Print this page, or write down the time/)
    assert.equal((await messages('booking.booked')).length, before)
  })

  it('takes no paper for a telephone call', async () => {
    const [path] = await pathsOf('/hubs/kingfisher-cross/book?way=phone')
    const answer = await book(path!, { reach: 'paper' })
    assert.match(textOf(answer), /Enter the phone number we can call/)
  })

  it('closes the page that needs only the reference after an hour', async () => {
    const [path] = await pathsOf('/hubs/kingfisher-cross/book')
    const booked = whereTo(await book(path!, { reach: 'paper' }))
    assert.equal(whereTo(await visit({ ...visitor, now: later(2) }, booked)), '/requests')
    await assert.rejects(async () => visit({ ...visitor, now: later(2) }, `${booked}/calendar`), NotFound)
  })

  it('carries the request for help along that it belongs to', async () => {
    const request = await database.owner
      .selectFrom('help_request')
      .select(['id', 'reference'])
      .executeTakeFirstOrThrow()
    const [path] = await pathsOf(`/hubs/kingfisher-cross/book?request=${request.reference}`)
    await book(path!, { reach: 'email', email: 'from-request@home.example' })
    const { help_request_id } = await database.owner
      .selectFrom('booking')
      .select('help_request_id')
      .where('address', '=', 'from-request@home.example')
      .executeTakeFirstOrThrow()
    assert.equal(help_request_id, request.id)
  })

  it('reminds once, on the day before, of the time as it then is', async () => {
    const remind = bookJobs.find(({ name }) => name === 'remind-of-bookings')!
    const run = (at: string) =>
      remind.run({
        db: database.jobs,
        now: new Date(at),
        places: visitor.places,
        origin: 'http://localhost',
        log: SILENT,
      })
    const path = (await pathsOf('/hubs/copper-yard/book')).at(-1)!
    await book(path, { reach: 'email', email: 'kwame@fleetvale.example' })
    const mine = await database.owner
      .selectFrom('booking')
      .select('starts_at')
      .where('address', '=', 'kwame@fleetvale.example')
      .executeTakeFirstOrThrow()
    const dayBefore = new Date(mine.starts_at.getTime() - 86_400_000).toISOString().slice(0, 10)
    const mineOf = async () =>
      (await messages('booking.reminder')).filter(({ address }) => address === 'kwame@fleetvale.example')

    await run(`${dayBefore}T09:30:00Z`)
    assert.equal((await mineOf()).length, 0)
    await run(`${dayBefore}T10:05:00Z`)
    await run(`${dayBefore}T10:15:00Z`)
    const sent = await mineOf()
    assert.equal(sent.length, 1)
    assert.deepEqual(sent[0]!.expires_at, mine.starts_at)
  })
})
