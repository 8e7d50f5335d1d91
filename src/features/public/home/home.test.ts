import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { statusOf, textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { homeRoutes } from './home.routes.ts'

const now = new Date('2026-11-21T12:00:00Z')

describe('the front door', () => {
  let database: TestDatabase
  let visitor: Visitor

  before(async () => {
    ;({ database, visitor } = await openRooms(homeRoutes, now))
  })
  after(() => database.drop())

  it('asks two questions and welcomes', async () => {
    const text = textOf(await visit(visitor, '/'))
    assert.match(text, /Find a job, a course or a helping hand near you/)
    assert.match(text, /What are you looking for\? Postcode or place/)
  })

  it('counts what is on offer of each kind', async () => {
    assert.match(
      textOf(await visit(visitor, '/')),
      /Jobs \d+ on offer Apprenticeships \d+ on offer Courses \d+ on offer/,
    )
  })

  it('shows what is on this week, what closes soon, news and somebody to call', async () => {
    const text = textOf(await visit(visitor, '/'))
    for (const words of [
      'Events this week',
      'Closing soon',
      'Talk to a person',
      'Call 020 7946 0100',
      'jobs fair is coming',
    ]) {
      assert.ok(text.includes(words), words)
    }
  })

  it('shows no news that is over', async () => {
    const later = { ...visitor, now: new Date('2027-11-21T12:00:00Z') }
    assert.doesNotMatch(textOf(await visit(later, '/')), /jobs fair is coming/)
  })

  it('opens with nothing in the database at all', async () => {
    const empty = await testDatabase()
    const answer = await visit({ ...visitor, db: empty.web }, '/')
    assert.equal(statusOf(answer), 200)
    assert.match(textOf(answer), /Jobs 0 on offer/)
    await empty.drop()
  })

  it('lists the other places of a deployment, each behind its own name', async () => {
    const [first] = visitor.places
    const second = { ...first!, slug: 'upper-vale', name: 'Upper Vale', hosts: ['upper.example'] }
    const both = { ...visitor, places: [first!, second] }
    const answer = await visit(both, '/places')
    assert.match(textOf(answer), /You are looking at Fleet Vale\. .*Upper Vale/)
    assert.ok(answer.kind === 'page' && answer.html.text.includes('href="http://upper.example:3000/"'))
  })
})
