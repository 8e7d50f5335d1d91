import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoPlaces, guarded, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { as } from '../../../../test/harness/referral.ts'
import type { Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { OWN_REQUESTS } from '../../../web/own-requests.ts'
import { contactRoutes } from '../contact/contact.routes.ts'
import { ownContactMessageRoutes } from './own-contact-messages.routes.ts'

/** A Monday morning. */
const now = new Date('2026-11-23T10:00:00Z')
const friday = new Date('2026-11-27T10:00:00Z')
const peter: Viewer = { kind: 'resident', address: { kind: 'phone', value: '+447700900321' } }
const stranger: Viewer = { kind: 'resident', address: { kind: 'email', value: 'stranger@home.example' } }

describe('a message to the borough, seen by whoever wrote it', () => {
  let database: TestDatabase
  let visitor: Visitor
  let sent: string
  let path: string

  before(async () => {
    database = await testDatabase()
    const routes = [...contactRoutes, ...ownContactMessageRoutes]
    visitor = { db: database.web, now, places: await demoPlaces(), routes }
    const form = { words: 'Is the hub open on Sunday?', name: 'Peter', address: '07700 900 321' }
    sent = whereTo(await visit(visitor, '/contact', { form: { ...form, ...guarded('contact', now) } }))
    path = sent.replace('/contact/sent', '/requests/messages')
  })
  after(() => database.drop())

  const linesOf = (viewer: Viewer) =>
    as(database.web, viewer, now, (db) => Promise.all(OWN_REQUESTS.map(({ list }) => list(db, viewer, now))))
  const seenAt = async (moment: Date) => textOf(await visit({ ...visitor, now: moment }, path, { viewer: peter }))

  it('stands among their requests, with what happens next and by when', async () => {
    const lines = (await linesOf(peter)).flat()
    assert.deepEqual(
      lines.map(({ title, status, path }) => [title, status, path]),
      [['Your message to us', 'Waiting for our answer', path]],
    )
    assert.match(
      await seenAt(now),
      /A person reads it and answers you by Wednesday 25 November.*Is the hub open on Sunday\?/,
    )
  })

  it('keeps its promise on the page that confirms it, on whatever day that is opened', async () => {
    assert.match(textOf(await visit({ ...visitor, now: friday }, sent)), /by Wednesday 25 November/)
  })

  it('says honestly that we are late', async () => {
    assert.match(
      await seenAt(friday),
      /Our answer is late We promised an answer by Wednesday 25 November\. We are sorry\./,
    )
  })

  it('is nobody else’s', async () => {
    await assert.rejects(visit(visitor, path, { viewer: stranger }), NotFound)
    const lines = await linesOf(stranger)
    assert.deepEqual(lines.flat(), [])
  })

  it('says when it was answered', async () => {
    await database.owner.updateTable('contact_message').set({ answered_at: now }).execute()
    assert.match(
      await seenAt(friday),
      /Answered We answered you on Monday 23 November\. Did our answer not reach you\?/,
    )
  })
})
