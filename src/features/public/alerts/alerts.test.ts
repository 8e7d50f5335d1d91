import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import { draftOf } from '../../../../demo/draft.ts'
import { guarded, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { NotFound } from '../../../kit/errors.ts'
import { storeOpportunities } from '../../../records/opportunity-store.ts'
import type { Db } from '../../../records/schema.ts'
import { sendAlerts } from './alerts.job.ts'
import { alertRoutes } from './alerts.routes.ts'

/** A Saturday afternoon. */
const now = new Date('2026-11-21T12:00:00Z')
const QUIET = { info() {}, warn() {}, error() {} } as never
const morning = (days: number) => new Date(Date.UTC(2026, 10, 21 + days, 7))

describe('alerts by e-mail', () => {
  let database: TestDatabase
  let visitor: Visitor

  before(async () => {
    ;({ database, visitor } = await openRooms(alertRoutes, now))
  })
  after(() => database.drop())
  beforeEach(async () => {
    await database.owner.deleteFrom('alert').execute()
    await database.owner.deleteFrom('alert_sent').execute()
    await database.owner.deleteFrom('message').execute()
    await database.owner.deleteFrom('opportunity').where('source', '=', 'Lately').execute()
  })

  const messages = (to: string) =>
    database.owner.selectFrom('message').selectAll().where('address', '=', to).orderBy('id').execute()
  const subjects = async (to: string) => (await messages(to)).map(({ subject }) => subject)

  /** Follows a search, and says yes from the mailbox unless told otherwise; returns the path of the alert. */
  async function follow(email: string, search = 'q=beekeeper', frequency = 'daily', yes = true): Promise<string> {
    const form = { ...guarded('alerts', now), search, email, frequency }
    assert.equal(whereTo(await visit(visitor, '/alerts/new', { form })), '/alerts/sent')
    const path = /\/alerts\/[0-9a-f-]{36}/.exec((await messages(email)).at(-1)!.body)![0]
    if (yes) await visit(visitor, `${path}/confirm`, { form: {} })
    return path
  }

  /** Something new that answers "beekeeper". */
  async function list(title: string, at: Date): Promise<void> {
    const row = { title, by: 'larkmead-house', says: 'Work as a beekeeper on the roof.', pay: '£15 an hour' } as const
    await storeOpportunities(database.jobs, 'Lately', [draftOf('job', row as never, at)], at, { sample: true })
  }

  const run = async (at: Date, db: Db = database.jobs) =>
    sendAlerts({ db, now: at, places: visitor.places, origin: 'http://localhost:3000', log: QUIET })

  it('asks the mailbox first, and a link alone does nothing', async () => {
    const path = await follow('first@example.org', 'q=beekeeper', 'daily', false)
    assert.deepEqual(await subjects('first@example.org'), ['Do you want these emails?'])
    assert.match(textOf(await visit(visitor, `${path}/confirm`)), /Do you want these emails\? .*“beekeeper”/)
    await list('Beekeeper one', morning(1))
    await run(morning(1))
    assert.equal((await messages('first@example.org')).length, 1, 'nobody said yes')
    assert.equal(whereTo(await visit(visitor, `${path}/confirm`, { form: {} })), `${path}/done`)
    assert.match(textOf(await visit(visitor, `${path}/done`)), /Your emails are set up/)
  })

  it('says what is wrong and keeps what was typed', async () => {
    const form = { ...guarded('alerts', now), search: 'q=care', email: 'nobody', frequency: 'daily' }
    const answer = await visit(visitor, '/alerts/new', { form })
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /There is a problem Enter an email address, like name@example.org .*“care”/)
    assert.ok(answer.kind === 'page' && answer.html.text.includes('value="nobody"'))
  })

  it('tells what is new once, and nothing when nothing is', async () => {
    await follow('once@example.org')
    await run(morning(1))
    assert.deepEqual(await subjects('once@example.org'), ['Do you want these emails?'])
    await list('Beekeeper', morning(1))
    await run(morning(2))
    await run(morning(2))
    await run(morning(3))
    const [, told, ...more] = await messages('once@example.org')
    assert.match(told!.body, /There is 1 new thing for you: “beekeeper”\.\n\n- Beekeeper\. .*£15 an hour/)
    assert.match(told!.unsubscribe_path ?? '', /^\/alerts\/[0-9a-f-]+\/stop$/)
    assert.deepEqual(more, [])
  })

  it('never tells one address twice, whatever number of alerts it has', async () => {
    await follow('two@example.org', 'q=beekeeper')
    await follow('two@example.org', 'q=roof+beekeeper')
    await list('Beekeeper', morning(1))
    await run(morning(2))
    assert.equal((await subjects('two@example.org')).filter((subject) => subject?.startsWith('1 new')).length, 1)
  })

  it('tells nothing twice and leaves nothing out when it dies in the middle, or runs twice at once', async () => {
    const addresses = Array.from({ length: 6 }, (_, i) => `crash${i}@example.org`)
    for (const address of addresses) await follow(address)
    await list('Beekeeper', morning(1))
    await sql`create sequence dies_at`.execute(database.owner)
    await sql`create function die() returns trigger language plpgsql security definer as $$
      begin if nextval('dies_at') = 3 then raise exception 'the light went out'; end if; return new; end $$`.execute(
      database.owner,
    )
    await sql`create trigger dies after insert on message for each row execute function die()`.execute(database.owner)
    await assert.rejects(run(morning(2)), /the light went out/)
    const written = (
      await database.owner.selectFrom('message').select('id').where('subject', 'like', '1 new%').execute()
    ).length
    assert.equal(written, 2)
    await Promise.all([run(morning(2)), run(morning(2))])
    for (const address of addresses) {
      assert.equal((await subjects(address)).filter((subject) => subject?.startsWith('1 new')).length, 1, address)
    }
    await sql`drop trigger dies on message`.execute(database.owner)
  })

  it('writes weekly ones on Mondays alone', async () => {
    await follow('weekly@example.org', 'q=beekeeper', 'weekly')
    await list('Beekeeper', morning(1))
    await run(morning(1))
    assert.equal((await messages('weekly@example.org')).length, 1)
    await run(morning(2))
    assert.equal((await messages('weekly@example.org')).length, 2)
  })

  it('changes search and frequency, and stops by a page that asks', async () => {
    const path = await follow('edit@example.org')
    const form = { q: 'gardener', near: 'NW5', within: '5', frequency: 'weekly' }
    assert.equal(whereTo(await visit(visitor, path, { form })), `${path}/done?changed=1`)
    assert.match(textOf(await visit(visitor, path)), /“gardener”, within 5 miles of NW5/)
    const unknown = await visit(visitor, path, { form: { ...form, near: 'Atlantis' } })
    assert.equal(statusOf(unknown), 422)
    assert.match(textOf(await visit(visitor, `${path}/stop`)), /Stop these emails\?/)
    await visit(visitor, `${path}/stop`, { form: {} })
    assert.match(textOf(await visit(visitor, path)), /These emails have stopped You asked us to stop/)
    const events = await database.owner.selectFrom('history').select('verb').where('verb', 'like', 'alert.%').execute()
    assert.ok(events.some(({ verb }) => verb === 'alert.stopped'))
  })

  it('asks again after a year, and stops without a yes', async () => {
    await follow('year@example.org')
    const renewed = await follow('renewed@example.org')
    const soon = new Date(Date.UTC(2027, 10, 10, 7))
    await run(soon)
    await run(new Date(Date.UTC(2027, 10, 11, 7)))
    assert.deepEqual((await subjects('year@example.org')).slice(1), ['Do you still want these emails?'])
    await visit({ ...visitor, now: soon }, `${renewed}/confirm`, { form: {} })
    await run(new Date(Date.UTC(2027, 10, 22, 7)))
    const states = await database.owner.selectFrom('alert').select(['address', 'state']).orderBy('address').execute()
    assert.deepEqual(states, [
      { address: 'renewed@example.org', state: 'active' },
      { address: 'year@example.org', state: 'lapsed' },
    ])
  })

  it('closes when the place is not there any more, and says why', async () => {
    await follow('closed@example.org', 'q=beekeeper&near=NW5')
    await database.owner.updateTable('alert').set({ search: 'q=beekeeper&near=Atlantis' }).execute()
    await run(morning(1))
    assert.deepEqual((await subjects('closed@example.org')).slice(1), ['We have stopped looking for you'])
    await run(morning(2))
    assert.equal((await messages('closed@example.org')).length, 2)
  })

  it('knows nothing under an address that is nobody’s', async () => {
    for (const path of ['/alerts/x', '/alerts/6f1a8f0e-5c1d-4f0f-9a5b-2f6d8c7e4b3a']) {
      await assert.rejects(visit(visitor, path), NotFound)
    }
  })
})
