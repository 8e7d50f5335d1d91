import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoPlaces, textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
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

  it('shows an organisation its own listings and nobody else’s', async () => {
    const nadia = await asMember(database.web, 'Nadia Whitlock', now)
    assert.doesNotMatch(textOf(await visit(visitor, '/desk/statistics', { viewer: nadia.viewer })), /Laundry assistant/)
  })
})
