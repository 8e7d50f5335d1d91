import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { guarded, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { asMember, type SignedIn } from '../../../../test/harness/member.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { PUBLIC } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { searchOpportunities } from '../../../records/search.ts'
import { NOTHING_ASKED } from '../../../web/nothing-asked.ts'
import { postingRoutes } from '../posting/posting.routes.ts'
import { moderationRoutes } from './moderation.routes.ts'

const now = new Date('2026-11-23T10:00:00Z')

describe('moderating what partners post', () => {
  let database: TestDatabase
  let visitor: Visitor
  let maureen: SignedIn
  let idris: SignedIn
  let ottilie: SignedIn

  before(async () => {
    ;({ database, visitor } = await openRooms([...postingRoutes, ...moderationRoutes], now))
    maureen = await asMember(database.web, 'Maureen Tully', now)
    idris = await asMember(database.web, 'Idris Penhallow', now)
    ottilie = await asMember(database.web, 'Ottilie Mbeki-Rowe', now)
  })
  after(() => database.drop())

  const send = (who: SignedIn, path: string, form: Record<string, string>) =>
    visit(visitor, path, { viewer: who.viewer, form })
  const see = async (who: SignedIn, path: string) => textOf(await visit(visitor, path, { viewer: who.viewer }))
  const found = async (words: string) =>
    (await searchOpportunities(database.web, PUBLIC, { ...NOTHING_ASKED, words }, now)).cards.map(({ title }) => title)
  const edit = (path: string, section: string, form: Record<string, string>) =>
    send(maureen, `${path}/edit/${section}`, { ...form, save: 'now' })

  /** Posts a job as a partner does, and sends it; returns its number. */
  async function post(title: string, about: string, pay = '£15.20 an hour'): Promise<number> {
    const path = whereTo(await send(maureen, '/desk/postings/new', { kind: 'job', ...guarded('posting-new', now) }))
    await edit(path, 'what', { title, about, sector: 'health-and-care' })
    await edit(path, 'pay', { pay, contract: 'permanent', week: '20' })
    await edit(path, 'where', { delivery: 'in-person', postcode: 'NW5 2AA' })
    await edit(path, 'apply', { replyDays: '5', contactPhone: '020 7946 0301' })
    await send(maureen, `${path}/send`, { sent: '' })
    return Number(/\d+/.exec(path)![0])
  }

  it('shows what was found beside each field, asks for a change, shows what changed, and then it is found', async () => {
    const id = await post('Ukulele porter', 'We want two strong lads. Pay £40 for your uniform first.', '£11 an hour')
    const item = `/desk/moderation/${id}`
    const queue = await see(idris, '/desk/moderation')
    assert.match(queue, /Ukulele porter Larkmead House Care Home Approved .*Below the minimum wage/)
    const shown = await see(idris, item)
    assert.match(shown, /“We want two strong lads\.” Use a word that means everybody.*Equality Act 2010/)
    assert.match(shown, /Costs the worker money/)
    assert.match(shown, /The law asks for £12\.71/)

    assert.equal(statusOf(await send(idris, item, { verdict: 'approve' })), 422, 'unlawful wording is not approved')
    assert.equal(statusOf(await send(idris, item, { verdict: 'ask-for-changes', words: '' })), 422, 'without a word')
    const words = 'Please pay the minimum wage, and choose other words.'
    assert.match(whereTo(await send(idris, item, { verdict: 'ask-for-changes', words })), /done=ask-for-changes/)
    const told = database.owner.selectFrom('message').selectAll().where('kind', '=', 'posting.decided')
    assert.match((await told.execute()).at(-1)!.body, /Please pay the minimum wage/)
    assert.match(await see(maureen, `/desk/postings/${id}`), /Please pay the minimum wage/)

    const path = `/desk/postings/${id}`
    await edit(path, 'what', { title: 'Ukulele porter', about: 'Carry ukuleles with care.', sector: 'creative' })
    await edit(path, 'pay', { pay: '£15.20 an hour', contract: 'permanent', week: '20' })
    await send(maureen, `${path}/send`, { sent: '' })
    const again = await see(idris, item)
    assert.match(again, /It was: £11 an hour It would be: £15\.20 an hour/)
    assert.doesNotMatch(again, /Holds it/)
    assert.deepEqual(await found('ukulele'), [])
    await send(idris, item, { verdict: 'approve' })
    assert.deepEqual(await found('ukulele'), ['Ukulele porter'])
  })

  it('approves wording that chooses only with a reason that a second person agrees with', async () => {
    const id = await post('Refuge worker', 'Women only, because of personal care (Schedule 9).')
    const item = `/desk/moderation/${id}`
    assert.equal(statusOf(await send(idris, `${item}/requirement`, { reason: 'Because' })), 422)
    await send(idris, `${item}/requirement`, { reason: 'Women wash and dress women here, at their wish.' })
    assert.equal(statusOf(await send(idris, item, { verdict: 'approve' })), 422, 'nobody else has agreed')
    assert.equal(statusOf(await send(idris, `${item}/agree`, {})), 422, 'not the same person twice')
    await send(ottilie, `${item}/agree`, {})
    assert.match(whereTo(await send(idris, item, { verdict: 'approve' })), /done=approve/)
    assert.deepEqual(await found('refuge worker'), ['Refuge worker'])
  })

  it('lets a moderator say that wording which was found is lawful', async () => {
    const id = await post('Waitress uniform sewer', 'Sew uniforms for a café.')
    const item = `/desk/moderation/${id}`
    assert.equal(statusOf(await send(idris, item, { verdict: 'approve' })), 422)
    assert.match(whereTo(await send(idris, item, { verdict: 'approve', lawful: 'yes' })), /done=approve/)
  })

  it('refuses with a reason, and what was sent twice is decided once', async () => {
    const id = await post('Parcel helper', 'Parcels come to your home. Put a new label on and send them abroad.')
    const item = `/desk/moderation/${id}`
    const form = { verdict: 'refuse', words: 'This is how stolen goods are moved.', once: 'the same' }
    const [first, second] = [await send(idris, item, form), await send(idris, item, form)]
    assert.equal(whereTo(first), whereTo(second))
    assert.match(await see(maureen, `/desk/postings/${id}`), /Not accepted/)
  })

  it('takes what a partner posted down and brings it back, each time with a reason that its people read', async () => {
    const id = await post('Bassoon cleaner', 'Clean bassoons with care.')
    const item = `/desk/moderation/${id}`
    await send(idris, item, { verdict: 'approve' })
    const { opportunity_id } = await database.owner
      .selectFrom('posting')
      .select('opportunity_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const down = `/desk/take-down/${opportunity_id}`
    await send(idris, down, { reason: 'It asks people to pay first' })
    assert.deepEqual(await found('bassoon'), [])
    assert.match(await see(idris, '/desk/moderation'), /Taken down.*Bassoon cleaner.*“It asks people to pay first”/)
    assert.match(await see(idris, item), /see why, or bring it back/)
    assert.match(await see(maureen, `/desk/postings/${id}`), /Not accepted/)

    assert.equal(statusOf(await send(idris, `${down}/undo`, { reason: ' ' })), 422, 'without a reason')
    const form = { reason: 'They showed us that nobody pays', once: 'the same press' }
    const [first, second] = [await send(idris, `${down}/undo`, form), await send(idris, `${down}/undo`, form)]
    assert.equal(whereTo(first), `${down}?done=back`)
    assert.equal(whereTo(second), whereTo(first))
    assert.deepEqual(await found('bassoon'), ['Bassoon cleaner'])
    assert.match(await see(maureen, `/desk/postings/${id}`), /Live.*Brought back by the council.*nobody pays/)
    assert.match(whereTo(await send(idris, `${down}/undo`, { reason: 'Again' })), /done=not-now/, 'it is not down')
    const told = database.owner.selectFrom('message').selectAll().where('kind', '=', 'posting.decided').orderBy('id')
    assert.match((await told.execute()).at(-1)!.subject ?? '', /^Your posting is back: Bassoon cleaner/)

    await send(idris, down, { reason: 'Somebody paid after all' })
    assert.deepEqual(await found('bassoon'), [], 'and down again')
  })

  it('keeps everybody else out', async () => {
    for (const viewer of [maureen.viewer, PUBLIC]) {
      await assert.rejects(async () => visit(visitor, '/desk/moderation', { viewer }), NotFound)
      await assert.rejects(async () => visit(visitor, '/desk/take-down/1', { viewer }), NotFound)
    }
  })

  it('shows what trusted organisations published once, until somebody has looked', async () => {
    const [sampled] = await database.owner
      .selectFrom('posting_entry')
      .innerJoin('posting', 'posting.id', 'posting_entry.posting_id')
      .select(['posting.id', 'posting_entry.id as entry'])
      .where('move', '=', 'publish')
      .execute()
    await database.owner
      .updateTable('posting')
      .set({
        findings: JSON.stringify([{ rule: 'hurry', severity: 'look', field: 'about', words: '', why: '', source: '' }]),
      })
      .where('id', '=', sampled!.id)
      .execute()
    assert.match(await see(idris, '/desk/moderation'), /Published by trusted organisations/)
    await send(idris, `/desk/moderation/${sampled!.id}/looked`, {})
    assert.doesNotMatch(await see(idris, '/desk/moderation'), new RegExp(`/desk/moderation/${sampled!.id}"`))
    const looks = await database.owner.selectFrom('posting_look').select('entry_id').execute()
    assert.ok(looks.some(({ entry_id }) => Number(entry_id) === Number(sampled!.entry)))
  })
})
