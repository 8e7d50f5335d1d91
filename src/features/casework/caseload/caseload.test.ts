import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { CastName } from '../../../../demo/cast.ts'
import { demoPlaces, statusOf, textOf, visit } from '../../../../test/harness/ask.ts'
import { type Opened, opened } from '../../../../test/harness/casework.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import type { Member } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { promiseRoutes } from '../promise/promise.routes.ts'
import { caseloadRoutes } from './caseload.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const day = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

describe('a caseload', () => {
  let database: TestDatabase
  let places: Awaited<ReturnType<typeof demoPlaces>>
  let grace: Member
  let liban: Member
  let people: readonly Opened[]

  before(async () => {
    database = await testDatabase({ demo: NOW })
    places = await demoPlaces()
    grace = await member('Grace Oyelaran')
    liban = await member('Liban Jibrell-Moss')
    const winsome = await member('Winsome Adair-Clarke')
    const { accountId } = grace
    const with_ = (familyName: string, began: number, due: number) =>
      opened(database.web, winsome, { accountId }, day(began), { familyName, dueAt: day(due) })
    people = [await with_('Aardvark-Lane', 0, 9), await with_('Zuniga-Holt', -20, 3), await with_('Moss-Amber', 0, -2)]
  })
  after(() => database.drop())

  const member = async (name: CastName) => (await asMember(database.web, name, NOW)).viewer
  const see = async (name: CastName, path: string, form?: URLSearchParams) =>
    visit({ db: database.web, now: NOW, places, routes: [...caseloadRoutes, ...promiseRoutes] }, path, {
      viewer: await member(name),
      ...(form && { form }),
    })
  const text = async (name: CastName, path: string) => textOf(await see(name, path))

  it('says whom one looks after, how much that is, and who has not been heard from', async () => {
    const shown = await text('Grace Oyelaran', '/desk/caseload')
    assert.match(shown, /\d+ people, as much work as [\d.]+ usual cases\. Yours may be 20\./)
    assert.match(shown, /Ines Zuniga-Holt WorkWell, starting Agree a plan together/)
    assert.doesNotMatch(shown, /Your team|Hand over those/)
  })

  it('shows those who are late, or quiet, or in one status, and in the order that is asked for', async () => {
    const late = await text('Grace Oyelaran', '/desk/caseload?only=late')
    assert.ok(/Moss-Amber/.test(late) && !/Zuniga-Holt|Aardvark-Lane/.test(late))
    const quiet = await text('Grace Oyelaran', '/desk/caseload?only=quiet')
    assert.ok(/Zuniga-Holt/.test(quiet) && !/Moss-Amber|Aardvark-Lane/.test(quiet))
    assert.doesNotMatch(await text('Grace Oyelaran', '/desk/caseload?status=in-work'), /Moss-Amber/)
    const named = await text('Grace Oyelaran', '/desk/caseload?sort=name')
    assert.ok(named.indexOf('Aardvark-Lane') < named.indexOf('Zuniga-Holt'))
  })

  it('of a colleague does not exist for an adviser, nor for anybody elsewhere', async () => {
    await assert.rejects(see('Liban Jibrell-Moss', `/desk/caseload/${grace.accountId}`), NotFound)
    await assert.rejects(see('Bríd Ní Fhloinn', `/desk/caseload/${grace.accountId}`), NotFound)
    assert.doesNotMatch(await text('Liban Jibrell-Moss', '/desk/caseload'), /Aardvark-Lane|Zuniga-Holt/)
  })

  it('tells a manager how much everybody has, and lets them hand several people over at once, with a note', async () => {
    const loads = await text('Winsome Adair-Clarke', '/desk/caseload')
    assert.match(loads, /Your team Who People In usual cases At most .*Grace Oyelaran( Full)? \d+ [\d.]+ 20/)
    const where = `/desk/caseload/${grace.accountId}`
    assert.match(await text('Winsome Adair-Clarke', where), /Caseload of Grace Oyelaran .*Aardvark-Lane/)
    const form = new URLSearchParams({ once: randomUUID(), taker: String(liban.accountId), words: '' })
    for (const { participantId } of people.slice(0, 2)) form.append('person', participantId)
    assert.equal(statusOf(await see('Winsome Adair-Clarke', where, form)), 422)
    form.set('words', 'Grace is away until spring.')
    assert.equal(statusOf(await see('Winsome Adair-Clarke', where, form)), 303)
    const owners = await database.owner
      .selectFrom('support_case')
      .select('owner_account_id')
      .where(
        'id',
        'in',
        people.map(({ caseId }) => caseId),
      )
      .orderBy('due_at')
      .execute()
    assert.deepEqual(
      owners.map(({ owner_account_id }) => owner_account_id),
      [grace.accountId, liban.accountId, liban.accountId],
    )
    const told = await database.owner
      .selectFrom('message')
      .select(['address', 'subject'])
      .where('kind', '=', 'case.handed-over')
      .execute()
    assert.deepEqual(told.map(({ subject }) => subject).sort(), [
      '2 people are with Liban Jibrell-Moss now',
      '2 people are with you now',
    ])
    assert.match(await text('Liban Jibrell-Moss', '/desk/caseload'), /Zuniga-Holt/)
  })

  it('hands nobody over whom that adviser does not have', async () => {
    const form = new URLSearchParams({ once: randomUUID(), words: 'Please.', person: people[0]!.participantId })
    await assert.rejects(see('Winsome Adair-Clarke', `/desk/caseload/${grace.accountId}`, form), NotFound)
  })

  describe('the promise', () => {
    for (const name of ['Winsome Adair-Clarke', 'Helen Achterberg', 'Farid Halloran', 'Petra Solheim'] as const) {
      it(`is shown to ${name}: no gap, what is open, and what is late`, async () => {
        const shown = await text(name, '/desk/promise')
        assert.match(shown, /\b0 gaps \d+ open in all \d+ late/)
        assert.match(shown, /People we work with \d+ 0 \d+/)
        assert.doesNotMatch(shown, /Aardvark|Deniz/)
      })
    }

    it('counts every open case of the borough, and says nothing to advisers', async () => {
      const { count } = await database.owner
        .selectFrom('support_case')
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .where('closed_at', 'is', null)
        .executeTakeFirstOrThrow()
      assert.match(await text('Petra Solheim', '/desk/promise'), new RegExp(`People we work with ${count} 0 `))
      await assert.rejects(see('Grace Oyelaran', '/desk/promise'), NotFound)
    })
  })
})
