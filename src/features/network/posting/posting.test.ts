import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { guarded, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { asMember, type SignedIn } from '../../../../test/harness/member.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { PUBLIC } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { findPosting } from '../../../records/posting.ts'
import { decidePosting } from '../../../records/posting-store.ts'
import { searchOpportunities } from '../../../records/search.ts'
import { NOTHING_ASKED } from '../../../web/nothing-asked.ts'
import { openReferralRoutes } from '../../open-data/open-referral/open-referral.routes.ts'
import { listingRoutes } from '../../public/listing/listing.routes.ts'
import { postingRoutes } from './posting.routes.ts'

const now = new Date('2026-11-23T10:00:00Z')

describe('postings of a partner', () => {
  let database: TestDatabase
  let visitor: Visitor
  let maureen: SignedIn
  let nadia: SignedIn
  let idris: SignedIn
  let oluchi: SignedIn

  before(async () => {
    ;({ database, visitor } = await openRooms([...postingRoutes, ...listingRoutes, ...openReferralRoutes], now))
    maureen = await asMember(database.web, 'Maureen Tully', now)
    nadia = await asMember(database.web, 'Nadia Whitlock', now)
    idris = await asMember(database.web, 'Idris Penhallow', now)
    oluchi = await asMember(database.web, 'Oluchi Brandt', now)
  })
  after(() => database.drop())

  const send = (who: SignedIn, path: string, form: Record<string, string>) =>
    visit(visitor, path, { viewer: who.viewer, form })
  const see = async (who: SignedIn, path: string) => textOf(await visit(visitor, path, { viewer: who.viewer }))
  const begin = async (who: SignedIn, kind: string): Promise<string> =>
    whereTo(await send(who, '/desk/postings/new', { kind, ...guarded('posting-new', now) }))
  const found = async (words: string) =>
    (await searchOpportunities(database.web, PUBLIC, { ...NOTHING_ASKED, words }, now)).cards.map(({ title }) => title)
  const idOf = (path: string) => Number(/\d+/.exec(path)![0])
  const posted = async (path: string) => (await findPosting(database.web, idris.viewer, idOf(path)))!

  /** Fills in all that a job needs. */
  async function fillIn(who: SignedIn, path: string, title: string): Promise<void> {
    const sections: Record<string, Record<string, string>> = {
      what: { title, about: 'Look after the people who live here.\n\n- Breakfast\n- Tea', sector: 'health-and-care' },
      pay: { pay: '£15.20 an hour', contract: 'permanent', week: '16 to 24' },
      where: { delivery: 'in-person', place: 'Larkmead House', postcode: 'NW5 2AA' },
      apply: { replyDays: '5', contactPhone: '020 7946 0301' },
    }
    for (const [section, form] of Object.entries(sections)) {
      assert.equal(whereTo(await send(who, `${path}/edit/${section}`, { ...form, save: 'now' })), path, section)
    }
  }

  it('is found once a moderator has approved it, and gone everywhere once it is filled', async () => {
    const path = await begin(maureen, 'job')
    await fillIn(maureen, path, 'Zither player for teatime')
    assert.match(await see(maureen, path), /What the work is Done Pay and hours Done Dates Optional Where it is Done/)
    const preview = await see(maureen, `${path}/preview`)
    assert.match(preview, /Zither player for teatime/)
    assert.match(preview, /£15\.20 an hour/)
    assert.match(preview, /promises to answer within 5 working days/)
    assert.equal(whereTo(await send(maureen, `${path}/send`, { sent: '' })), `${path}?done=send`)
    assert.deepEqual(await found('zither'), [], 'not before somebody has read it')

    await decidePosting(database.web, idris.viewer, await posted(path), 'approve', null, now)
    assert.deepEqual(await found('zither'), ['Zither player for teatime'])
    const { opportunityId, state } = await posted(path)
    assert.equal(state, 'live')
    const listing = `/opportunities/${opportunityId}/zither-player-for-teatime`
    assert.match(textOf(await visit(visitor, listing)), /This is sample data|This listing comes from Larkmead House/)

    assert.equal(whereTo(await send(maureen, `${path}/change`, { do: 'fill' })), `${path}?done=fill`)
    assert.deepEqual(await found('zither'), [])
    assert.equal(statusOf(await visit(visitor, listing)), 410)
    assert.equal(whereTo(await send(maureen, `${path}/change`, { do: 'fill' })), `${path}?done=fill`, 'twice is once')
  })

  it('stands in the open data while it is live, and is gone from there when it is filled', async () => {
    const path = await begin(oluchi, 'support')
    const sections: Record<string, Record<string, string>> = {
      what: { title: 'Help with sheet music', about: 'Bring what you cannot read.' },
      when: { days: '2', from: '10:00', until: '12:00' },
      where: { delivery: 'in-person', postcode: 'NW5 2AA' },
      cost: { cost: 'free' },
      who: { helps: 'new-skills' },
    }
    for (const [section, form] of Object.entries(sections)) {
      assert.equal(whereTo(await send(oluchi, `${path}/edit/${section}`, form)), path, section)
    }
    await send(oluchi, `${path}/send`, { sent: '' })
    const { uuid } = await database.owner
      .selectFrom('opportunity')
      .select('uuid')
      .where('id', '=', (await posted(path)).opportunityId!)
      .executeTakeFirstOrThrow()
    const service = `/open-referral/services/${uuid}`
    assert.equal(statusOf(await visit(visitor, service)), 200)
    await send(oluchi, `${path}/change`, { do: 'fill' })
    const gone = await visit(visitor, service).catch((error: unknown) => error)
    assert.ok(gone instanceof NotFound || [404, 410].includes((gone as { status: number }).status))
  })

  it('shows changes to something public only when they have been read', async () => {
    const path = await begin(maureen, 'job')
    await fillIn(maureen, path, 'Xylophone tuner')
    await send(maureen, `${path}/send`, { sent: '' })
    await decidePosting(database.web, idris.viewer, await posted(path), 'approve', null, now)
    await send(maureen, `${path}/edit/what`, {
      title: 'Xylophone tuner and polisher',
      about: 'Tune and polish.',
      sector: 'creative',
      save: 'now',
    })
    assert.match(await see(maureen, path), /Send the changes to be checked/)
    await send(maureen, `${path}/send`, { sent: '' })
    assert.deepEqual(await found('xylophone'), ['Xylophone tuner'])
    await decidePosting(database.web, idris.viewer, await posted(path), 'refuse', 'One thing at a time, please', now)
    assert.equal((await posted(path)).state, 'live', 'what was public stays')
    await send(maureen, `${path}/send`, { sent: '' })
    await decidePosting(database.web, idris.viewer, await posted(path), 'approve', null, now)
    assert.deepEqual(await found('xylophone'), ['Xylophone tuner and polisher'])
  })

  it('goes live at once where the organisation is trusted, and later where a day was chosen', async () => {
    const path = await begin(oluchi, 'job')
    await fillIn(oluchi, path, 'Quaver copyist')
    await send(oluchi, `${path}/send`, { sent: '' })
    assert.deepEqual(await found('quaver'), ['Quaver copyist'])

    const later = await begin(oluchi, 'job')
    await fillIn(oluchi, later, 'Semibreve copyist')
    await send(oluchi, `${later}/schedule`, { publishOn: '1/12/2026' })
    await send(oluchi, `${later}/send`, { sent: '' })
    assert.deepEqual([(await posted(later)).state, await found('semibreve')], ['scheduled', []])
  })

  it('shows nothing of an organisation that is not known yet, whoever approves it', async () => {
    await database.owner
      .updateTable('organization')
      .set({ standing: 'registered' })
      .where('id', '=', nadia.viewer.membership.organizationId)
      .execute()
    const path = await begin(nadia, 'job')
    await fillIn(nadia, path, 'Marimba baker')
    await send(nadia, `${path}/send`, { sent: '' })
    await assert.rejects(
      decidePosting(database.web, idris.viewer, await posted(path), 'approve', null, now),
      /approved/,
    )
    assert.deepEqual([(await posted(path)).state, await found('marimba')], ['submitted', []])
  })

  it('is there for its own organisation alone', async () => {
    const path = await begin(maureen, 'event')
    for (const way of [path, `${path}/edit/what`, `${path}/preview`, `${path}/extend`]) {
      await assert.rejects(see(nadia, way), NotFound, way)
    }
    for (const way of ['send', 'change', 'copy', 'extend', 'edit/what', 'schedule', 'template']) {
      await assert.rejects(send(nadia, `${path}/${way}`, { do: 'withdraw' }), NotFound, way)
    }
    await assert.rejects(see(idris, path), NotFound, 'a moderator has a queue of their own')
  })

  it('keeps what was typed, right or wrong, and says how to mend it', async () => {
    const path = await begin(maureen, 'event')
    const answer = await send(maureen, `${path}/edit/when`, { day: '31/2/2026', from: '25:00', spaces: 'some' })
    assert.equal(statusOf(answer), 422)
    assert.match(
      textOf(answer),
      /We have saved this.*Enter a date, like 31\/12\/2026.*Enter a time.*Enter a whole number/,
    )
    assert.match(await see(maureen, path), /When it is Please look again/)
    const sent = await send(maureen, `${path}/send`, { sent: '' })
    assert.equal(statusOf(sent), 422)
    assert.match(textOf(sent), /Finish “What it is”/)
    assert.equal(statusOf(await send(maureen, `${path}/edit/when`, { day: '1/12/2026', save: 'by-itself' })), 200)
    assert.match((await posted(path)).working.day as string, /1\/12/)
  })

  it('warns of what is there already', async () => {
    const path = await begin(maureen, 'job')
    await fillIn(maureen, path, 'Xylophone tuner and polisher')
    assert.match(await see(maureen, path), /looks like something that people can find already.*posted by you/)
  })

  it('happens on several days, starts several times, in several places, and people find each', async () => {
    const path = await begin(oluchi, 'event')
    const when = `${path}/edit/when`
    const many = (form: [string, string][]) =>
      visit(visitor, when, { viewer: oluchi.viewer, form: new URLSearchParams(form) })
    const day: [string, string][] = [
      ['day', '10/12/2026'],
      ['from', '10:00'],
      ['until', '12:00'],
      ['spaces', '12'],
    ]
    assert.equal(whereTo(await many([...day, ['save', 'more']])), `${when}?more=yes#moreDay-0`)
    assert.match(await see(oluchi, `${when}?more=yes`), /Day 2 It happens again/)
    const second: [string, string][] = [
      ['moreDay', '17/12/2026'],
      ['moreFrom', '14:00'],
      ['moreUntil', ''],
    ]
    const blank: [string, string][] = second.map(([name]) => [name, ''])
    assert.equal(whereTo(await many([...day, ...second, ...blank, ['save', 'now']])), path)
    assert.deepEqual((await posted(path)).working.moreDay, ['17/12/2026'], 'what is empty is not kept')
    const wrong = await many([...day, ['moreDay', 'soon'], ['moreFrom', ''], ['moreUntil', ''], ['save', 'now']])
    assert.equal(statusOf(wrong), 422)
    assert.ok(wrong.kind === 'page' && wrong.html.text.includes('href="#moreDay-0"'))
    await many([...day, ...second, ['save', 'now']])

    await send(oluchi, `${path}/edit/what`, { title: 'Theremin for beginners', about: 'Wave at it.', save: 'now' })
    const places = {
      delivery: 'in-person',
      postcode: 'NW5 2AA',
      morePostcode: 'NW5 2AB',
      morePlace: 'The annexe',
      moreAddress: '',
    }
    assert.equal(whereTo(await send(oluchi, `${path}/edit/where`, places)), path)
    await send(oluchi, `${path}/edit/cost`, { cost: 'free' })
    await send(oluchi, `${path}/edit/who`, { helps: 'new-skills' })
    const preview = await see(oluchi, `${path}/preview`)
    assert.match(preview, /10 December.*17 December/)
    assert.match(preview, /The annexe/)
    assert.match(preview, /How to come along.*We tell you at once whether you have a place/, 'as residents see it')
    await send(oluchi, `${path}/send`, { sent: '' })
    const { opportunityId, expiresAt } = await posted(path)
    assert.equal(expiresAt?.toISOString(), '2026-12-17T23:59:59.999Z')
    const listing = await visit(visitor, `/opportunities/${opportunityId}/theremin-for-beginners`)
    assert.match(textOf(listing), /12 places each time.*10 December.*17 December.*The annexe, NW5 2AB/)
    assert.doesNotMatch(await see(oluchi, path), /Change the last day/, 'an event is when it is')
    const copy = whereTo(await send(oluchi, `${path}/copy`, guarded('posting-copy', now)))
    assert.equal((await posted(copy)).working.moreDay, undefined)
  })

  it('says when the day to start on is no day, and keeps one that is', async () => {
    const path = await begin(maureen, 'job')
    const wrong = await send(maureen, `${path}/schedule`, { publishOn: '31/2/2027' })
    assert.equal(statusOf(wrong), 422)
    assert.match(textOf(wrong), /Enter a day that is still to come, like 31\/12\/2026/)
    assert.equal(statusOf(await send(maureen, `${path}/schedule`, { publishOn: '23/11/2026' })), 422, 'today is now')
    await send(maureen, `${path}/schedule`, { publishOn: '1/12/2026' })
    assert.equal((await posted(path)).publishOn, '2026-12-01')
    const page = await visit(visitor, path, { viewer: maureen.viewer })
    assert.ok(page.kind === 'page' && page.html.text.includes('value="01/12/2026"'))
  })

  it('is copied without its days, kept as a template, paused, shown again and given more time', async () => {
    const path = await begin(oluchi, 'job')
    await fillIn(oluchi, path, 'Glockenspiel clerk')
    await send(oluchi, `${path}/edit/when`, { closes: '30/11/2026', save: 'now' })
    await send(oluchi, `${path}/send`, { sent: '' })
    const copy = whereTo(await send(oluchi, `${path}/copy`, guarded('posting-copy', now)))
    assert.equal((await posted(copy)).working.closes, undefined)
    await send(oluchi, `${path}/template`, { templateName: 'Clerks', ...guarded('posting-copy', now) })
    assert.match(await see(oluchi, '/desk/postings/new'), /start from one of your templates Clerks/)

    await send(oluchi, `${path}/change`, { do: 'pause' })
    assert.deepEqual(await found('glockenspiel'), [])
    await send(oluchi, `${path}/change`, { do: 'resume' })
    assert.deepEqual(await found('glockenspiel'), ['Glockenspiel clerk'])
    assert.equal(statusOf(await send(oluchi, `${path}/extend`, { closes: '1/1/2020' })), 422)
    await send(oluchi, `${path}/extend`, { closes: '24/12/2026' })
    assert.equal((await posted(path)).expiresAt?.toISOString(), '2026-12-24T23:59:59.999Z')
    await send(oluchi, `${path}/change`, { do: 'fill' })
    await send(oluchi, `${path}/change`, { do: 'relist' })
    assert.equal((await posted(path)).state, 'draft')
  })
})
