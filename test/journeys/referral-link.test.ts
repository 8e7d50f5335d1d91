import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sendLinkIfAsked } from '../../src/records/referral-link.ts'
import { asMember } from '../harness/member.ts'
import { as, packetOf, sendAs } from '../harness/referral.ts'
import type { Person } from './person.ts'
import { type Story, story } from './story.ts'

const MAILBOX = 'hello@hearth-and-ladder.example'

describe('a charity of three people answers a referral by a link', () => {
  let app: Story

  before(async () => {
    app = await story()
  })
  after(() => app.close())

  const mails = () => app.messagesTo(MAILBOX)

  /** Leela refers somebody to Hearth and Ladder; returns the path of the link in their mailbox. */
  async function refer(givenName: string): Promise<{ path: string; id: string; reference: string }> {
    const now = new Date()
    const { viewer } = await asMember(app.web, 'Dr Leela Raman', now)
    const service = await app.owner
      .selectFrom('referral_service')
      .selectAll()
      .where('link_email', '=', MAILBOX)
      .executeTakeFirstOrThrow()
    const to = { organizationId: service.organization_id, hubId: null, serviceId: service.id }
    const sent = await sendAs(app.web, viewer, to, packetOf({ givenName }, { program: 'job-hub' }), now)
    await as(app.web, viewer, now, (web) => sendLinkIfAsked(web, viewer, sent.id, app.origin, now))
    const mail = (await mails()).find(({ subject }) => subject?.includes(sent.reference))!
    assert.ok(!`${mail.subject} ${mail.body}`.includes(givenName))
    return { path: /\/answer\/[\w-]+/.exec(mail.body)![0], id: sent.id, reference: sent.reference }
  }

  async function typeCode(they: Person): Promise<void> {
    await they.page.getByRole('heading', { name: 'Type your code' }).waitFor()
    await they.type('Code', await app.codeFor(MAILBOX))
    await they.press('Open the referral')
  }

  for (const javaScript of [true, false]) {
    it(`with a code from their mailbox, and takes the person on${javaScript ? '' : ', without JavaScript'}`, async () => {
      const { path, id, reference } = await refer('Qadira')
      const they = await app.somebody({ javaScript, width: javaScript ? 1280 : 375 })
      await they.open(path)
      assert.equal((await they.sees()).heading, 'A referral for Hearth and Ladder')
      assert.doesNotMatch(await they.reads(), /Qadira/)
      await they.press('Send me a code')
      await typeCode(they)

      const seen = await they.sees()
      assert.equal(seen.heading, `Referral ${reference}`)
      assert.equal(seen.rows.Name, 'Qadira Aydoğan')
      await they.page.getByRole('button', { name: 'Yes, we take this on' }).click()
      await they.page.getByRole('heading', { name: 'Yes, we take this on' }).waitFor()
      await they.press('Save and tell them')
      assert.match(await they.reads(), /Accepted/)

      await they.follow('Note that we tried to reach them')
      await they.press('Save and tell them')
      assert.deepEqual((await they.sees()).errors, ['Choose how you tried', 'Choose what came of it'])
      await they.page.getByLabel('Email', { exact: true }).check()
      await they.page.getByLabel('Sent, no answer yet').check()
      await they.press('Save and tell them')
      assert.match(await they.reads(), /Contact tried/)

      const tracked = await app.owner
        .selectFrom('referral_tracking')
        .select('state')
        .where('referral_id', '=', id)
        .executeTakeFirstOrThrow()
      assert.equal(tracked.state, 'accepted')
    })
  }

  it('says no, and then has nothing more to read', async () => {
    const { path, id } = await refer('Idrissa')
    const they = await app.somebody({ width: 375 })
    await they.open(path)
    await they.press('Send me a code')
    await typeCode(they)
    await they.follow('No, we cannot take this on')
    await they.page.getByLabel('We have no room').check()
    await they.press('Send your no')
    assert.equal((await they.sees()).heading, 'Thank you')
    assert.equal(await they.open(path), 404)
    await they.open('/answer')
    assert.doesNotMatch(await they.reads(), /Idrissa/)
    const { status } = await app.owner
      .selectFrom('referral')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    assert.equal(status, 'declined')
  })

  it('after a program in the mail has opened, asked for and sent everything it found, fifty times', async () => {
    const { path } = await refer('Noemi')
    const before = (await mails()).length
    const page = await (await fetch(`${app.origin}${path}`)).text()
    const token = /name="form" value="([^"]+)"/.exec(page)![1]!
    for (let i = 0; i < 50; i++) {
      await fetch(`${app.origin}${path}`, { method: 'HEAD' })
      await fetch(`${app.origin}${path}`)
      const body = new URLSearchParams({ form: token })
      const asked = await fetch(`${app.origin}${path}`, { method: 'POST', body, redirect: 'manual' })
      assert.equal(asked.status, 422)
    }
    assert.equal((await mails()).length, before)
    const they = await app.somebody()
    await they.open(path)
    await they.press('Send me a code')
    await typeCode(they)
    assert.match(await they.reads(), /Noemi/)
  })
})
