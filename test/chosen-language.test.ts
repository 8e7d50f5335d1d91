import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { mailbox } from '../demo/cast.ts'
import { ROUTES } from '../src/app/routes.ts'
import { NOT_CHECKED } from '../src/domain/message-translations.ts'
import { PUBLIC } from '../src/domain/permission.ts'
import type { Answer } from '../src/kit/http.ts'
import { startsOf } from '../src/records/enrolment-start.ts'
import { opportunitiesOf } from '../src/records/opportunity.ts'
import { ABOUT, filledIn, listingToApplyFor } from './harness/applicant.ts'
import { demoPlaces, guarded, statusOf, textOf, type Visitor, visit, whereTo } from './harness/ask.ts'
import { type TestDatabase, testDatabase } from './harness/database.ts'
import { asMember } from './harness/member.ts'

/** A Monday morning. */
const now = new Date('2026-11-23T10:00:00Z')
const TURKISH = { 'message-language': 'tr' }
const SELECTED = /<option value="tr" selected lang="tr"/

describe('whoever chooses Turkish for our messages', () => {
  let database: TestDatabase
  let visitor: Visitor

  before(async () => {
    database = await testDatabase({ demo: now })
    visitor = { db: database.web, now, places: await demoPlaces(), routes: ROUTES }
  })
  after(() => database.drop())

  const messagesTo = (address: string) =>
    database.owner.selectFrom('message').selectAll().where('address', '=', address).orderBy('id').execute()

  /** What was sent last, which has to be in Turkish and then in English. */
  async function lastTo(
    address: string,
    english: RegExp,
  ): Promise<{ readonly subject: string; readonly body: string }> {
    const { subject, body, language } = (await messagesTo(address)).at(-1)!
    assert.equal(language, 'tr')
    const [turkish, rest] = body.split(`\n\n${NOT_CHECKED.tr}\n\n`)
    assert.match(rest!, english)
    return { subject: subject!, body: turkish! }
  }

  const cookieOf = (answer: Answer): string | undefined =>
    answer.kind === 'redirect' ? answer.cookies?.find(({ name }) => name === 'message-language')?.value : undefined

  it('applies and hears no, all in Turkish, which the organisation is not told', async () => {
    const listing = await listingToApplyFor(database.owner, 'Care assistant, mornings')
    const about = { ...ABOUT, ...TURKISH, email: 'deniz@home.example' }
    const person = await filledIn(database.owner, visitor, listing, { about })
    const check = textOf(await person.open(`/apply/${listing.id}/check`))
    assert.match(check, /Language of our messages Türkçe and English/)
    await person.send(`/apply/${listing.id}/check`, guarded('apply-send', now))

    const sent = await lastTo(
      'deniz@home.example',
      /application to Willow Cut Homecare[\s\S]*should answer by Monday 30 November/,
    )
    assert.equal(sent.subject, 'Gönderdiğinizi aldık')
    assert.match(sent.body, /Yanıtın beklendiği son tarih: 30 Kasım Pazartesi\. Durumu görmek için:\nhttp/)

    const { id } = await database.owner
      .selectFrom('job_application')
      .select('id')
      .where('address', '=', 'deniz@home.example')
      .executeTakeFirstOrThrow()
    const { viewer } = await asMember(database.web, 'Maureen Tully', now)
    const { organization_id } = await database.owner
      .selectFrom('job_application')
      .select('organization_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const employer = { ...viewer, membership: { ...viewer.membership, organizationId: organization_id } }
    assert.doesNotMatch(
      textOf(await visit(visitor, `/desk/applications/${id}`, { viewer: employer })),
      /Language of our messages|in Türkçe/,
    )
    const form = { reason: 'experience', words: 'Sorry, not this time.', once: 'one' }
    await visit(visitor, `/desk/applications/${id}/answer/refuse`, { viewer: employer, form })
    const refused = await lastTo('deniz@home.example', /Sorry, not this time/)
    assert.equal(refused.subject, 'Bu sefer olmadı: Care assistant, mornings')
  })

  it('signs up for an event and reads the code for its door', async () => {
    const council = await database.owner
      .selectFrom('organization')
      .select('id')
      .where('name', '=', 'Fleet Vale Council')
      .executeTakeFirstOrThrow()
    const fair = (await opportunitiesOf(database.web, PUBLIC, council.id, now)).find(
      ({ title }) => title === 'Fleet Vale jobs fair',
    )!
    const start = (await startsOf(database.web, fair, now))[0]!.startsAt.toISOString()
    const form = { ...guarded('enrol', now), ...TURKISH, start, name: 'Deniz', address: 'event@home.example' }
    const answer = await visit(visitor, `/enrol/${fair.id}`, { form })
    assert.equal(cookieOf(answer), 'tr')
    const told = await lastTo('event@home.example', /Your code for the door is/)
    assert.equal(told.subject, 'Yeriniz ayrıldı: Fleet Vale jobs fair')
    assert.match(told.body, /Kapı kodunuz: \w{4}\./)

    const reference = /GW-[\w-]+/.exec((await messagesTo('event@home.example'))[0]!.body)![0]
    const own = { kind: 'resident', address: { kind: 'email', value: 'event@home.example' } } as const
    await visit(visitor, `/requests/enrolments/${reference}/leave`, { viewer: own, form: {} })
    assert.match((await lastTo('event@home.example', /not on the list/)).subject, /^Yerinizden vazgeçtiniz/)
  })

  it('follows a search, and can change the language later', async () => {
    const search = { search: 'q=beekeeper', frequency: 'daily', email: 'alert@home.example' }
    await visit(visitor, '/alerts/new', { form: { ...guarded('alerts', now), ...TURKISH, ...search } })
    const { subject, body } = await lastTo('alert@home.example', /Somebody asked us to write/)
    assert.equal(subject, 'Bu e-postaları istiyor musunuz?')
    const path = /\/alerts\/[0-9a-f-]{36}/.exec(body)![0]
    await visit(visitor, `${path}/confirm`, { form: {} })
    const page = await visit(visitor, path)
    assert.ok(page.kind === 'page' && SELECTED.test(page.html.text))
    const form = { q: 'beekeeper', frequency: 'weekly', 'message-language': 'en' }
    assert.equal(cookieOf(await visit(visitor, path, { form, cookies: TURKISH })), '', 'English again')
    const { language } = await database.owner
      .selectFrom('alert')
      .select('language')
      .where('address', '=', 'alert@home.example')
      .executeTakeFirstOrThrow()
    assert.equal(language, 'en')
  })

  it('writes to us, and whoever answers sees the language', async () => {
    const form = { ...guarded('contact', now), ...TURKISH, words: 'Merhaba', name: 'Deniz' }
    await visit(visitor, '/contact', { form: { ...form, address: 'contact@home.example' } })
    assert.match((await lastTo('contact@home.example', /A person reads it/)).subject, /^Mesajınızı aldık: GW-/)
    const { viewer } = await asMember(database.web, 'Helen Achterberg', now)
    assert.match(textOf(await visit(visitor, '/desk/feedback', { viewer })), /Wants messages in Türkçe/)
  })

  it('reports a listing and hears what came of it', async () => {
    const { id } = await listingToApplyFor(database.owner, 'Care assistant, mornings')
    const form = { ...guarded('report-listing', now), ...TURKISH, reason: 'wrong', email: 'report@home.example' }
    await visit(visitor, `/opportunities/${id}/report`, { form })
    const { id: report } = await database.owner
      .selectFrom('listing_report')
      .select('id')
      .where('email', '=', 'report@home.example')
      .executeTakeFirstOrThrow()
    const { viewer } = await asMember(database.web, 'Idris Penhallow', now)
    await visit(visitor, `/desk/reports/${report}`, { viewer, form: { decision: 'put-right', once: 'one' } })
    assert.match((await lastTo('report@home.example', /It was put right/)).body, /Düzeltildi\./)
  })

  it('has the language chosen already in the forms that come after, the one for a code among them', async () => {
    for (const path of ['/requests', '/contact', '/alerts/new?q=care']) {
      const page = await visit(visitor, path, { cookies: TURKISH })
      assert.ok(page.kind === 'page' && SELECTED.test(page.html.text), path)
    }
    const form = { ...guarded('requests', now), ...TURKISH, address: mailbox('Deniz Aydoğan') }
    const answer = await visit(visitor, '/requests', { form })
    assert.match(whereTo(answer), /^\/requests\/code/)
    assert.equal((await lastTo(mailbox('Deniz Aydoğan'), /Your code is \d{6}/)).subject, 'Kodunuz')
  })

  it('gets English where the language is none that we write', async () => {
    const form = { ...guarded('contact', now), 'message-language': 'xx', words: 'Hi', name: 'Ash' }
    assert.equal(statusOf(await visit(visitor, '/contact', { form: { ...form, address: 'ash@home.example' } })), 303)
    assert.equal((await messagesTo('ash@home.example')).at(-1)!.language, 'en')
  })
})
