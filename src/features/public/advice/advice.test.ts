import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { NotFound } from '../../../kit/errors.ts'
import { adviceRoutes } from './advice.routes.ts'

const now = new Date('2026-11-21T12:00:00Z')

describe('advice', () => {
  let database: TestDatabase
  let visitor: Visitor

  before(async () => {
    ;({ database, visitor } = await openRooms(adviceRoutes, now))
  })
  after(() => database.drop())

  const translated = () =>
    database.owner.selectFrom('article').selectAll().where('language', '=', 'ar').executeTakeFirstOrThrow()

  it('lists every article in the first language of the place', async () => {
    const rows = await database.owner.selectFrom('article').select('title').where('language', '=', 'en').execute()
    const text = textOf(await visit(visitor, '/advice'))
    for (const { title } of rows) assert.ok(text.includes(title), title)
  })

  it('reads from the right in Arabic, and the whole page with it', async () => {
    const { slug, title } = await translated()
    const answer = await visit(visitor, `/advice/${slug}?language=ar`)
    assert.ok(answer.kind === 'page')
    assert.ok(answer.html.text.includes('<html lang="ar" dir="rtl"'))
    assert.ok(answer.html.text.includes('<header class="gw-header" lang="en">'))
    assert.ok(textOf(answer).includes(title))
  })

  it('shows the first language where it has not been translated', async () => {
    const { slug } = await translated()
    const answer = await visit(visitor, `/advice/${slug}?language=xx`)
    assert.ok(answer.kind === 'page' && answer.html.text.includes('<article lang="en" dir="ltr">'))
  })

  it('knows no article of another name', async () => {
    await assert.rejects(async () => visit(visitor, '/advice/nothing'), NotFound)
  })
})
