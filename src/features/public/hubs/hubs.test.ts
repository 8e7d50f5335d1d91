import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { STREETS } from '../../../../demo/known-places.ts'
import { textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { NotFound } from '../../../kit/errors.ts'
import { hubRoutes } from './hubs.routes.ts'

/** A Monday morning. */
const now = new Date('2026-11-23T10:00:00Z')

describe('job hubs', () => {
  let database: TestDatabase
  let visitor: Visitor

  before(async () => {
    ;({ database, visitor } = await openRooms(hubRoutes, now))
  })
  after(() => database.drop())

  it('says which are open now and until when', async () => {
    assert.match(textOf(await visit(visitor, '/hubs')), /Cobblers Green Job Hub Open now until 5pm/)
  })

  it('puts the nearest first once it knows where', async () => {
    const text = textOf(await visit(visitor, `/hubs?near=${encodeURIComponent(STREETS[0]!.postcode)}`))
    const miles = [...text.matchAll(/(\d+(?:\.\d+)?) miles?\. About/g)].map(([, far]) => Number(far))
    assert.ok(miles.length >= 2)
    assert.deepEqual(
      miles,
      miles.toSorted((a, b) => a - b),
    )
  })

  it('shows them all the same where the place is unknown', async () => {
    const text = textOf(await visit(visitor, '/hubs?near=xyzzy'))
    assert.match(text, /We do not know the place “xyzzy”/)
    assert.match(text, /Cobblers Green Job Hub/)
  })

  it('shows hours, languages and access of one', async () => {
    const text = textOf(await visit(visitor, '/hubs/cobblers-green'))
    assert.match(text, /Monday 23 November \(today\) 9:30am to 5pm/)
    assert.match(text, /Sunday 29 November Closed/)
    assert.match(text, /Languages English, Bengali and Sylheti/)
    assert.match(text, /Hearing loop/)
  })

  it('knows no hub of another name', async () => {
    await assert.rejects(async () => visit(visitor, '/hubs/nowhere'), NotFound)
  })
})
