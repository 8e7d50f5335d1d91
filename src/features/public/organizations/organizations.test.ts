import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { NotFound } from '../../../kit/errors.ts'
import { organizationRoutes } from './organizations.routes.ts'

const now = new Date('2026-11-21T12:00:00Z')

describe('organisations', () => {
  let database: TestDatabase
  let visitor: Visitor
  let id: number

  before(async () => {
    ;({ database, visitor } = await openRooms(organizationRoutes, now))
    const row = await database.owner
      .selectFrom('organization')
      .select('id')
      .where('name', '=', 'Willow Cut Homecare')
      .executeTakeFirstOrThrow()
    id = row.id
  })
  after(() => database.drop())

  it('shows who they are and what they offer now, by kind', async () => {
    const text = textOf(await visit(visitor, `/organisations/${id}/willow-cut-homecare`))
    assert.match(text, /Willow Cut Homecare .* Jobs .* Care assistant, mornings/)
  })

  it('moves a wrong name in the address to the right one for good', async () => {
    const answer = await visit(visitor, `/organisations/${id}`)
    assert.equal(statusOf(answer), 301)
    assert.equal(whereTo(answer), `/organisations/${id}/willow-cut-homecare`)
  })

  it('lists those that offer something, from A to Z', async () => {
    assert.match(
      textOf(await visit(visitor, '/organisations')),
      /\d+ organisations have something on offer now\..* W .*Willow Cut Homecare \(\d+\)/,
    )
  })

  for (const id of ['0', 'x', '2147483648', '2147483647']) {
    it(`knows nobody under ${id}`, async () => {
      await assert.rejects(async () => visit(visitor, `/organisations/${id}/x`), NotFound)
    })
  }
})
