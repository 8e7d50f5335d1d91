import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { seedDemo } from '../../../../demo/seed.ts'
import { statusOf, textOf, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { as } from '../../../../test/harness/referral.ts'
import { AGREED, markupOf, serviceIds, WHO, writer } from '../../../../test/harness/referral-form.ts'
import type { Member } from '../../../domain/permission.ts'
import type { ReferralPacket } from '../../../domain/referral-packet.ts'
import { NotFound } from '../../../kit/errors.ts'
import { findReferral } from '../../../records/referral.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
const LATER = new Date('2026-11-19T10:01:00Z')

describe('a referral that is sent', () => {
  let database: TestDatabase
  let leela: Member
  let tom: Member
  let marguerite: Member
  let service: Readonly<Record<string, string>>
  let workwell: string
  let form: Awaited<ReturnType<typeof writer>>

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

  const packetOf = async (referralId: string): Promise<ReferralPacket> => {
    const packets = database.owner.selectFrom('referral_packet').select('content')
    return (await packets.where('referral_id', '=', referralId).executeTakeFirstOrThrow()).content as ReferralPacket
  }
  const messagesAbout = (referralId: string) =>
    database.owner
      .selectFrom('message')
      .select(['kind', 'address', 'subject', 'body'])
      .where('key', 'like', `%${referralId}%`)
      .execute()

  it('is exactly what was shown, and nothing that was not agreed', async () => {
    await form.whole(workwell, {
      what: { health: 'Asthma since childhood.', work: 'off-sick', 'answer-healthAffectsWork': 'yes' },
    })
    const shown = textOf(await form.check())
    assert.match(shown, /In short Wants to go back to the kitchen\./)
    assert.match(shown, /Not passed on.*Health or disability.*How they stand to work/)
    assert.doesNotMatch(shown, /Asthma|off sick now/)

    const packet = await packetOf(await form.sent())
    assert.doesNotMatch(JSON.stringify(packet), /Asthma|healthAffectsWork|off-sick/)
    assert.deepEqual(packet.agreed, {
      dataClasses: ['contact', 'needs', 'progress'],
      milestones: ['started'],
      wordingVersion: '2026-11',
      how: 'in-person',
    })
  })

  it('passes on health where that was ticked on its own', async () => {
    await form.whole(workwell, { what: { health: 'Asthma since childhood.' }, agreed: { class: 'health' } })
    const packet = await packetOf(await form.sent())
    assert.deepEqual([packet.health, packet.words], ['Asthma since childhood.', ''])
  })

  it('is one referral however often the button is pressed', async () => {
    await form.whole(workwell)
    const seal = await form.seal()
    const [first, second] = (await Promise.all([1, 2].map(() => form.post('send', { seal })))).map(whereTo)
    assert.equal(first, second)
    assert.equal(whereTo(await form.post('send', { seal })), first)
  })

  it('is read again before where it was changed since', async () => {
    await form.whole(workwell)
    const seal = await form.seal()
    await form.fill('what', { service: workwell, words: 'Something else.' })
    const again = await form.post('send', { seal })
    assert.equal(statusOf(again), 409)
    assert.match(textOf(again), /changed in another window.*Something else\./)
  })

  it('warns that somebody may be known, and says neither where nor who', async () => {
    await form.whole(workwell)
    await form.sent()
    const toms = await writer(database.web, tom, NOW)
    await toms.whole(workwell)
    assert.match(textOf(await toms.check()), /Your team sent a referral with this name/)

    const marguerites = await writer(database.web, marguerite, NOW)
    await marguerites.whole(workwell, { who: { 'given-name': 'Pel' } })
    const text = textOf(await marguerites.check())
    assert.match(text, /They may already be known to us\. Nothing is lost if you send it\./)
    assert.doesNotMatch(text, /Osier|Raman|Pelumi/)
    const nobody = await writer(database.web, marguerite, NOW)
    await nobody.whole(workwell, { who: { 'given-name': 'Nobody', mobile: '07700 900 111' } })
    assert.doesNotMatch(textOf(await nobody.check()), /already be known/)
  })

  it('is kept shut at once where somebody must not see it', async () => {
    const shut = { 'given-name': 'Ottoline', 'family-name': 'Quay', mobile: '07700 900 983' }
    await form.whole(workwell, { who: shut, agreed: { 'not-see': 'Her cousin answers the phones at your desk.' } })
    assert.doesNotMatch(textOf(await form.check()), /cousin/)
    const sent = await form.sent()
    const farid = (await asMember(database.web, 'Farid Halloran', NOW)).viewer
    const seenBy = (viewer: Member) => as(database.web, viewer, LATER, (db) => findReferral(db, viewer, sent, LATER))
    assert.equal(await seenBy(marguerite), null)
    assert.equal((await seenBy(farid))?.id, sent)

    const receipt = `/desk/referrals/sent/${sent}/done`
    assert.match(textOf(await form.open(receipt)), /is sent/)
    await assert.rejects((await writer(database.web, tom, NOW)).open(receipt), NotFound)
    const told = await messagesAbout(sent)
    const kinds = told.map(({ kind }) => kind).filter((kind) => kind !== 'referral.submit')
    assert.deepEqual(kinds, ['referral.kept-shut'])
    assert.doesNotMatch(JSON.stringify([told, await packetOf(sent)]), /cousin/)

    const again = await writer(database.web, marguerite, NOW)
    await again.whole(workwell, { who: shut })
    assert.doesNotMatch(textOf(await again.check()), /already be known/, 'nobody is looked for by a warning')
  })

  it('is told of to the receiving team without a word of whom, and to the person', async () => {
    await form.whole(workwell)
    const told = await messagesAbout(await form.sent())
    const come = told.filter(({ kind }) => kind === 'referral.come')
    assert.ok(come.some(({ address }) => address === 'marguerite.dunmore@fleetvale.example'))
    assert.doesNotMatch(JSON.stringify(come), /Pelumi|Strand|kitchen|WorkWell/)
    assert.ok(told.some(({ kind, address }) => kind === 'referral.submit' && address === '+447700900982'))
  })

  it('goes by link to a partner without accounts', async () => {
    await form.whole(service['Hearth and Ladder']!)
    const told = await messagesAbout(await form.sent())
    assert.ok(
      told.some(({ kind, address }) => kind === 'referral.link' && address === 'hello@hearth-and-ladder.example'),
    )
  })

  it('gives a sheet of paper that says no more than is safe', async () => {
    const sheetOf = async (others: string) => {
      const one = await writer(database.web, leela, NOW)
      await one.whole(workwell, { who: { others }, what: { health: 'Asthma.' } })
      const sheet = await one.open(`/desk/referrals/sent/${await one.sent()}/sheet`)
      return textOf(sheet)
        .replace(/Talk to a person.*/, '')
        .replace(/.*Sign out/, '')
    }
    const open = await sheetOf('no')
    assert.match(open, /Hello Pelumi\. On 19 November 2026 .*What they want help with.*change your mind/)
    assert.doesNotMatch(open, /Asthma|[Hh]ealth/)
    assert.doesNotMatch(await sheetOf('not-sure'), /Pelumi|Council|kitchen|referral/)
  })

  describe('with a letter', () => {
    const bytes = Buffer.from('Fit for light work.')
    const letter = { field: 'file', name: '../../Dr Raman: letter.txt', bytes, tooLarge: false }
    const attach = (file: typeof letter) => form.fill('what', { service: workwell, save: 'add' }, [file])

    it('keeps it beside the draft for its writer alone, and passes it on with health', async () => {
      await form.fill('who', WHO)
      const added = await attach(letter)
      assert.match(textOf(added), /Dr Raman letter\.txt, 1 KB/)
      const file = /referrals\/files\/([0-9a-f-]{36})/.exec(markupOf(added))![1]!
      const path = `/desk/referrals/files/${file}`
      const openedBy = async (viewer: Member) => (await writer(database.web, viewer, NOW)).open(path)
      await assert.rejects(openedBy(tom), NotFound)
      await form.fill('agreed', { ...AGREED, class: 'health' })
      const sent = await form.sent()
      assert.equal((await packetOf(sent)).attachments[0]!.id, file)

      const got = await openedBy(marguerite)
      assert.equal(got.kind === 'data' && Buffer.from(got.body as Uint8Array).toString(), 'Fit for light work.')
      await assert.rejects(openedBy((await asMember(database.web, 'Tobias Marlowe-Eze', NOW)).viewer), NotFound)
      const written = database.owner.selectFrom('history').select('verb').where('subject', '=', `referral:${sent}`)
      assert.ok((await written.execute()).some(({ verb }) => verb === 'referral.file-opened'))
    })

    it('leaves it behind where health was not agreed', async () => {
      await form.fill('who', WHO)
      await attach(letter)
      await form.fill('agreed', AGREED)
      assert.match(textOf(await form.check()), /Not passed on.*Letters and files/)
      const sent = await form.sent()
      assert.deepEqual((await packetOf(sent)).attachments, [])
      const kept = database.owner.selectFrom('referral_file').select('id').where('referral_id', '=', sent)
      assert.deepEqual(await kept.execute(), [])
    })

    it('says what is wrong with a file, and keeps the rest', async () => {
      await form.fill('who', WHO)
      const answer = await attach({ ...letter, bytes: Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]) })
      assert.equal(statusOf(answer), 422)
      assert.match(textOf(answer), /Choose a PDF, a Word document/)
    })

    it('takes one away again', async () => {
      await form.fill('who', WHO)
      const id = /files\/([0-9a-f-]{36})/.exec(markupOf(await attach(letter)))![1]!
      await form.fill('what', { service: workwell, save: `without-${id}` })
      assert.doesNotMatch(markupOf(await form.open(form.path('what'))), /Dr Raman letter/)
    })
  })
})
