import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoPlaces, guarded, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { as, packetOf } from '../../../../test/harness/referral.ts'
import type { Member, Viewer } from '../../../domain/permission.ts'
import type { Answer } from '../../../kit/http.ts'
import { endLinks, sendLinkIfAsked } from '../../../records/referral-link.ts'
import { sendReferral } from '../../../records/referral-send.ts'
import { viewerOf } from '../../../records/sign-in.ts'
import { trackReferralRoutes } from '../track-referral/track-referral.routes.ts'
import { answerByLinkRoutes } from './answer-by-link.routes.ts'
import { remindLinks } from './link-clock.job.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
const MAILBOX = 'hello@hearth-and-ladder.example'

describe('a referral that is answered by a link', () => {
  let db: TestDatabase
  let visitor: Visitor
  let leela: Member

  before(async () => {
    db = await testDatabase({ demo: NOW })
    visitor = { db: db.web, now: NOW, places: await demoPlaces(), routes: answerByLinkRoutes }
    leela = (await asMember(db.web, 'Dr Leela Raman', NOW)).viewer
  })
  after(() => db.drop())

  /** Refers somebody to Hearth and Ladder, who have no accounts; returns the referral and its link. */
  async function refer(person = {}) {
    const service = await db.owner
      .selectFrom('referral_service')
      .selectAll()
      .where('link_email', '=', MAILBOX)
      .executeTakeFirstOrThrow()
    const packet = packetOf(person, { program: 'job-hub' })
    const sent = await as(db.web, leela, NOW, async (web) => {
      const sent = await sendReferral(
        web,
        leela,
        {
          ...{ placeSlug: 'fleet-vale', wardCode: null, program: 'job-hub', fromTeam: null, packet, urgent: false },
          fromOrganizationId: leela.membership.organizationId,
          fromAccountId: leela.accountId,
          to: { organizationId: service.organization_id, hubId: null, serviceId: service.id },
          lawfulBasis: 'public-task',
        },
        'referral',
        NOW,
      )
      assert.equal(await sendLinkIfAsked(web, leela, sent.id, 'http://localhost:3000', NOW), true)
      return sent
    })
    const mail = await lastMail(`%${sent.reference}%`)
    return { ...sent, mail, path: new URL(/http\S+\/answer\/\S+/.exec(mail.body)![0]).pathname }
  }

  const lastMail = (subject: string) =>
    db.owner
      .selectFrom('message')
      .selectAll()
      .where('address', '=', MAILBOX)
      .where('subject', 'like', subject)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()

  const cookie = (answer: Answer, name: string): string =>
    (answer.kind === 'data' ? [] : (answer.cookies ?? [])).find((one) => one.name === name)?.value ?? ''

  /** Opens a link in a new browser, asks for a code and types it; returns who looks then. */
  async function open(path: string, now = NOW): Promise<Viewer> {
    const here = { ...visitor, now }
    const cookies = { browser: cookie(await visit(here, path), 'browser') }
    assert.equal(whereTo(await visit(here, path, { form: guarded('answer-by-link', now), cookies })), `${path}/code`)
    const code = /\b\d{6}\b/.exec((await lastMail('Your code%')).body)![0]
    const taken = await visit(here, `${path}/code`, { form: { code }, cookies })
    assert.equal(whereTo(taken), '/answer')
    return viewerOf(db.web, cookie(taken, 'sign-in'), now)
  }

  const answer = (viewer: Viewer, move: string, form = {}, now = NOW) =>
    visit({ ...visitor, now }, `/answer/to/${move}`, { form, viewer })

  const statusOfReferral = async (id: string) =>
    (await db.owner.selectFrom('referral').select('status').where('id', '=', id).executeTakeFirstOrThrow()).status

  it('writes to the partner a link and a reference, and nothing of whom it is about', async () => {
    const { mail, reference } = await refer({ givenName: 'Qadira', familyName: 'Zewdie' })
    assert.match(mail.subject!, new RegExp(reference))
    assert.doesNotMatch(`${mail.subject} ${mail.body}`, /Qadira|Zewdie|warehouse|Back pain/)
  })

  it('shows before the code who it is for, and nothing else', async () => {
    const { path, reference } = await refer({ givenName: 'Qadira', familyName: 'Zewdie' })
    const seen = textOf(await visit(visitor, path))
    assert.match(seen, /A referral for Hearth and Ladder/)
    assert.doesNotMatch(seen, /Qadira|Zewdie|warehouse/)
    assert.ok(!seen.includes(reference))
  })

  it('opens with the code of its own mailbox, and is answered', async () => {
    const { path, id } = await refer({ givenName: 'Qadira' })
    const viewer = await open(path)
    assert.equal(viewer.kind, 'link')
    assert.match(textOf(await visit(visitor, '/answer', { viewer })), /Qadira Aydoğan.*Wants to keep his job/s)
    assert.equal(whereTo(await answer(viewer, 'accept')), '/answer')
    assert.equal(await statusOfReferral(id), 'accepted')
    const told = await db.owner
      .selectFrom('referral_tracking')
      .selectAll()
      .where('referral_id', '=', id)
      .executeTakeFirstOrThrow()
    assert.equal(told.state, 'accepted')
    const kinds = await db.owner
      .selectFrom('message')
      .select('kind')
      .where('key', 'like', `referral:${id}:accept%`)
      .execute()
    assert.deepEqual(kinds.map(({ kind }) => kind).sort(), ['referral.accept', 'referral.news'])
  })

  it('goes the whole road: question, contact, start, end with words for the referrer', async () => {
    const { path, id } = await refer()
    const viewer = await open(path)
    assert.equal(whereTo(await answer(viewer, 'acknowledge')), '/answer')
    assert.equal(whereTo(await answer(viewer, 'accept')), '/answer')
    assert.equal(whereTo(await answer(viewer, 'attempt-contact', { way: 'phone', result: 'reached' })), '/answer')
    assert.equal(whereTo(await answer(viewer, 'engage')), '/answer')
    assert.equal(whereTo(await answer(viewer, 'start')), '/answer')
    assert.equal(whereTo(await answer(viewer, 'update', { words: 'Goes well.' })), '/answer')
    assert.equal(statusOf(await answer(viewer, 'close', {})), 422)
    const closed = { outcome: 'support-complete', feedback: 'sent', 'feedback-words': 'He kept his job.' }
    assert.equal(whereTo(await answer(viewer, 'close', closed)), '/answer/ended')
    assert.equal(await statusOfReferral(id), 'closed')
  })

  it('asks for a reason, and leaves nothing to read after a no', async () => {
    const { path, id } = await refer()
    const here = { ...visitor }
    const cookies = { browser: cookie(await visit(here, path), 'browser') }
    await visit(here, path, { form: guarded('answer-by-link', NOW), cookies })
    const code = /\b\d{6}\b/.exec((await lastMail('Your code%')).body)![0]
    const token = cookie(await visit(here, `${path}/code`, { form: { code }, cookies }), 'sign-in')
    const viewer = await viewerOf(db.web, token, NOW)
    assert.match(textOf(await answer(viewer, 'decline', {})), /Choose a reason/)
    assert.equal(whereTo(await answer(viewer, 'decline', { reason: 'no-capacity' })), '/answer/ended')
    assert.equal(await statusOfReferral(id), 'declined')
    assert.equal((await viewerOf(db.web, token, NOW)).kind, 'public')
    assert.equal(statusOf(await visit(visitor, path)), 404)
  })

  it('is used up by no program: 50 times GET, POST and codes without a cookie, and the person goes on', async () => {
    const { path } = await refer()
    const cookies = { browser: cookie(await visit(visitor, path), 'browser') }
    await visit(visitor, path, { form: guarded('answer-by-link', NOW), cookies })
    const before = await lastMail('Your code%')
    for (let i = 0; i < 50; i++) {
      assert.equal(statusOf(await visit(visitor, path)), 200)
      assert.equal(statusOf(await visit(visitor, path, { form: guarded('answer-by-link', later(0)) })), 422)
      const code = String(i).padStart(6, '0')
      assert.equal(statusOf(await visit(visitor, `${path}/code`, { form: { code } })), 422)
    }
    assert.equal((await lastMail('Your code%')).id, before.id)
    const code = /\b\d{6}\b/.exec(before.body)![0]
    assert.equal(whereTo(await visit(visitor, `${path}/code`, { form: { code }, cookies })), '/answer')
  })

  it('takes its code in the browser that asked, five times at most', async () => {
    const { path } = await refer()
    const cookies = { browser: cookie(await visit(visitor, path), 'browser') }
    await visit(visitor, path, { form: guarded('answer-by-link', NOW), cookies })
    const code = /\b\d{6}\b/.exec((await lastMail('Your code%')).body)![0]
    const elsewhere = { browser: cookie(await visit(visitor, path), 'browser') }
    assert.equal(statusOf(await visit(visitor, `${path}/code`, { form: { code }, cookies: elsewhere })), 422)
    const wrong = code === '000000' ? '000001' : '000000'
    for (let i = 0; i < 5; i++) {
      assert.equal(statusOf(await visit(visitor, `${path}/code`, { form: { code: wrong }, cookies })), 422)
    }
    assert.equal(statusOf(await visit(visitor, `${path}/code`, { form: { code }, cookies })), 422)
  })

  it('lets the code of one link open no other', async () => {
    const one = await refer()
    const other = await refer()
    const cookies = { browser: cookie(await visit(visitor, one.path), 'browser') }
    await visit(visitor, one.path, { form: guarded('answer-by-link', NOW), cookies })
    const code = /\b\d{6}\b/.exec((await lastMail('Your code%')).body)![0]
    assert.equal(statusOf(await visit(visitor, `${other.path}/code`, { form: { code }, cookies })), 422)
    const viewer = await open(one.path)
    const seen = await as(db.web, viewer, NOW, (web) => web.selectFrom('referral').select('id').execute())
    assert.deepEqual(seen, [{ id: one.id }])
  })

  it('says the same of a link that never was, has run out and was ended', async () => {
    const ended = await refer()
    await as(db.web, leela, NOW, (web) => endLinks(web, ended.id, NOW))
    const expired = await refer()
    const never = `/answer/${'x'.repeat(43)}`
    const said = async (path: string, now = NOW) => {
      const seen = await visit({ ...visitor, now }, path)
      const posted = await visit({ ...visitor, now }, path, { form: guarded('answer-by-link', now) })
      assert.ok(seen.kind === 'page' && posted.kind === 'page')
      const plain = (text: string) => text.replaceAll(path, '')
      return [seen.status, plain(seen.html.text), posted.status, plain(posted.html.text), seen.cookies]
    }
    const longAfter = new Date(NOW.getTime() + 500 * 86_400_000)
    const words = await said(never)
    assert.deepEqual(await said(ended.path), words)
    assert.deepEqual((await said(expired.path, longAfter))[0], 404)
  })

  it('is sent again, and ended, by whoever sent it', async () => {
    const { id, path } = await refer()
    const sender = { ...visitor, routes: trackReferralRoutes }
    const press = (what: string) =>
      visit(sender, `/desk/referrals/sent/${id}/link`, { form: { do: what }, viewer: leela })
    assert.match(textOf(await visit(sender, `/desk/referrals/sent/${id}`, { viewer: leela })), /They answer by a link/)
    await press('again')
    const links = () => db.owner.selectFrom('referral_link').selectAll().where('referral_id', '=', id).execute()
    assert.equal((await links()).filter(({ ended_at }) => ended_at === null).length, 2)
    await press('end')
    assert.equal((await links()).filter(({ ended_at }) => ended_at === null).length, 0)
    assert.equal(statusOf(await visit(visitor, path)), 404)
  })

  it('reminds the partner once before the day is over, and once after, of what they owe', async () => {
    const { id, reference } = await refer()
    const run = (now: Date) => remindLinks(db.jobs, 'http://localhost:3000', now)
    await run(later(1))
    await run(later(2))
    await run(later(100))
    await run(later(101))
    const mails = await db.owner
      .selectFrom('message')
      .selectAll()
      .where('kind', '=', 'referral.link-reminder')
      .where('key', 'like', `referral:${id}%`)
      .execute()
    assert.equal(mails.length, 2)
    assert.ok(mails.every(({ body, subject }) => subject!.includes(reference) && !/Deniz|Aydoğan/.test(body)))
    const path = new URL(/http\S+\/answer\/\S+/.exec(mails[1]!.body)![0]).pathname
    assert.equal((await open(path, later(102))).kind, 'link')
  })
})
