import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoPlaces, textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import type { EnrolmentStatus } from '../../../domain/enrolment.ts'
import { writeCounts } from '../../../web/listing-count.ts'
import { listingRoutes } from '../../public/listing/listing.routes.ts'
import { searchRoutes } from '../../public/search/search.routes.ts'
import { ownStatisticsRoutes } from './own-statistics.routes.ts'

const now = new Date('2026-11-23T10:00:00Z')
const title = 'Laundry assistant, mornings'

describe('the figures of a partner', () => {
  let database: TestDatabase
  let visitor: Visitor

  before(async () => {
    database = await testDatabase({ demo: now })
    await database.owner.deleteFrom('listing_tally').execute()
    const routes = [...ownStatisticsRoutes, ...searchRoutes, ...listingRoutes]
    visitor = { db: database.web, now, places: await demoPlaces(), routes }
  })
  after(() => database.drop())

  const counted = () => database.owner.selectFrom('listing_tally').selectAll().execute()
  const listing = async () => {
    const { id, slug } = await database.owner
      .selectFrom('opportunity')
      .select(['id', 'slug'])
      .where('title', '=', title)
      .executeTakeFirstOrThrow()
    return `/opportunities/${id}/${slug}`
  }

  it('counts what people see and open, together once a minute, and no programs or colleagues', async () => {
    const maureen = await asMember(database.web, 'Maureen Tully', now)
    for (let time = 0; time < 9; time += 1) await visit(visitor, '/opportunities?q=laundry')
    for (let time = 0; time < 3; time += 1) await visit(visitor, await listing())
    await visit(visitor, await listing(), { fromBrowser: false })
    await visit(visitor, await listing(), { viewer: maureen.viewer })
    assert.deepEqual(await counted(), [], 'nothing is written while pages are answered')

    await writeCounts(database.web)
    const counts = (await counted()).filter(({ what }) => what === 'opened')
    assert.deepEqual(
      counts.map(({ month, count }) => [month, count]),
      [['2026-11-01', 3]],
    )
    await writeCounts(database.web)
    assert.equal((await counted()).find(({ what }) => what === 'opened')?.count, 3, 'written once')

    const text = textOf(await visit(visitor, '/desk/statistics', { viewer: maureen.viewer }))
    assert.match(text, /Laundry assistant, mornings 10 fewer than 8/)
  })

  it('counts those who signed up for a course or an event, who got a place and who came', async () => {
    const oluchi = await asMember(database.web, 'Oluchi Brandt', now)
    const course = await database.owner
      .selectFrom('opportunity as o')
      .innerJoin('organization as g', 'g.id', 'o.organization_id')
      .where('g.name', '=', 'Bellfounders College')
      .where('o.kind', '=', 'course')
      .select(['o.id', 'o.title'])
      .orderBy('o.id')
      .executeTakeFirstOrThrow()
    await database.owner.deleteFrom('enrolment').where('opportunity_id', '=', course.id).execute()
    const { id: run_id } = await database.owner
      .insertInto('run')
      .values({ opportunity_id: course.id, starts_at: new Date('2026-11-02T09:17:00Z'), held: 0 })
      .returning('id')
      .executeTakeFirstOrThrow()
    const statuses: EnrolmentStatus[] = [
      ...Array(9).fill('completed'),
      ...Array(8).fill('removed'),
      ...Array(8).fill('waiting'),
    ]
    for (const [at, status] of statuses.entries()) {
      const made_at = new Date(status === 'removed' ? '2026-10-30T10:00:00Z' : '2026-11-05T10:00:00Z')
      const said = { name: 'A. Sample', checklist: '[]', address_kind: 'email', address: `a${at}@example.org` } as const
      const row = { ...said, run_id, status, queued_at: made_at, made_at, moved_at: made_at, check_in_code: `T${at}` }
      await database.owner
        .insertInto('enrolment')
        .values({ ...row, reference: `GW-T-${at}`, opportunity_id: course.id })
        .execute()
    }
    const text = textOf(await visit(visitor, '/desk/statistics', { viewer: oluchi.viewer }))
    const line = text.slice(text.indexOf(course.title)).slice(0, course.title.length + 60)
    assert.match(line, /^.* 0 0 15 10 10 /, '17 signed up, 9 got a place and came, to the nearest 5')
    const before = textOf(await visit(visitor, '/desk/statistics?month=2026-10-01', { viewer: oluchi.viewer }))
    assert.match(before.slice(before.indexOf(course.title)), /^.{0,80}? 0 0 10 10 0 /)
  })

  it('shows an organisation its own listings and nobody else’s', async () => {
    const nadia = await asMember(database.web, 'Nadia Whitlock', now)
    assert.doesNotMatch(textOf(await visit(visitor, '/desk/statistics', { viewer: nadia.viewer })), /Laundry assistant/)
  })
})
