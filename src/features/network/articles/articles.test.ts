import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { asMember, type SignedIn } from '../../../../test/harness/member.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { PUBLIC } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { adviceRoutes } from '../../public/advice/advice.routes.ts'
import { articlesRoutes } from './articles.routes.ts'

const now = new Date('2026-11-23T10:00:00Z')
const WORDS = {
  summary: 'How to sleep by day.',
  markdown: '## By day\n\nClose the curtains, and put the phone into **another** room.\n\n<script>alert(1)</script>',
  helps: 'health',
  reviewOn: '1/6/2027',
}

describe('writing advice', () => {
  let database: TestDatabase
  let visitor: Visitor
  let maureen: SignedIn
  let nadia: SignedIn
  let saoirse: SignedIn

  before(async () => {
    ;({ database, visitor } = await openRooms([...articlesRoutes, ...adviceRoutes], now))
    maureen = await asMember(database.web, 'Maureen Tully', now)
    nadia = await asMember(database.web, 'Nadia Whitlock', now)
    saoirse = await asMember(database.web, 'Saoirse Lund', now)
  })
  after(() => database.drop())

  const send = (who: SignedIn, path: string, form: Record<string, string>) =>
    visit(visitor, path, { viewer: who.viewer, form })
  const see = async (who: SignedIn, path: string) => textOf(await visit(visitor, path, { viewer: who.viewer }))
  const begin = async (who: SignedIn, title: string) => whereTo(await send(who, '/desk/articles', { title }))

  it('goes from a partner to an editor, who publishes it, and then residents read it', async () => {
    const path = await begin(maureen, 'Sleeping after night shifts')
    const form = { ...WORDS, title: 'Sleeping after night shifts' }
    assert.match(whereTo(await send(maureen, path, { ...form, do: 'preview' })), /done=preview#preview$/)
    const preview = await visit(visitor, path, { viewer: maureen.viewer })
    assert.ok(preview.kind === 'page' && preview.html.text.includes('<h2>By day</h2>'))
    assert.ok(!preview.html.text.includes('<script>alert'), 'markup that was typed stays words')

    await send(maureen, path, { ...form, do: 'send' })
    assert.match(await see(saoirse, '/desk/articles'), /Waits for an editor Sleeping after night shifts/)
    assert.equal(statusOf(await send(saoirse, path, { ...form, do: 'refuse', decision: '' })), 422)
    await send(saoirse, path, { ...form, do: 'refuse', decision: 'Say something about noise.' })
    assert.match(await see(maureen, path), /Changes needed .*Say something about noise/)
    const told = async () =>
      (
        await database.owner
          .selectFrom('message')
          .selectAll()
          .where('kind', '=', 'article.decided')
          .orderBy('id')
          .execute()
      ).at(-1)!
    const { address, subject, body } = await told()
    assert.deepEqual(
      [address, subject],
      ['maureen.tully@fleetvale.example', 'Please change your article: Sleeping after night shifts'],
    )
    assert.match(body, /Say something about noise\..*\/desk\/articles\/\d+/s)

    await send(maureen, path, { ...form, do: 'send' })
    const slug = '/advice/sleeping-after-night-shifts'
    await assert.rejects(async () => visit(visitor, slug), NotFound)
    await send(saoirse, path, { ...form, do: 'publish' })
    assert.match(textOf(await visit(visitor, slug)), /Close the curtains/)
    assert.match((await told()).body, /People can read “Sleeping after night shifts” now.*\/advice\/sleeping/s)
  })

  it('asks for a summary, a text and a day to read it again before it is sent', async () => {
    const path = await begin(maureen, 'Half an article')
    const answer = await send(maureen, path, { title: 'Half an article', do: 'send' })
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /Say in one sentence.*Write the article.*Say when somebody has to read it again/)
  })

  it('lets nobody publish but editors, and shows a partner only its own', async () => {
    const path = await begin(maureen, 'Mine alone')
    await assert.rejects(async () => send(maureen, path, { ...WORDS, title: 'Mine alone', do: 'publish' }), NotFound)
    await assert.rejects(async () => see(nadia, path), NotFound)
    await assert.rejects(async () => visit(visitor, '/desk/articles', { viewer: PUBLIC }), NotFound)
  })

  it('translates with the original beside it, from the right where it is written so', async () => {
    const path = whereTo(await send(saoirse, '/desk/articles/from', { slug: 'childcare-costs', language: 'ar' }))
    const page = await visit(visitor, path, { viewer: saoirse.viewer })
    assert.ok(page.kind === 'page' && page.html.text.includes('lang="ar" dir="rtl"'))
    const english = await database.owner
      .selectFrom('article')
      .select('summary')
      .where('slug', '=', 'childcare-costs')
      .where('language', '=', 'en')
      .executeTakeFirstOrThrow()
    assert.ok(textOf(page).includes(english.summary))
    await send(saoirse, path, { ...WORDS, title: 'تكاليف رعاية الأطفال', do: 'publish' })
    const read = await visit(visitor, '/advice/childcare-costs?language=ar')
    assert.ok(read.kind === 'page' && read.html.text.includes('<html lang="ar" dir="rtl"'))
  })

  it('lists what is due to be read again until somebody has read it', async () => {
    const due = { slug: 'rights-at-work', language: 'en' }
    await database.owner
      .updateTable('article')
      .set({ review_on: '2026-11-01' })
      .where('slug', '=', due.slug)
      .where('language', '=', 'en')
      .execute()
    assert.match(await see(saoirse, '/desk/articles'), /To be read again/)
    await send(saoirse, '/desk/articles/reviewed', due)
    const { review_on } = await database.owner
      .selectFrom('article')
      .select('review_on')
      .where('slug', '=', due.slug)
      .where('language', '=', 'en')
      .executeTakeFirstOrThrow()
    assert.equal(review_on, '2027-05-24')
  })
})
