import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoPlaces, statusOf, textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember, type SignedIn } from '../../../../test/harness/member.ts'
import type { Log } from '../../../kit/log.ts'
import { findPosting } from '../../../records/posting.ts'
import { beginPosting, submitPosting } from '../../../records/posting-store.ts'
import { askWhetherOpen, startAndClose } from './still-open.job.ts'
import { stillOpenRoutes } from './still-open.routes.ts'

const now = new Date('2026-11-23T10:00:00Z')
const DAY = 86_400_000
const SILENT: Log = { info() {}, warn() {}, error() {} }

describe('asking whether something is still open', () => {
  let database: TestDatabase
  let visitor: Visitor
  let oluchi: SignedIn

  before(async () => {
    database = await testDatabase({ demo: now })
    await database.owner.deleteFrom('still_open_ask').execute()
    await database.owner.updateTable('posting').set({ state: 'withdrawn' }).where('state', '=', 'live').execute()
    visitor = { db: database.web, now, places: await demoPlaces(), routes: stillOpenRoutes }
    oluchi = await asMember(database.web, 'Oluchi Brandt', now)
  })
  after(() => database.drop())

  async function live(title: string, more: Record<string, string | string[]>, kind: 'job' | 'support' = 'job') {
    const answers = { title, about: 'It is good.', delivery: ['online'], ...more }
    const id = await beginPosting(database.web, oluchi.viewer, kind, { answers }, now)
    await submitPosting(database.web, oluchi.viewer, await posted(id), now, () => [])
    return id
  }
  const posted = async (id: number) => (await findPosting(database.web, oluchi.viewer, id))!
  const runAt = (moment: Date) =>
    askWhetherOpen({
      db: database.jobs,
      now: moment,
      places: visitor.places,
      origin: 'https://w.example',
      log: SILENT,
    })
  const links = async (title: string) => {
    const rows = await database.owner
      .selectFrom('message')
      .select('body')
      .where('kind', '=', 'posting.still-open')
      .where('subject', 'like', `%${title}`)
      .orderBy('id')
      .execute()
    return rows.map(({ body }) => /\/still-open\/\S+/.exec(body)![0])
  }

  it('asks by e-mail, changes nothing by being looked at, and takes one answer', async () => {
    const id = await live('Piano mover', { closes: '27/11/2026' })
    await runAt(now)
    await runAt(now)
    const [link, ...others] = await links('Piano mover')
    assert.equal(others.length, 0, 'asked once')
    assert.match(textOf(await visit(visitor, link!)), /Is this still open\?.*Piano mover.*Give it 4 more weeks/)
    assert.equal((await posted(id)).state, 'live')
    assert.equal(statusOf(await visit(visitor, link!, { form: { answer: 'withdraw' } })), 422)
    assert.match(textOf(await visit(visitor, link!, { form: { answer: 'extended' } })), /it has more time/)
    assert.equal((await posted(id)).expiresAt?.toISOString().slice(0, 10), '2026-12-21')
    assert.match(textOf(await visit(visitor, link!, { form: { answer: 'filled' } })), /it has more time/)
    assert.equal((await posted(id)).state, 'live', 'a link works once')
  })

  it('is filled by one press, without signing in', async () => {
    const id = await live('Organ tuner', { closes: '28/11/2026' })
    await runAt(now)
    const [link] = await links('Organ tuner')
    assert.match(
      textOf(await visit(visitor, link!, { form: { answer: 'filled' } })),
      /Thank you for telling us.*Nobody can find it any more/,
    )
    assert.deepEqual([(await posted(id)).state, (await posted(id)).isListed], ['filled', false])
  })

  it('pauses what runs on and is not answered twice, and says so', async () => {
    const id = await live('Help with letters', { days: ['1'] }, 'support')
    const day = (count: number) => new Date(now.getTime() + count * DAY)
    for (const count of [29, 30, 31, 44, 45, 57]) await runAt(day(count))
    assert.equal((await links('Help with letters')).length, 2)
    assert.equal((await posted(id)).state, 'live')
    await runAt(day(58))
    assert.equal((await posted(id)).state, 'paused')
    const told = await database.owner
      .selectFrom('message')
      .select('subject')
      .where('kind', '=', 'posting.paused')
      .execute()
    assert.ok(told.some(({ subject }) => subject === 'We have paused it: Help with letters'))
  })

  it('knows nothing of links that were never sent', async () => {
    assert.equal(statusOf(await visit(visitor, '/still-open/abc')), 410)
    assert.equal(statusOf(await visit(visitor, '/still-open/abc', { form: { answer: 'filled' } })), 410)
  })

  it('closes what has passed and starts what was to start', async () => {
    const id = await live('Harp carrier', { closes: '24/11/2026' })
    const ask = { db: database.jobs, places: visitor.places, origin: 'https://w.example', log: SILENT }
    await startAndClose({ ...ask, now: new Date('2026-11-25T01:00:00Z') })
    assert.equal((await posted(id)).state, 'expired')
  })
})
