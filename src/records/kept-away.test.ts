import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { asMember, type SignedIn } from '../../test/harness/member.ts'
import { postingDraft } from '../domain/posting-draft.ts'
import { storeOpportunities } from './opportunity-store.ts'
import { findPosting } from './posting.ts'
import { beginPosting, movePosting, submitPosting } from './posting-store.ts'

const now = new Date('2026-11-23T10:00:00Z')
const later = new Date('2026-11-24T09:10:00Z')

describe('a posting whose organisation also has a feed', () => {
  let database: TestDatabase
  let oluchi: SignedIn

  before(async () => {
    database = await testDatabase({ demo: now })
    oluchi = await asMember(database.web, 'Oluchi Brandt', now)
  })
  after(() => database.drop())

  const posted = async (id: number) => (await findPosting(database.web, oluchi.viewer, id))!

  /** A live posting, and the reading of a feed that has it too, with these words about it. */
  async function both(title: string) {
    const answers = { title, about: 'It is good.', delivery: ['in-person'], postcode: 'NW5 6FG', closes: '18/12/2026' }
    const id = await beginPosting(database.web, oluchi.viewer, 'job', { answers }, now)
    await submitPosting(database.web, oluchi.viewer, await posted(id), now, () => [])
    const posting = await posted(id)
    const draft = { ...postingDraft(posting, posting.working, posting.organization, now), sourceId: title, uuid: null }
    const read = async (at: Date, says: string | null = null) =>
      (
        await storeOpportunities(
          database.jobs,
          'their own feed',
          [says === null ? draft : { ...draft, summary: says }],
          at,
          { organizationId: posting.organization.id, sample: true },
        )
      )[0]!
    return { id, read }
  }
  const isGone = async (id: number) =>
    (
      await database.owner
        .selectFrom('opportunity')
        .select('withdrawn_at')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).withdrawn_at !== null
  const isFound = async (id: number) =>
    (await database.owner.selectFrom('opportunity_search').select('id').where('id', '=', id).execute()).length > 0
  const say = async (id: number, move: 'fill' | 'withdraw' | 'pause' | 'resume') =>
    movePosting(database.web, oluchi.viewer, await posted(id), move, later)

  for (const move of ['fill', 'withdraw', 'pause'] as const) {
    it(`stays gone after “${move}” while the feed goes on saying the same`, async () => {
      const { id, read } = await both(`Harpist ${move}`)
      const repeat = await read(now)
      assert.notEqual(repeat.duplicateOf, null)
      await say(id, move)
      assert.equal(await isGone(repeat.id), true)
      assert.equal((await read(later)).outcome, 'unchanged')
      assert.deepEqual([await isGone(repeat.id), await isFound(repeat.id)], [true, false])
    })
  }

  it('takes the feed’s away with it where the feed came first', async () => {
    const { id, read } = await both('Lutenist')
    const { id: fromFeed } = await read(now)
    const { opportunityId } = await posted(id)
    await database.owner
      .updateTable('opportunity')
      .set({ duplicate_of: fromFeed })
      .where('id', '=', opportunityId!)
      .execute()
    await database.owner.updateTable('opportunity').set({ duplicate_of: null }).where('id', '=', fromFeed).execute()
    await say(id, 'fill')
    await read(later)
    assert.deepEqual([await isGone(fromFeed), await isFound(fromFeed)], [true, false])
  })

  it('is back when the feed says something new', async () => {
    const { id, read } = await both('Oboist')
    const { id: fromFeed } = await read(now)
    await say(id, 'fill')
    await read(later)
    assert.equal((await read(later, 'We look for a second one.')).outcome, 'changed')
    assert.deepEqual([await isGone(fromFeed), await isFound(fromFeed)], [false, true])
    assert.equal((await read(later, 'We look for a second one.')).outcome, 'unchanged')
  })

  it('is a repeat again when the posting is shown again', async () => {
    const { id, read } = await both('Fiddler')
    const { id: fromFeed } = await read(now)
    await say(id, 'pause')
    await read(later)
    await say(id, 'resume')
    const again = await read(later)
    assert.equal(again.duplicateOf, (await posted(id)).opportunityId)
    assert.equal(await isGone(fromFeed), false)
  })
})
