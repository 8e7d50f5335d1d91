import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { seedDemo } from '../../../../demo/seed.ts'
import { demoPlaces, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { as } from '../../../../test/harness/referral.ts'
import type { Member } from '../../../domain/permission.ts'
import type { ReferralPacket } from '../../../domain/referral-packet.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Answer } from '../../../kit/http.ts'
import { findReferral } from '../../../records/referral.ts'
import { removeOldReferralDrafts } from '../../../records/referral-draft.ts'
import { saveTemplate } from '../../../records/referral-template.ts'
import { referralDraftRoutes } from '../referral-drafts/referral-drafts.routes.ts'
import { makeReferralRoutes } from './make-referral.routes.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
const LATER = new Date('2026-11-19T10:01:00Z')

const WHO = {
  'given-name': 'Pelumi',
  'family-name': 'Strand',
  'contact-by': 'text',
  mobile: '07700 900 982',
  others: 'no',
}
const AGREED = { class: 'needs', milestone: 'started', how: 'in-person' }

describe('referring somebody', () => {
  let database: TestDatabase
  let visitor: Visitor
  let leela: Member
  let tom: Member
  let marguerite: Member
  let service: Record<string, string>
  let id: string

  before(async () => {
    database = await testDatabase()
    await seedDemo(database.jobs, NOW)
    visitor = {
      db: database.web,
      now: NOW,
      places: await demoPlaces(),
      routes: [...makeReferralRoutes, ...referralDraftRoutes],
    }
    leela = (await asMember(database.web, 'Dr Leela Raman', NOW)).viewer
    tom = (await asMember(database.web, 'Tom Ashgrove', NOW)).viewer
    marguerite = (await asMember(database.web, 'Marguerite Dunmore', NOW)).viewer
    const rows = await database.owner.selectFrom('referral_service').select(['id', 'name']).execute()
    service = Object.fromEntries(rows.map(({ id, name }) => [name, String(id)]))
  })
  after(() => database.drop())
  beforeEach(async () => {
    id = draftIn(await open('/desk/referrals/new'))
  })

  const open = (path: string, viewer: Member = leela, now = NOW) => visit({ ...visitor, now }, path, { viewer })
  const fill = (page: string, form: Record<string, string>, viewer: Member = leela) =>
    visit(visitor, `/desk/referrals/drafts/${id}/${page}`, { viewer, form: { window: 'one', opened: '0', ...form } })
  const press = async (viewer: Member = leela): Promise<Answer> =>
    visit(visitor, `/desk/referrals/drafts/${id}/send`, { viewer, form: { seal: sealIn(await check(viewer)) } })
  const check = (viewer: Member = leela) => open(`/desk/referrals/drafts/${id}/check`, viewer)
  const whole = async (more: { who?: object; what?: object; agreed?: object } = {}) => {
    await fill('who', { ...WHO, ...more.who })
    await fill('what', {
      service: service['Fleet Vale WorkWell']!,
      words: 'Wants to go back to the kitchen.',
      ...more.what,
    })
    await fill('agreed', { ...AGREED, ...more.agreed })
  }
  const packetOf = async (referralId: string): Promise<ReferralPacket> => {
    const packets = database.owner.selectFrom('referral_packet').select('content')
    return (await packets.where('referral_id', '=', referralId).executeTakeFirstOrThrow()).content as ReferralPacket
  }
  const sentIn = (answer: Answer): string => /sent\/([^/]+)\/done/.exec(whereTo(answer))![1]!

  it('takes three pages, a check, and nine answers', async () => {
    assert.equal(whereTo(await fill('who', WHO)), `/desk/referrals/drafts/${id}/what`)
    assert.equal(
      whereTo(await fill('what', { service: service['Fleet Vale WorkWell']! })),
      `/desk/referrals/drafts/${id}/agreed`,
    )
    assert.equal(whereTo(await fill('agreed', { how: 'phone' })), `/desk/referrals/drafts/${id}/check`)
    const done = await open(whereTo(await press()))
    assert.match(textOf(done), /The referral is sent Its reference is GW-/)
    assert.match(textOf(done), /decide by Tuesday 24 November/)
    assert.doesNotMatch(textOf(done), /Pelumi|Strand/, 'a screen is looked at over a shoulder')
  })

  it('sends exactly what was shown, and nothing that was not agreed', async () => {
    await whole({ what: { health: 'Asthma since childhood.', work: 'off-sick', 'answer-healthAffectsWork': 'yes' } })
    const shown = textOf(await check())
    assert.match(shown, /In short Wants to go back to the kitchen\./)
    assert.match(shown, /Not passed on.*Health or disability.*How they stand to work/)
    assert.doesNotMatch(shown, /Asthma|off sick now/)

    const packet = await packetOf(sentIn(await press()))
    assert.doesNotMatch(JSON.stringify(packet), /Asthma|healthAffectsWork|off-sick/)
    assert.deepEqual(packet.agreed, {
      dataClasses: ['contact', 'needs', 'progress'],
      milestones: ['started'],
      wordingVersion: '2026-11',
      how: 'in-person',
    })
  })

  it('passes on health where that was ticked on its own', async () => {
    await whole({ what: { health: 'Asthma since childhood.' }, agreed: { class: 'health' } })
    const packet = await packetOf(sentIn(await press()))
    assert.deepEqual([packet.health, packet.words], ['Asthma since childhood.', ''])
  })

  it('is one referral however often the button is pressed', async () => {
    await whole()
    const seal = sealIn(await check())
    const twice = [1, 2].map(() =>
      visit(visitor, `/desk/referrals/drafts/${id}/send`, { viewer: leela, form: { seal } }),
    )
    const [first, second] = (await Promise.all(twice)).map(whereTo)
    assert.equal(first, second)
    assert.equal(
      whereTo(await visit(visitor, `/desk/referrals/drafts/${id}/send`, { viewer: leela, form: { seal } })),
      first,
    )
  })

  it('asks to read it again where it was changed since', async () => {
    await whole()
    const seal = sealIn(await check())
    await fill('what', { service: service['Fleet Vale WorkWell']!, words: 'Something else.' })
    const again = await visit(visitor, `/desk/referrals/drafts/${id}/send`, { viewer: leela, form: { seal } })
    assert.equal(statusOf(again), 409)
    assert.match(textOf(again), /changed in another window.*Something else\./)
  })

  it('says what to mend, with everything that was typed still there', async () => {
    const answer = await fill('who', { ...WHO, 'given-name': '', mobile: '020', 'born-day': '31', 'born-month': '2' })
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /Enter their first name.*Enter their date of birth.*Enter a mobile phone number/)
    assert.match(answer.kind === 'page' ? answer.html.text : '', /value="Strand"[\s\S]*value="31"[\s\S]*value="020"/)
    assert.match(whereTo(await check()), /who\?look$/)
    assert.equal(statusOf(await open(`/desk/referrals/drafts/${id}/who?look`)), 422)
  })

  it('is never stopped by a postcode that nobody knows', async () => {
    assert.equal(whereTo(await fill('who', { ...WHO, postcode: 'zz99 9zz' })), `/desk/referrals/drafts/${id}/what`)
    assert.match(textOf(await open(`/desk/referrals/drafts/${id}/what`)), /Ropewalk Job Hub/)
  })

  it('shows who is near first, and others apart', async () => {
    await fill('who', { ...WHO, postcode: 'NW5 7AA' })
    const text = textOf(await open(`/desk/referrals/drafts/${id}/what`))
    assert.match(text, /miles?\. Usually decides in 3 working days/)
    assert.match(text, /Job hub adviser for other neighbourhoods \(\d\)/)
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
    await fill('who', WHO)
    const answer = await fill('what', { service: hub })
    await pause(null)
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /takes nobody new until after Friday 4 December\. Choose another/)
  })

  it('advises by the rules of the programme with their source, and sends all the same', async () => {
    await whole({ what: { 'answer-healthAffectsWork': 'no' }, agreed: { class: 'work' } })
    assert.match(textOf(await check()), /Seems not to meet it A disability or health condition affects their work/)
    assert.match(textOf(await check()), /From: North Central London.*This is advice\. A person decides/)
    await whole({ what: { service: service['Connect to Work at Awl Lane']! } })
    assert.match(textOf(await check()), /25 November 2024 ?\. Check with the provider/)
    sentIn(await press())
  })

  it('keeps a draft that only its writer sees, on any computer, and throws it away', async () => {
    await fill('who', { ...WHO, save: 'later' })
    assert.match(textOf(await open('/desk/referrals/drafts')), /Pelumi Strand To nobody yet/)
    assert.doesNotMatch(textOf(await open('/desk/referrals/drafts', tom)), /Pelumi/)
    for (const page of ['who', 'check', 'what']) {
      await assert.rejects(open(`/desk/referrals/drafts/${id}/${page}`, tom), NotFound)
      await assert.rejects(open(`/desk/referrals/drafts/${id}/${page}`, marguerite), NotFound)
    }
    await assert.rejects(fill('who', WHO, tom), NotFound)
    await assert.rejects(visit(visitor, `/desk/referrals/drafts/${id}/send`, { viewer: tom, form: {} }), NotFound)
    await assert.rejects(visit(visitor, `/desk/referrals/drafts/${id}/remove`, { viewer: tom, form: {} }), NotFound)
    await visit(visitor, `/desk/referrals/drafts/${id}/remove`, { viewer: leela, form: {} })
    await assert.rejects(check(), NotFound)
  })

  it('keeps what is typed by itself, and loses nothing of two windows', async () => {
    assert.equal(statusOf(await fill('who', { 'given-name': 'Pel', save: 'by-itself' })), 200)
    await fill('who', { ...WHO, save: 'by-itself' })
    assert.equal(statusOf(await fill('who', { 'given-name': 'Bo', window: 'two', save: 'by-itself' })), 409)
    const asked = await fill('who', { ...WHO, 'given-name': 'Bo', window: 'two' })
    assert.equal(statusOf(asked), 409)
    assert.match(textOf(asked), /changed in another window.*given name: Pelumi/)
    assert.match(asked.kind === 'page' ? asked.html.text : '', /value="Bo"/)
  })

  it('forgets a draft after ninety days', async () => {
    await fill('who', WHO)
    assert.equal(await removeOldReferralDrafts(database.jobs, new Date('2027-02-17T09:00:00Z')), 0)
    assert.ok((await removeOldReferralDrafts(database.jobs, new Date('2027-02-18T10:00:00Z'))) > 0)
    await assert.rejects(check(), NotFound)
  })

  it('begins as the team usually does, and never with health', async () => {
    const fields = { service: [service['Fleet Vale WorkWell']!], class: ['needs', 'work'], milestone: ['job'] }
    await as(database.web, leela, NOW, (db) =>
      saveTemplate(db, leela, null, { name: 'WorkWell', team: 'Room 4', fields }, NOW),
    )
    const { id: template } = await database.owner
      .selectFrom('referral_template')
      .select('id')
      .where('team', '=', 'Room 4')
      .executeTakeFirstOrThrow()
    id = draftIn(await open(`/desk/referrals/new?template=${template}`))
    await fill('who', { ...WHO, template: String(template) })
    const agreed = await open(`/desk/referrals/drafts/${id}/agreed`)
    const ticked = [...(agreed.kind === 'page' ? agreed.html.text : '').matchAll(/value="(\w+)" checked/g)].map(
      ([, v]) => v,
    )
    assert.deepEqual(ticked, ['needs', 'work', 'job'])
    await fill('what', { service: service['Fleet Vale WorkWell']! })
    await fill('agreed', { how: 'in-person' })
    const packet = await packetOf(sentIn(await press()))
    assert.deepEqual([packet.referrer.team, packet.agreed.dataClasses], ['Room 4', ['contact']])
  })

  it('says that somebody may be known, and neither where nor who', async () => {
    await whole()
    sentIn(await press())
    id = draftIn(await open('/desk/referrals/new', tom))
    await fillAs(tom, { ...WHO, mobile: '07700 900 982' })
    assert.match(textOf(await check(tom)), /Your team sent a referral with this name/)

    id = draftIn(await open('/desk/referrals/new', marguerite))
    await fillAs(marguerite, { ...WHO, 'given-name': 'Pel' })
    const text = textOf(await check(marguerite))
    assert.match(text, /They may already be known to us\. Nothing is lost if you send it\./)
    assert.doesNotMatch(text, /Osier|Raman|Pelumi/)
  })

  async function fillAs(viewer: Member, who: Record<string, string>) {
    await fill('who', who, viewer)
    await fill('what', { service: service['Connect to Work at Awl Lane']! }, viewer)
    await fill('agreed', AGREED, viewer)
  }

  it('keeps the record shut at once where somebody must not see it', async () => {
    const shut = { ...WHO, 'given-name': 'Ottoline', 'family-name': 'Quay', mobile: '07700 900 983' }
    await whole({ who: shut, agreed: { 'not-see': 'Her cousin answers the phones at your desk.' } })
    assert.doesNotMatch(textOf(await check()), /cousin/)
    const sent = sentIn(await press())
    const farid = (await asMember(database.web, 'Farid Halloran', NOW)).viewer
    const seenBy = (viewer: Member) => as(database.web, viewer, LATER, (db) => findReferral(db, viewer, sent, LATER))
    assert.equal(await seenBy(marguerite), null)
    assert.equal((await seenBy(farid))?.id, sent)
    assert.match(textOf(await open(`/desk/referrals/sent/${sent}/done`)), /is sent/)
    await assert.rejects(open(`/desk/referrals/sent/${sent}/done`, tom), NotFound)
    const told = await messagesAbout(sent)
    assert.deepEqual(
      told.filter(({ kind }) => kind !== 'referral.submit').map(({ kind }) => kind),
      ['referral.kept-shut'],
    )
    assert.doesNotMatch(JSON.stringify([told, JSON.stringify(await packetOf(sent))]), /cousin/)

    id = draftIn(await open('/desk/referrals/new', marguerite))
    await fillAs(marguerite, shut)
    assert.doesNotMatch(textOf(await check(marguerite)), /already be known/, 'nobody is looked for by a warning')
  })

  const messagesAbout = (sent: string) =>
    database.owner
      .selectFrom('message')
      .select(['kind', 'address', 'subject', 'body'])
      .where('key', 'like', `%${sent}%`)
      .execute()

  it('tells the receiving team that a referral has come, and nothing of whom', async () => {
    await whole()
    const sent = sentIn(await press())
    const told = await messagesAbout(sent)
    assert.ok(
      told.some(({ kind, address }) => kind === 'referral.come' && address === 'marguerite.dunmore@fleetvale.example'),
    )
    const come = told.filter(({ kind }) => kind === 'referral.come')
    assert.doesNotMatch(JSON.stringify(come), /Pelumi|Strand|kitchen|WorkWell/)
    assert.ok(told.some(({ kind, address }) => kind === 'referral.submit' && address === '+447700900982'))
  })

  it('sends a link to a partner without accounts', async () => {
    await whole({ what: { service: service['Hearth and Ladder']! } })
    const told = await messagesAbout(sentIn(await press()))
    assert.ok(
      told.some(({ kind, address }) => kind === 'referral.link' && address === 'hello@hearth-and-ladder.example'),
    )
  })

  it('prints a sheet for them that says no more than is safe', async () => {
    await whole({ what: { health: 'Asthma.' } })
    const open1 = textOf(await open(whereTo(await press()).replace('done', 'sheet')))
    assert.match(open1, /Hello Pelumi\. On 19 November 2026 .*What they want help with.*change your mind/)
    assert.doesNotMatch(open1, /Asthma|[Hh]ealth/)
    id = draftIn(await open('/desk/referrals/new'))
    await whole({ who: { others: 'not-sure' } })
    const guarded = textOf(await open(whereTo(await press()).replace('done', 'sheet'))).replace(
      /Talk to a person.*/,
      '',
    )
    assert.doesNotMatch(guarded.replace(/.*Sign out/, ''), /Pelumi|Council|kitchen/)
  })

  describe('with a letter', () => {
    const letter = {
      field: 'file',
      name: '../../Dr Raman: letter.txt',
      bytes: Buffer.from('Fit for light work.'),
      tooLarge: false,
    }
    const attach = (files: (typeof letter)[]) =>
      visit(visitor, `/desk/referrals/drafts/${id}/what`, {
        viewer: leela,
        files,
        form: { window: 'one', opened: '0', service: service['Fleet Vale WorkWell']!, save: 'add' },
      })

    it('keeps it beside the draft for its writer alone, and passes it on with health', async () => {
      await fill('who', WHO)
      const added = await attach([letter])
      assert.match(textOf(added), /Dr Raman letter\.txt, 1 KB/)
      const file = /referrals\/files\/([0-9a-f-]{36})/.exec(added.kind === 'page' ? added.html.text : '')![1]!
      await assert.rejects(open(`/desk/referrals/files/${file}`, tom), NotFound)
      await fill('agreed', { ...AGREED, class: 'health' })
      const sent = sentIn(await press())
      assert.equal((await packetOf(sent)).attachments[0]!.id, file)

      const got = await open(`/desk/referrals/files/${file}`, marguerite)
      assert.equal(got.kind === 'data' ? String(Buffer.from(got.body as Uint8Array)) : '', 'Fit for light work.')
      const tobias = (await asMember(database.web, 'Tobias Marlowe-Eze', NOW)).viewer
      await assert.rejects(open(`/desk/referrals/files/${file}`, tobias), NotFound)
      const written = database.owner.selectFrom('history').select('verb').where('subject', '=', `referral:${sent}`)
      assert.ok((await written.execute()).some(({ verb }) => verb === 'referral.file-opened'))
    })

    it('leaves it behind where health was not agreed', async () => {
      await fill('who', WHO)
      await attach([letter])
      await fill('agreed', AGREED)
      assert.match(textOf(await check()), /Not passed on.*Letters and files/)
      const sent = sentIn(await press())
      assert.deepEqual((await packetOf(sent)).attachments, [])
      assert.equal(
        (await database.owner.selectFrom('referral_file').select('id').where('referral_id', '=', sent).execute())
          .length,
        0,
      )
    })

    it('says what is wrong with a file, and keeps the rest', async () => {
      await fill('who', WHO)
      const answer = await attach([{ ...letter, bytes: Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]) }])
      assert.equal(statusOf(answer), 422)
      assert.match(textOf(answer), /Choose a PDF, a Word document/)
    })
  })
})

const draftIn = (answer: Answer): string =>
  /drafts\/([0-9a-f-]{36})\/who/.exec(answer.kind === 'page' ? answer.html.text : '')![1]!
const sealIn = (answer: Answer): string =>
  /name="seal" value="(\w+)"/.exec(answer.kind === 'page' ? answer.html.text : '')?.[1] ?? 'none'
