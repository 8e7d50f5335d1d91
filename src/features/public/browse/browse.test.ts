import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { statusOf, textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { HELPS, KINDS, SECTORS } from '../../../domain/facets.ts'
import { NotFound } from '../../../kit/errors.ts'
import { browseRoutes } from './browse.routes.ts'

const now = new Date('2026-11-21T12:00:00Z')

describe('looking around', () => {
  let database: TestDatabase
  let visitor: Visitor

  before(async () => {
    ;({ database, visitor } = await openRooms(browseRoutes, now))
  })
  after(() => database.drop())

  it('has a page for every kind, every need and every type of work', async () => {
    const subjects = [...KINDS, ...HELPS, ...SECTORS].map(({ value }) => value)
    assert.equal(new Set(subjects).size, subjects.length)
    for (const subject of subjects) assert.equal(statusOf(await visit(visitor, `/browse/${subject}`)), 200, subject)
  })

  it('says what a kind of thing is, and leads into the search', async () => {
    const answer = await visit(visitor, '/browse/apprenticeship')
    assert.match(textOf(answer), /A job in which you earn while you train/)
    assert.ok(answer.kind === 'page')
    assert.ok(answer.html.text.includes('href="/opportunities?kind=apprenticeship&amp;sector=construction"'))
  })

  it('lists the neighbourhoods, each with what is near it', async () => {
    const answer = await visit(visitor, '/browse/wards')
    assert.match(textOf(answer), /Browse by neighbourhood .*Cobblers Green/)
    assert.ok(
      answer.kind === 'page' && answer.html.text.includes('/opportunities?near=Cobblers%20Green%20ward&amp;within=1'),
    )
  })

  it('lists all ways to look around with their counts', async () => {
    assert.match(textOf(await visit(visitor, '/browse')), /What is it\? Jobs \(\d+ results? \)/)
  })

  it('knows nothing under another word', async () => {
    await assert.rejects(async () => visit(visitor, '/browse/unicorns'), NotFound)
  })
})
