import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { seedDemo } from '../../../../demo/seed.ts'
import { statusOf, textOf, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { as } from '../../../../test/harness/referral.ts'
import { AGREED, markupOf, serviceIds, WHO, writer } from '../../../../test/harness/referral-form.ts'
import type { Member } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { removeOldReferralDrafts } from '../../../records/referral-draft.ts'
import { saveTemplate } from '../../../records/referral-template.ts'

const NOW = new Date('2026-11-19T10:00:00Z')

describe('the form to refer somebody', () => {
  let database: TestDatabase
  let leela: Member
  let tom: Member
  let marguerite: Member
  let service: Readonly<Record<string, string>>
  let form: Awaited<ReturnType<typeof writer>>
  let workwell: string

  before(async () => {
    database = await testDatabase()
    await seedDemo(database.jobs, NOW)
    leela = (await asMember(database.web, 'Dr Leela Raman', NOW)).viewer
    tom = (await asMember(database.web, 'Tom Ashgrove', NOW)).viewer
    marguerite = (await asMember(database.web, 'Marguerite Dunmore', NOW)).viewer
    service = await serviceIds(database.owner)
    workwell = service['Fleet Vale WorkWell']!
  })
  after(() => database.drop())
  beforeEach(async () => {
    form = await writer(database.web, leela, NOW)
  })

  it('is three pages and a check, with six answers at the least', async () => {
    const { 'family-name': _, others: __, ...least } = WHO
    assert.equal(whereTo(await form.fill('who', least)), form.path('what'))
    assert.equal(whereTo(await form.fill('what', { service: workwell })), form.path('agreed'))
    assert.equal(whereTo(await form.fill('agreed', { how: 'phone' })), form.path('check'))
    const done = await form.open(whereTo(await form.send()))
    assert.match(textOf(done), /The referral is sent Its reference is GW-/)
    assert.match(textOf(done), /decide by Tuesday 24 November/)
    assert.doesNotMatch(textOf(done), /Pelumi/, 'a screen is looked at over a shoulder')
  })

  it('says what to mend, with everything that was typed still there', async () => {
    const wrong = { ...WHO, 'given-name': '', mobile: '020', 'born-day': '31', 'born-month': '2' }
    const answer = await form.fill('who', wrong)
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /Enter their first name.*Enter their date of birth.*Enter a mobile phone number/)
    assert.match(markupOf(answer), /value="Strand"[\s\S]*value="31"[\s\S]*value="020"/)
    assert.match(whereTo(await form.check()), /who\?look$/)
    assert.equal(statusOf(await form.open(`${form.path('who')}?look`)), 422)
  })

  it('is never stopped by a postcode that nobody knows', async () => {
    assert.equal(whereTo(await form.fill('who', { ...WHO, postcode: 'zz99 9zz' })), form.path('what'))
    assert.match(textOf(await form.open(form.path('what'))), /Ropewalk Job Hub/)
  })

  it('shows who is near first, and others apart', async () => {
    await form.fill('who', { ...WHO, postcode: 'NW5 7AA' })
    const text = textOf(await form.open(form.path('what')))
    assert.match(text, /miles?\. Usually decides in 3 working days/)
    assert.match(text, /Job hub adviser for other neighbourhoods \(4\)/)
  })

  it('takes nobody to a service that is paused, and says until when', async () => {
    const hub = service['Ropewalk Job Hub']!
    const pause = (until: string | null) =>
      database.owner
        .updateTable('referral_service')
        .set({ paused_until: until })
        .where('id', '=', Number(hub))
        .execute()
    await pause('2026-12-04')
    await form.fill('who', WHO)
    const answer = await form.fill('what', { service: hub })
    await pause(null)
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /takes nobody new until after Friday 4 December\. Choose another/)
  })

  it('advises by the rules of the programme with their source, and sends all the same', async () => {
    await form.whole(workwell, { what: { 'answer-healthAffectsWork': 'no' }, agreed: { class: 'work' } })
    assert.match(textOf(await form.check()), /Seems not to meet it A disability or health condition affects their work/)
    assert.match(textOf(await form.check()), /From: North Central London.*This is advice\. A person decides/)
    await form.fill('what', { service: service['Connect to Work at Awl Lane']! })
    assert.match(textOf(await form.check()), /25 November 2024 ?\. Check with the provider/)
    await form.sent()
  })

  it('keeps a draft that only its writer sees, on any computer, and throws it away', async () => {
    await form.fill('who', { ...WHO, save: 'later' })
    assert.match(textOf(await form.open('/desk/referrals/drafts')), /Pelumi Strand To nobody yet/)
    const others = [await writer(database.web, tom, NOW), await writer(database.web, marguerite, NOW)]
    for (const other of others) {
      assert.doesNotMatch(textOf(await other.open('/desk/referrals/drafts')), /Pelumi/)
      for (const page of ['who', 'what', 'agreed', 'check']) await assert.rejects(other.open(form.path(page)), NotFound)
    }
    await form.fill('remove', {})
    await assert.rejects(form.check(), NotFound)
    await assert.rejects(form.fill('what', { service: workwell }), NotFound, 'a late answer makes no draft')
  })

  it('lets nobody write into a draft of somebody else, even who knows its address', async () => {
    await form.fill('who', WHO)
    const other = await writer(database.web, tom, NOW)
    for (const page of ['who', 'what', 'send', 'remove']) {
      await assert.rejects(other.postTo(form.path(page), { ...WHO, window: 'x' }), NotFound, page)
    }
    assert.match(markupOf(await form.open(form.path('who'))), /value="Pelumi"/)
  })

  it('keeps what is typed by itself, and loses nothing of two windows', async () => {
    assert.equal(statusOf(await form.fill('who', { 'given-name': 'Pel', save: 'by-itself' })), 200)
    await form.fill('who', { ...WHO, save: 'by-itself' })
    const other = { ...WHO, 'given-name': 'Bo', window: 'two' }
    assert.equal(statusOf(await form.fill('who', { ...other, save: 'by-itself' })), 409)
    const asked = await form.fill('who', other)
    assert.equal(statusOf(asked), 409)
    assert.match(textOf(asked), /changed in another window.*given name: Pelumi/)
    assert.match(markupOf(asked), /value="Bo"/)
    const opened = /name="opened" value="(\d+)"/.exec(markupOf(asked))![1]!
    assert.equal(whereTo(await form.fill('who', { ...other, opened })), form.path('what'))
  })

  it('forgets a draft after ninety days', async () => {
    await form.fill('who', WHO)
    await removeOldReferralDrafts(database.jobs, new Date('2027-02-17T09:00:00Z'))
    assert.match(markupOf(await form.open(form.path('who'))), /Pelumi/)
    assert.ok((await removeOldReferralDrafts(database.jobs, new Date('2027-02-18T10:00:00Z'))) > 0)
    await assert.rejects(form.check(), NotFound)
  })

  it('begins as the team usually does, and never with health', async () => {
    const fields = { service: [workwell], class: ['needs', 'work'], milestone: ['job'] }
    const template = { name: 'WorkWell', team: 'Room 4', fields }
    await as(database.web, leela, NOW, (db) => saveTemplate(db, leela, null, template, NOW))
    const made = database.owner.selectFrom('referral_template').select('id').where('team', '=', 'Room 4')
    const { id } = await made.executeTakeFirstOrThrow()
    form = await writer(database.web, leela, NOW, `/desk/referrals/new?template=${id}`)
    await form.fill('who', { ...WHO, template: String(id) })
    const ticked = markupOf(await form.open(form.path('agreed'))).matchAll(/value="(\w+)" checked/g)
    assert.deepEqual(
      [...ticked].map(([, value]) => value),
      ['needs', 'work', 'job'],
    )
    assert.match(markupOf(await form.open(form.path('what'))), new RegExp(`value="${workwell}" checked`))
    const others = await writer(database.web, marguerite, NOW, `/desk/referrals/new?template=${id}`)
    assert.doesNotMatch(markupOf(await others.open(`/desk/referrals/new?template=${id}`)), /name="template"/)
  })

  it('asks for the agreement, and how it was given', async () => {
    await form.fill('who', WHO)
    await form.fill('what', { service: workwell })
    const { how: _, ...unsaid } = AGREED
    assert.match(textOf(await form.fill('agreed', unsaid)), /Say how they agreed\. Nobody is referred who did not/)
    assert.match(whereTo(await form.send()), /agreed\?look$/)
  })
})
