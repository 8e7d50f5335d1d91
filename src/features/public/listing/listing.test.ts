import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { NotFound } from '../../../kit/errors.ts'
import { listingRoutes } from './listing.routes.ts'

const now = new Date('2026-11-21T12:00:00Z')

describe('a listing', () => {
  let database: TestDatabase
  let visitor: Visitor

  before(async () => {
    ;({ database, visitor } = await openRooms(listingRoutes, now))
  })
  after(() => database.drop())

  const listing = async (title: string) => {
    const row = await database.owner
      .selectFrom('opportunity')
      .select(['id', 'slug', 'kind'])
      .where('title', '=', title)
      .executeTakeFirstOrThrow()
    return { ...row, path: `/opportunities/${row.id}/${row.slug}` }
  }
  const oneOf = async (kind: string) => {
    const row = await database.owner
      .selectFrom('opportunity')
      .select(['id', 'slug'])
      .where('kind', '=', kind)
      .where('duplicate_of', 'is', null)
      .orderBy('id')
      .executeTakeFirstOrThrow()
    return `/opportunities/${row.id}/${row.slug}`
  }

  it('says pay by the hour and by the month', async () => {
    const { path } = await listing('Care assistant, mornings')
    const text = textOf(await visit(visitor, path))
    assert.match(text, /£15\.60 an hour About £1,350 a month before tax/)
  })

  it('promises an answer where one was promised', async () => {
    const { path } = await listing('Care assistant, mornings')
    assert.match(textOf(await visit(visitor, path)), /promises to answer within 5 working days/)
  })

  it('shows the way from what one lacks to where to get it', async () => {
    const { path } = await listing('Care assistant, mornings')
    const answer = await visit(visitor, path)
    assert.match(textOf(answer), /Not ready yet\? Improve your English near you/)
    assert.ok(answer.kind === 'page' && answer.html.text.includes('href="/opportunities?help=english"'))
  })

  it('says how far it is from the place that was searched near', async () => {
    const { path } = await listing('Care assistant, mornings')
    const street = await database.owner.selectFrom('postcode').select('postcode').executeTakeFirstOrThrow()
    const text = textOf(await visit(visitor, `${path}?near=${street.postcode}`))
    assert.match(text, /miles? from [A-Z0-9]+ [A-Z0-9]+\. About \d+ minutes?/)
    assert.doesNotMatch(textOf(await visit(visitor, path)), /miles from/)
  })

  for (const kind of ['job', 'apprenticeship', 'course', 'event', 'volunteering', 'placement', 'support', 'drop-in']) {
    it(`opens for every kind: ${kind}`, async () => {
      const answer = await visit(visitor, await oneOf(kind))
      assert.equal(statusOf(answer), 200)
      assert.match(textOf(answer), /Tell us if something is wrong/)
    })
  }

  it('lists the runs of a course with the spaces left', async () => {
    assert.match(textOf(await visit(visitor, await oneOf('course'))), /Start dates Starts .* Spaces/)
  })

  it('moves a wrong or missing name in the address to the right one for good', async () => {
    const { id, path } = await listing('Care assistant, mornings')
    for (const wrong of [`/opportunities/${id}`, `/opportunities/${id}/something-else`]) {
      const answer = await visit(visitor, wrong)
      assert.equal(statusOf(answer), 301)
      assert.equal(whereTo(answer), path)
    }
  })

  for (const id of ['0', '-1', '007', 'abc', '1.5', '99999999999', '2147483647', "1'--"]) {
    it(`knows nothing under ${id}`, async () => {
      await assert.rejects(async () => visit(visitor, `/opportunities/${encodeURIComponent(id)}/x`), NotFound)
    })
  }

  it('answers 410 for what has closed, with what is like it now', async () => {
    const { id, path } = await listing('Care assistant, nights')
    await database.owner.updateTable('opportunity').set({ withdrawn_at: now }).where('id', '=', id).execute()
    const answer = await visit(visitor, path)
    assert.equal(statusOf(answer), 410)
    assert.match(textOf(answer), /This job has closed .* What is like it now .* Talk to somebody who can help/)
  })

  it('leads from a repeat to the listing that it repeats', async () => {
    const original = await listing('Care assistant, mornings')
    const repeat = await listing('Bank care assistant')
    await database.owner
      .updateTable('opportunity')
      .set({ duplicate_of: original.id })
      .where('id', '=', repeat.id)
      .execute()
    const answer = await visit(visitor, repeat.path)
    assert.equal(statusOf(answer), 301)
    assert.equal(whereTo(answer), original.path)
  })

  it('prints a poster with a code to scan', async () => {
    const { path } = await listing('Care assistant, mornings')
    const answer = await visit(visitor, `${path}/poster`)
    assert.ok(answer.kind === 'page' && answer.html.text.includes('<svg class="gw-qr"'))
  })
})
