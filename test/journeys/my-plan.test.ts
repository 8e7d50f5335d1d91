import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { bookAppointment } from '../../src/records/appointment.ts'
import { addGoal, addStep } from '../../src/records/plan-change.ts'
import { casesOf } from '../../src/records/support-case.ts'
import { INCOMING_ENV, postText, receivedText } from '../harness/incoming-doubles.ts'
import { fileAll, supported } from '../harness/letters.ts'
import { asMember } from '../harness/member.ts'
import { as } from '../harness/referral.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const [EMAIL, NUMBER] = ['qadira.plan@home.example', '447700900891']
const DAY = 86_400_000

describe('somebody with a cracked phone looks after their own plan', () => {
  let app: Story
  before(async () => {
    app = await story(NOW, INCOMING_ENV)
  })
  after(() => app.close())

  /** Qadira has a case, a step of her own, and a meeting that her case waits for. */
  async function qadira() {
    const { viewer: grace } = await asMember(app.web, 'Grace Oyelaran', NOW)
    const person = {
      givenName: 'Qadira',
      email: EMAIL,
      phone: `+${NUMBER}`,
      contactBy: 'email',
      language: 'en',
    } as const
    const { participantId, adviser } = await supported(app.web, person, NOW)
    await as(app.web, adviser, NOW, async (db) => {
      const [kept] = await casesOf(db, adviser, [participantId], NOW)
      const goal = { id: randomUUID(), words: 'Work in a bakery', why: null, area: 'work', targetOn: null } as const
      await addGoal(db, adviser, kept!, { ...goal, agreed: true }, NOW)
      const of = { ...kept!, caseId: kept!.id, id: goal.id }
      const step = { ownerSide: 'person', ownerWords: null, dueOn: '2026-11-27', words: 'Write a CV' } as const
      await addStep(db, adviser, of, { ...step, id: randomUUID(), agreed: true }, NOW)
      const meeting = { startsAt: new Date(NOW.getTime() + 32 * DAY), minutes: 20, ownerAccountId: grace.accountId }
      const way = { way: 'phone', hubId: null, whereWords: null, videoLink: null } as const
      const about = { id: randomUUID(), participantId, caseId: kept!.id, about: 'Your CV', isNextStep: true }
      await bookAppointment(db, adviser, { ...meeting, ...way, ...about }, NOW)
    })
    return participantId
  }

  /** Somebody at a small phone without JavaScript, through both questions. */
  async function atOwnRecord() {
    const they = await app.somebody({ javaScript: false, width: 320 })
    await app.showRequests(they, EMAIL)
    await they.page.getByRole('button', { name: 'Open my own record' }).click()
    await they.type('Day', '14')
    await they.type('Month', '3')
    await they.type('Year', '1998')
    await they.press('Show my record')
    return they
  }

  it('reads it, moves a meeting, stops sharing, puts a fact right, and reports a job by text', async () => {
    const participantId = await qadira()
    const they = await atOwnRecord()
    assert.match(await they.reads(), /My plan Qadira Next Meet: Your CV By .*Who helps you.*My steps Write a CV/)

    await they.follow('Move it, or say that you are late')
    await they.page.getByRole('radio').first().check()
    await they.press('Move it')
    assert.match(await they.reads(), /Your appointment Booked .*Grace Oyelaran/)
    const [row] = await app.owner
      .selectFrom('appointment')
      .selectAll()
      .where('participant_id', '=', participantId)
      .execute()
    assert.deepEqual([row?.moved_by, row?.status], ['person', 'booked'])
    assert.match((await app.messagesTo(EMAIL))[0]!.body, /Your new time with Grace/)

    await they.open('/requests/record')
    await they.page.getByRole('button', { name: /^Done/ }).first().click()
    await they.page.getByRole('heading', { name: 'My plan' }).waitFor()
    assert.doesNotMatch(await they.reads(), /My steps/)

    await they.follow(/^Stop this.*Osier Bank/)
    assert.match(await they.reads(), /What stops.*What stays/)
    await they.press('Yes, stop it')
    assert.match(await they.reads(), /Stopped/)

    await they.follow('Put something right')
    await they.type('What you like to be called', 'Qadi')
    await they.press('Save')
    assert.match(await they.reads(), /My plan Qadi /)

    await postText(app.origin, receivedText('journey-job', NUMBER, 'Job', NOW))
    await fileAll(app.jobs, NOW)
    await they.open('/requests/record')
    assert.match(await they.reads(), /Talk about the new job.*You told us about your job/)

    const adviser = await app.somebody({ as: 'Marguerite Dunmore' })
    await adviser.open('/desk/today')
    assert.match(await adviser.reads(), /Qadira.*Wrote to you, and waits for an answer/)
    await they.follow('Who has looked at my record')
    assert.match(await they.reads(), /Said that you have a job/)
  })

  it('without a page that is wider than the phone', async () => {
    const they = await atOwnRecord()
    for (const path of ['', '/plan', '/appointments', '/messages', '/papers', '/job', '/stop']) {
      assert.equal(await they.open(`/requests/record${path}`), 200, path)
      const wide = await they.page.evaluate('document.documentElement.scrollWidth')
      assert.ok(Number(wide) <= 320, `${path} is ${wide} wide`)
    }
  })
})
