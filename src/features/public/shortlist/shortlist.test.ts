import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Answer } from '../../../kit/http.ts'
import { shortlistRoutes } from './shortlist.routes.ts'

const now = new Date('2026-11-21T12:00:00Z')

describe('the shortlist', () => {
  let database: TestDatabase
  let visitor: Visitor
  let ids: number[]

  before(async () => {
    ;({ database, visitor } = await openRooms(shortlistRoutes, now))
    const rows = await database.owner
      .selectFrom('opportunity')
      .select('id')
      .where('duplicate_of', 'is', null)
      .where('kind', '=', 'job')
      .orderBy('id')
      .limit(6)
      .execute()
    ids = rows.map(({ id }) => id)
  })
  after(() => database.drop())

  const remembered = (answer: Answer): string | undefined =>
    answer.kind === 'redirect' ? answer.cookies?.find(({ name }) => name === 'shortlist')?.value : undefined

  it('says what to do while it is empty', async () => {
    assert.match(textOf(await visit(visitor, '/shortlist')), /Nothing here yet/)
  })

  it('saves, and goes back to where one was', async () => {
    const answer = await visit(visitor, `/shortlist/${ids[0]}`, { form: { do: 'add', back: '/opportunities?q=care' } })
    assert.equal(whereTo(answer), '/opportunities?q=care')
    assert.equal(remembered(answer), String(ids[0]))
  })

  it('takes off again', async () => {
    const cookies = { shortlist: `${ids[0]}.${ids[1]}` }
    const answer = await visit(visitor, `/shortlist/${ids[0]}`, { form: { do: 'remove', back: '/shortlist' }, cookies })
    assert.equal(remembered(answer), String(ids[1]))
  })

  for (const back of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '']) {
    it(`never leads elsewhere: ${back || 'no way back'}`, async () => {
      assert.equal(whereTo(await visit(visitor, `/shortlist/${ids[0]}`, { form: { back } })), '/')
    })
  }

  it('reads no nonsense from its cookie', async () => {
    const cookies = { shortlist: `x.${ids[0]}.-3.99999999999.${ids[0]}..<b>` }
    assert.match(textOf(await visit(visitor, '/shortlist', { cookies })), /Send it to somebody/)
  })

  it('does not save what does not exist', async () => {
    await assert.rejects(async () => visit(visitor, '/shortlist/2147483647', { form: { do: 'add' } }), NotFound)
  })

  it('makes a private link that opens the list elsewhere, and offers to copy it', async () => {
    const cookies = { shortlist: ids.slice(0, 2).join('.') }
    const link = whereTo(await visit(visitor, '/shortlist/share', { form: {}, cookies }))
    assert.match(link, /^\/shortlist\/shared\/[\w-]{22}$/)
    assert.match(textOf(await visit(visitor, link)), /A shared shortlist .* Copy these to my shortlist/)

    const copied = await visit(visitor, link, { form: {}, cookies: { shortlist: String(ids[5]) } })
    assert.equal(remembered(copied), `${ids[5]}.${ids[0]}.${ids[1]}`)
  })

  it('keeps only a digest of the code', async () => {
    const link = whereTo(await visit(visitor, '/shortlist/share', { form: {}, cookies: { shortlist: `${ids[0]}` } }))
    const code = link.split('/').at(-1)!
    const rows = await database.owner.selectFrom('shortlist').selectAll().execute()
    assert.ok(rows.length > 0)
    assert.ok(rows.every((row) => row.code_hash.length === 32 && !JSON.stringify(row).includes(code)))
  })

  it('opens no list for a wrong code, nor after 90 days', async () => {
    await assert.rejects(async () => visit(visitor, '/shortlist/shared/AAAAAAAAAAAAAAAAAAAAAA'), NotFound)
    const link = whereTo(await visit(visitor, '/shortlist/share', { form: {}, cookies: { shortlist: `${ids[0]}` } }))
    const later = { ...visitor, now: new Date('2027-02-20T12:00:00Z') }
    await assert.rejects(async () => visit(later, link), NotFound)
  })

  it('compares up to four, and says when there were more', async () => {
    const four = await visit(
      visitor,
      `/compare?${ids
        .slice(0, 4)
        .map((id) => `id=${id}`)
        .join('&')}`,
    )
    assert.doesNotMatch(textOf(four), /Four fit side by side/)
    assert.ok(four.kind === 'page')
    assert.equal(four.html.text.match(/<th scope="col"/g)?.length, 4)
    const six = await visit(visitor, `/compare?${ids.map((id) => `id=${id}`).join('&')}`)
    assert.match(textOf(six), /Four fit side by side/)
    assert.match(textOf(await visit(visitor, '/compare?id=x&id=')), /Tick some things/)
  })
})
