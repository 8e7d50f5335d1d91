import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { guarded, textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { bookRoutes } from './book.routes.ts'

const now = new Date('2026-11-23T09:00:00Z')
const PEOPLE = 200

describe('two hundred people for one time', () => {
  let database: TestDatabase
  let visitor: Visitor

  before(async () => {
    ;({ database, visitor } = await openRooms(bookRoutes, now))
  })
  after(() => database.drop())

  it('gives it to exactly one; everybody else sees other times and is booked nowhere', async () => {
    const times = await visit(visitor, '/hubs/tilekiln/book')
    const [, path] = /class="gw-time" href="([^"?]+)/.exec(times.kind === 'page' ? times.html.text : '')!
    const before = await count()
    const answers = await Promise.all(
      Array.from({ length: PEOPLE }, (_, person) =>
        visit(visitor, path!, {
          form: { ...guarded('book', now), name: `Person ${person}`, reach: 'email', email: `p${person}@home.example` },
        }),
      ),
    )
    const booked = answers.filter(({ kind }) => kind === 'redirect')
    const others = answers.filter(({ status }) => status === 409)
    assert.deepEqual([booked.length, others.length], [1, PEOPLE - 1])
    for (const answer of others) assert.match(textOf(answer), /You did nothing wrong.*These times are free/)
    assert.equal(await count(), before + 1)
    const { length } = await database.owner
      .selectFrom('message')
      .select('id')
      .where('kind', '=', 'booking.booked')
      .execute()
    assert.equal(length, 1)
  })

  const count = async () => (await database.owner.selectFrom('booking').select('id').execute()).length
})
