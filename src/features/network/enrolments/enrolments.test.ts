import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CastName } from '../../../../demo/cast.ts'
import { guarded, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { PUBLIC } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { checkInRoutes } from '../check-in/check-in.routes.ts'
import { enrolmentRoutes } from './enrolments.routes.ts'

/** A Monday morning. */
const now = new Date('2026-11-23T10:00:00Z')

describe('those who run courses and events', () => {
  let database: TestDatabase
  let visitor: Visitor

  before(async () => {
    ;({ database, visitor } = await openRooms([...enrolmentRoutes, ...checkInRoutes], now))
  })
  after(() => database.drop())

  const as = async (name: CastName) => {
    const { viewer } = await asMember(database.web, name, now)
    return {
      see: (path: string) => visit(visitor, path, { viewer }),
      send: (path: string, form: Record<string, string>) => visit(visitor, path, { viewer, form }),
    }
  }
  const runOf = async (title: string): Promise<number> => {
    const row = await database.owner
      .selectFrom('run')
      .innerJoin('opportunity', 'opportunity.id', 'run.opportunity_id')
      .select('run.id')
      .where('opportunity.title', '=', title)
      .where('run.starts_at', '>', now)
      .executeTakeFirstOrThrow()
    return row.id
  }
  const person = (run: number, name: string) =>
    database.owner
      .selectFrom('enrolment')
      .selectAll()
      .where('run_id', '=', run)
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
  const COURSE = 'English reading and writing, Level 1'
  const FAIR = 'Fleet Vale jobs fair'

  it('see their own lists and nobody else’s', async () => {
    const oluchi = await as('Oluchi Brandt')
    const lists = textOf(await oluchi.see('/desk/enrolments'))
    assert.match(lists, /English reading and writing, Level 1 .* 3 of 7 taken/)
    assert.doesNotMatch(lists, /jobs fair/)
    const run = await runOf(COURSE)
    assert.match(textOf(await oluchi.see(`/desk/enrolments/${run}`)), /Yusuf Al-Nahri .*Handouts in large print/)
    const maureen = await as('Maureen Tully')
    for (const attempt of [
      () => maureen.see(`/desk/enrolments/${run}`),
      () => maureen.see(`/check-in/${run}`),
      () => maureen.send(`/desk/enrolments/${run}/places`, { places: '99' }),
      () => visit(visitor, '/desk/enrolments', { viewer: PUBLIC }),
    ]) {
      await assert.rejects(async () => attempt(), NotFound)
    }
  })

  it('mark who came and who finished, and take somebody off', async () => {
    const oluchi = await as('Oluchi Brandt')
    const run = await runOf(COURSE)
    const hodan = await person(run, 'Hodan Abdi-Farrow')
    const path = `/desk/enrolments/${run}/people/${hodan.id}`
    assert.equal(whereTo(await oluchi.send(path, { move: 'attend' })), `/desk/enrolments/${run}#person-${hodan.id}`)
    await oluchi.send(path, { move: 'complete' })
    assert.equal((await person(run, hodan.name)).status, 'completed')
    const yusuf = await person(run, 'Yusuf Al-Nahri')
    await oluchi.send(`/desk/enrolments/${run}/people/${yusuf.id}`, { move: 'remove' })
    const told = await database.owner
      .selectFrom('message')
      .select('kind')
      .where('address', '=', yusuf.address)
      .execute()
    assert.ok(told.some(({ kind }) => kind === 'enrolment.removed'))
    await assert.rejects(oluchi.send(path, { move: 'accept' }), NotFound)
  })

  it('set places, and who waits longest is offered a new one', async () => {
    const run = await runOf('English for Bengali and Sylheti speakers')
    const { organization_id } = await database.owner
      .selectFrom('run')
      .innerJoin('opportunity', 'opportunity.id', 'run.opportunity_id')
      .select('organization_id')
      .where('run.id', '=', run)
      .executeTakeFirstOrThrow()
    const { viewer } = await asMember(database.web, 'Oluchi Brandt', now)
    const owner = { ...viewer, membership: { ...viewer.membership, organizationId: organization_id } }
    assert.equal((await person(run, 'Nasrin Akhtar-Wells')).status, 'waiting')
    const wrong = await visit(visitor, `/desk/enrolments/${run}/places`, { viewer: owner, form: { places: 'many' } })
    assert.equal(statusOf(wrong), 422)
    await visit(visitor, `/desk/enrolments/${run}/places`, { viewer: owner, form: { places: '3' } })
    assert.equal((await person(run, 'Nasrin Akhtar-Wells')).status, 'offered')
    assert.equal((await person(run, 'Jesmin Ara Hollis')).status, 'waiting')
  })

  it('move somebody to another date, and the place they had goes on', async () => {
    const oluchi = await as('Oluchi Brandt')
    const run = await runOf('English reading and writing, Level 1')
    const { opportunity_id } = await person(run, 'Hodan Abdi-Farrow')
    await database.owner
      .insertInto('intake')
      .values({
        opportunity_id,
        starts_on: '2027-04-20',
        weekdays: [2],
        start_time: '18:00',
        capacity: 5,
        spaces_left: 5,
      })
      .execute()
    const mover = await database.owner
      .updateTable('enrolment')
      .set({ status: 'enrolled' })
      .where('run_id', '=', run)
      .where('name', '=', 'Peter Lanyon-Fry')
      .returning(['id', 'address'])
      .executeTakeFirstOrThrow()
    const form = { move: 'another-date', start: '2027-04-20T17:00:00.000Z' }
    await oluchi.send(`/desk/enrolments/${run}/people/${mover.id}`, form)
    const after = await database.owner
      .selectFrom('enrolment')
      .selectAll()
      .where('id', '=', mover.id)
      .executeTakeFirstOrThrow()
    assert.equal(after.status, 'enrolled')
    assert.notEqual(after.run_id, run)
    const rows = await database.owner
      .selectFrom('intake')
      .selectAll()
      .where('opportunity_id', '=', opportunity_id)
      .orderBy('starts_on')
      .execute()
    assert.equal(rows.at(-1)!.spaces_left, 4)
    const told = await database.owner
      .selectFrom('message')
      .select('subject')
      .where('address', '=', mover.address)
      .execute()
    assert.ok(told.some(({ subject }) => subject?.startsWith('Another date: ')))
  })

  it('write to everybody once', async () => {
    const oluchi = await as('Oluchi Brandt')
    const run = await runOf('Bellfounders College open evening')
    const form = { ...guarded('enrolment-words', now), words: 'Use the side door, please.' }
    const [first, second] = [
      await oluchi.send(`/desk/enrolments/${run}/message`, form),
      await oluchi.send(`/desk/enrolments/${run}/message`, form),
    ]
    assert.equal(whereTo(first), `/desk/enrolments/${run}?told=2`)
    assert.equal(whereTo(second), whereTo(first))
    const sent = await database.owner
      .selectFrom('message')
      .select('body')
      .where('kind', '=', 'enrolment.words')
      .execute()
    assert.equal(sent.length, 2)
    assert.match(sent[0]!.body, /Bellfounders College writes .*:\n\nUse the side door, please\./)
  })

  it('check people in by code, by name, by scan, and when they just walk in', async () => {
    const grace = await as('Grace Oyelaran')
    const run = await runOf(FAIR)
    const door = `/check-in/${run}`
    const kwame = await person(run, 'Kwame Mensah-Hill')
    assert.match(textOf(await grace.see(`${door}?code=${kwame.check_in_code}`)), /Kwame Mensah-Hill Has a place/)
    assert.equal(
      whereTo(await grace.send(door, { code: ` ${kwame.check_in_code.toLowerCase()} ` })),
      `${door}?here=${kwame.id}`,
    )
    assert.equal(
      whereTo(await grace.send(door, { code: kwame.check_in_code })),
      `${door}?here=${kwame.id}`,
      'twice is once',
    )
    const unknown = await grace.send(door, { code: 'AAAA' })
    assert.equal(statusOf(unknown), 422)
    assert.match(textOf(unknown), /Nobody on this list has that code/)
    const hodan = await person(run, 'Hodan Abdi-Farrow')
    await grace.send(door, { person: String(hodan.id) })
    const walkIn = await grace.send(`${door}/walk-in`, { ...guarded('walk-in', now), name: 'Ruth', address: '' })
    assert.match(textOf(await grace.see(whereTo(walkIn))), /Ruth is here\. Welcome! .*3 here, 1 still expected/)
    const list = textOf(await grace.see(`${door}/follow-up`))
    assert.match(list, /Kwame Mensah-Hill Came .*Ruth Came, walked in/)
    const maureen = await as('Maureen Tully')
    await assert.rejects(maureen.send(door, { person: String(hodan.id) }), NotFound)
  })

  it('open a list for a date that nobody has signed up for', async () => {
    const winsome = await as('Winsome Adair-Clarke')
    const soon = new Date(now.getTime() + 2 * 86_400_000)
    await database.owner
      .updateTable('occurrence')
      .set({ starts_at: soon })
      .where('opportunity_id', '=', (eb) =>
        eb.selectFrom('opportunity').select('id').where('title', '=', 'What is an apprenticeship?'),
      )
      .execute()
    const doors = textOf(await winsome.see('/check-in'))
    assert.match(doors, /What is an apprenticeship\?/)
  })
})
