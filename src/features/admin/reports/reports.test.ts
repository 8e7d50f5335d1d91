import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoPlaces, guarded, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { type Member, PUBLIC } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { contactRoutes } from '../../public/contact/contact.routes.ts'
import { feedbackRoutes } from '../../public/feedback/feedback.routes.ts'
import { reportListingRoutes } from '../../public/report-listing/report-listing.routes.ts'
import { feedbackDeskRoutes } from '../feedback/feedback.routes.ts'
import { reportsRoutes } from './reports.routes.ts'

/** A Monday morning. */
const now = new Date('2026-11-23T10:00:00Z')

describe('what people tell us about pages and listings', () => {
  let database: TestDatabase
  let visitor: Visitor
  let moderator: Member
  let administrator: Member
  let listing: number

  before(async () => {
    database = await testDatabase({ demo: now })
    const routes = [
      ...contactRoutes,
      ...feedbackRoutes,
      ...reportListingRoutes,
      ...feedbackDeskRoutes,
      ...reportsRoutes,
    ]
    visitor = { db: database.web, now, places: await demoPlaces(), routes }
    moderator = (await asMember(database.web, 'Idris Penhallow', now)).viewer
    administrator = (await asMember(database.web, 'Helen Achterberg', now)).viewer
    const open = database.owner.selectFrom('opportunity').select('id').where('expires_at', '>', now)
    listing = (await open.orderBy('id').executeTakeFirstOrThrow()).id
    await database.owner.deleteFrom('listing_report').execute()
  })
  after(() => database.drop())

  const report = (form: Record<string, string>) =>
    visit(visitor, `/opportunities/${listing}/report`, { form: { ...guarded('report-listing', now), ...form } })

  it('takes a report once, and shows it to the moderators of the borough', async () => {
    const form = { reason: 'asks-for-money', words: 'They want £40 first', ...guarded('report-listing', now) }
    const thanked = whereTo(await report(form))
    assert.equal(whereTo(await report(form)), thanked)
    const rows = await database.owner.selectFrom('listing_report').selectAll().execute()
    assert.equal(rows.length, 1)
    assert.match(textOf(await visit(visitor, thanked)), new RegExp(`Your reference is ${rows[0]!.reference}`))
    const text = textOf(await visit(visitor, '/desk/reports', { viewer: moderator }))
    assert.match(text, /It asks me to pay.*“They want £40 first”/)
  })

  it('asks what is wrong before it takes a report', async () => {
    const answer = await report({ reason: '', email: 'nobody' })
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /Choose what is wrong.*Enter an email address/)
  })

  it('tells somebody who wanted to hear what came of it', async () => {
    await report({ reason: 'closed', email: 'peter@example.org' })
    const { id } = await database.owner
      .selectFrom('listing_report')
      .select('id')
      .where('email', 'is not', null)
      .executeTakeFirstOrThrow()
    const decide = (form: Record<string, string>) => visit(visitor, `/desk/reports/${id}`, { form, viewer: moderator })
    assert.equal(statusOf(await decide({})), 422)
    assert.equal(whereTo(await decide({ decision: 'taken-down' })), '/desk/reports')
    const message = database.owner.selectFrom('message').selectAll().where('address', '=', 'peter@example.org')
    assert.match((await message.executeTakeFirstOrThrow()).body, /We took it off the site/)
  })

  it('hides reports from everybody else', async () => {
    const partner = (await asMember(database.web, 'Maureen Tully', now)).viewer
    for (const viewer of [partner, PUBLIC]) {
      await assert.rejects(async () => visit(visitor, '/desk/reports', { viewer }), NotFound)
    }
  })

  it('keeps feedback with the page and the day, never with a search or a reference', async () => {
    const pages = ['/opportunities?q=care&near=NW5+2AA', '/requests/help/GW-7K3M-4QRT', 'https://elsewhere.example/']
    for (const [at, about] of pages.entries()) {
      const form = {
        ...guarded('feedback', new Date(now.getTime() - at)),
        page: about,
        useful: 'no',
        words: 'Too long',
      }
      await visit(visitor, '/feedback', { form })
    }
    const rows = await database.owner
      .selectFrom('feedback')
      .select(['page', 'on_day'])
      .orderBy('id', 'desc')
      .limit(3)
      .execute()
    assert.deepEqual(
      rows.reverse().map(({ page, on_day }) => [page, on_day]),
      [
        ['/opportunities', '2026-11-23'],
        ['/requests/help', '2026-11-23'],
        ['/', '2026-11-23'],
      ],
    )
    assert.match(textOf(await visit(visitor, '/desk/feedback', { viewer: administrator })), /Too long/)
  })

  it('asks whether a page was useful before it keeps anything', async () => {
    const answer = await visit(visitor, '/feedback', { form: { ...guarded('feedback', now), page: '/hubs' } })
    assert.equal(statusOf(answer), 422)
  })

  it('takes a message with a reference and a promise, and shows it until somebody answered', async () => {
    const form = {
      ...guarded('contact', now),
      words: 'Is the hub open on Sunday?',
      name: 'Peter',
      address: '07700 900 321',
    }
    assert.match(whereTo(await visit(visitor, '/contact', { form })), /^\/contact\/sent\/GW-/)
    const desk = () => visit(visitor, '/desk/feedback', { viewer: administrator })
    assert.match(textOf(await desk()), /Waiting Peter “Is the hub open on Sunday\?” 07700 900321/)
    const { id } = await database.owner
      .selectFrom('contact_message')
      .select('id')
      .where('phone', '=', '+447700900321')
      .executeTakeFirstOrThrow()
    await visit(visitor, `/desk/feedback/messages/${id}/answered`, { form: {}, viewer: administrator })
    assert.match(textOf(await desk()), /Answered Peter/)
  })

  it('asks again for an address that cannot be one', async () => {
    const form = { ...guarded('contact', now), words: 'Hello', name: 'Peter', address: 'none' }
    const answer = await visit(visitor, '/contact', { form })
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /Enter a phone number or an email address/)
  })
})
