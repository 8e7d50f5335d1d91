import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { asMember } from '../harness/member.ts'
import { moveAs, packetOf, sendAs } from '../harness/referral.ts'
import type { Person } from './person.ts'
import { type Story, story } from './story.ts'

describe('somebody looks at their own record', () => {
  let app: Story
  let next = 0

  before(async () => {
    app = await story()
  })
  after(() => app.close())

  /** Somebody whom Leela referred to the council, which took them on. */
  async function refer(language: string) {
    next += 1
    const email = `qadira${next}@home.example`
    const now = new Date()
    const { viewer: leela } = await asMember(app.web, 'Dr Leela Raman', now)
    const { viewer: marguerite } = await asMember(app.web, 'Marguerite Dunmore', now)
    const to = { organizationId: marguerite.membership.organizationId, hubId: null, serviceId: null }
    const sent = await sendAs(app.web, leela, to, packetOf({ givenName: 'Qadira', email, language }), now)
    await moveAs(app.web, marguerite, sent.id, { move: 'acknowledge' }, now)
    await moveAs(app.web, marguerite, sent.id, { move: 'accept' }, now)
    return { ...sent, email }
  }

  /** From the front page of requests to the second question, answered right. */
  async function openRecord(they: Person, email: string): Promise<void> {
    await app.showRequests(they, email)
    assert.match(await they.reads(), /Your referral to Fleet Vale Council/)
    await they.page.getByRole('button', { name: 'Open my own record' }).click()
    await they.page.getByRole('heading', { name: 'Your own record' }).waitFor()
    await they.type('Day', '14')
    await they.type('Month', '3')
    await they.type('Year', '1990')
    await they.press('Show my record')
    assert.match((await they.sees()).errors[0] ?? '', /could not open a record/)
    await they.type('Year', '1998')
    await they.press('Show my record')
  }

  for (const javaScript of [true, false]) {
    it(`and stops sharing while the other side looks${javaScript ? '' : ', without JavaScript'}`, async () => {
      const { email, participantId } = await refer('en')
      const adviser = await app.somebody({ as: 'Marguerite Dunmore' })
      assert.equal(await adviser.open(`/desk/people/${participantId}`), 200)
      assert.match(await adviser.reads(), /Qadira/)

      const they = await app.somebody({ javaScript, width: 375 })
      await openRecord(they, email)
      assert.match(await they.reads(), /They said yes.*Next They get in touch with you/)
      await they.follow(/^Stop this.*Fleet Vale Council/)
      assert.match(await they.reads(), /What stops.*What stays/)
      await they.press('Yes, stop it')
      assert.match(await they.reads(), /Stopped/)

      assert.equal(await adviser.open(`/desk/people/${participantId}`), 404)
      await they.follow('Who has looked at my record')
      assert.match(await they.reads(), /Marguerite Dunmore, Fleet Vale Council/)
    })
  }

  it('in their own language, from the right where it is written so, with the English beside', async () => {
    const { email } = await refer('ar')
    const they = await app.somebody({ width: 375 })
    await openRecord(they, email)
    assert.equal(await they.page.locator('html').getAttribute('dir'), 'rtl')
    assert.equal(await they.page.locator('html').getAttribute('lang'), 'ar')
    assert.match(await they.reads(), /لقد وافقوا They said yes/)
    await they.follow('Read this in English')
    assert.equal(await they.page.locator('html').getAttribute('dir'), 'ltr')
  })

  it('and writes news that whoever has the referral reads', async () => {
    const { id, email } = await refer('en')
    const they = await app.somebody({ width: 375 })
    await openRecord(they, email)
    await they.follow('Fleet Vale Council')
    await they.page.getByLabel('I have news').fill('I have an interview on Monday.')
    await they.press('Send')
    assert.match(await they.reads(), /What you wrote.*I have an interview on Monday/)
    const adviser = await app.somebody({ as: 'Marguerite Dunmore' })
    await adviser.open(`/desk/referrals/${id}`)
    assert.match(await adviser.reads(), /From the person.*I have an interview on Monday/)
  })
})
