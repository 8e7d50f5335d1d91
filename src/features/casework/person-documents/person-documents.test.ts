import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { demoPlaces, statusOf, textOf, visit, whereTo } from '../../../../test/harness/ask.ts'
import { supported } from '../../../../test/harness/letters.ts'
import { HEIC, photoWithPlace, png } from '../../../../test/harness/pictures.ts'
import { as } from '../../../../test/harness/referral.ts'
import { type ReferralDesk, referralDesk } from '../../../../test/harness/referral-desk.ts'
import { takePoliciesAway } from '../../../../test/harness/walls.ts'
import type { Member, Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { addDocument, documentsOf, findDocument } from '../../../records/person-document.ts'
import { agreeToJointSupport } from '../../../records/sharing.ts'
import { removeLooseFiles } from '../../../records/stored-file.ts'
import { personDocumentRoutes } from './person-documents.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

describe('the papers of a person', () => {
  let desk: ReferralDesk
  let liban: Member
  let winsome: Member
  let grace: Member
  let tobias: Member
  let brid: Member
  let id: string
  let number = 100

  before(async () => {
    desk = await referralDesk(personDocumentRoutes, NOW)
    liban = await desk.member('Liban Jibrell-Moss')
    winsome = await desk.member('Winsome Adair-Clarke')
    grace = await desk.member('Grace Oyelaran')
    tobias = await desk.member('Tobias Marlowe-Eze')
    brid = { ...tobias, membership: { ...tobias.membership, role: 'partner-manager' } }
  })
  after(() => desk.database.drop())
  beforeEach(async () => {
    number += 1
    const person = { email: `doc${number}@home.example`, phone: `+447700904${number}` }
    const taken = await supported(desk.database.web, person, NOW)
    id = taken.participantId
    // On an adviser's list: those who share work out need no health.
    const { owner } = desk.database
    const reach = { participant_id: id, organization_id: taken.council, hub_id: null, account_id: liban.accountId }
    await owner
      .insertInto('participant_reach')
      .values({ ...reach, ground: 'registered', referral_id: null, decision_id: null, since: NOW, until: null })
      .execute()
  })

  const path = (end = '') => `/desk/people/${id}/documents${end}`
  const see = (end = '', viewer: Viewer = liban) => desk.see(path(end), viewer)
  const post = (end: string, form: Record<string, string>, viewer: Viewer = liban) => desk.post(path(end), form, viewer)
  const documents = (viewer: Viewer = liban) =>
    as(desk.database.web, viewer, NOW, (db) => documentsOf(db, viewer, [id], NOW))
  let sent = 0
  const upload = async (form: Record<string, string>, words: string | Buffer = 'A letter.', viewer: Viewer = liban) => {
    sent += 1
    const file = {
      field: 'file',
      name: '../../Mein <b>Brief: Nr 1.txt',
      bytes: Buffer.from(words as string),
      tooLarge: false,
    }
    const visitor = { db: desk.database.web, places: await demoPlaces(), routes: personDocumentRoutes, now: NOW }
    return visit(visitor, path(), { form: { once: `u${sent}`, ...form }, files: words ? [file] : [], viewer })
  }
  const CV = { profile: 'I cook.', 'work-role': 'Cook', 'work-where': 'a school', skills: 'Stock\nRotas' }
  const write = async (form: Record<string, string>) => {
    const answer = await post('/cv', form)
    return whereTo(answer).split('/').at(-1)!
  }

  it('are taken by what they hold, and opened to be saved, which is written down', async () => {
    assert.equal(statusOf(await upload({ kind: 'letter', until: '2026-11-01' })), 303)
    const [paper] = await documents()
    assert.deepEqual([paper?.kind, paper?.fileState, paper?.forPerson, paper?.health], ['letter', 'safe', false, false])
    assert.match(textOf(await see()), /Letter.*Has run out/)
    const answer = await see(`/${paper!.id}/file`)
    assert.ok(answer.kind === 'data')
    assert.equal(answer.headers?.['content-disposition'], 'attachment; filename="Mein-b-Brief-Nr-1.txt"')
    assert.match(answer.headers?.['content-security-policy'] ?? '', /sandbox/)
    const verbs = desk.database.owner.selectFrom('history').select('verb').where('participant_id', '=', id)
    const done = (await verbs.execute()).map(({ verb }) => verb)
    assert.ok(['document.added', 'document.read', 'document.opened'].every((verb) => done.includes(verb)))
  })

  it('may be photos: seen on the page, saved like any other, and kept without the place where they were taken', async () => {
    await upload({ kind: 'letter', name: 'Their letter' }, photoWithPlace())
    const [paper] = await documents()
    assert.match(textOf(await see()), /Their letter.*See the picture/)
    const answer = await see(`/${paper!.id}/file`)
    assert.ok(answer.kind === 'data' && answer.type === 'image/jpeg')
    assert.doesNotMatch(Buffer.from(answer.body).toString('latin1'), /Canary/)
    assert.equal(answer.headers?.['x-content-type-options'], 'nosniff')
    assert.match(textOf(await upload({ kind: 'letter' }, HEIC)), /We cannot open this kind of photo/)
    assert.match(textOf(await upload({ kind: 'letter' }, png(60_000, 1))), /The photo is too large to open/)
    const large = Buffer.concat([photoWithPlace(), Buffer.alloc(10_000_000)])
    assert.match(textOf(await upload({ kind: 'letter' }, large)), /larger than 10 megabytes/)
  })

  it('are named by whoever works with them where they came with a message, and closed to others where about health', async () => {
    await upload({ kind: 'letter' }, photoWithPlace())
    const [paper] = await documents()
    await assert.rejects(async () => see(`/${paper!.id}/name`), NotFound)
    const { owner } = desk.database
    const { id: message } = await owner.selectFrom('person_message').select('id').executeTakeFirstOrThrow()
    await owner.updateTable('person_document').set({ from_message_id: message }).where('id', '=', paper!.id).execute()
    assert.match(textOf(await see()), /Sent with messages Letter.*Say what it is/)
    assert.match(textOf(await post(`/${paper!.id}/name`, { name: ' ' })), /Write what it is/)
    assert.deepEqual((await documents(winsome)).length, 1)
    await post(`/${paper!.id}/name`, { name: 'Fit note for November', health: 'yes' })
    assert.match(textOf(await see()), /Fit note for November .*Health Letter/)
    assert.deepEqual(await documents(winsome), [])
  })

  it('are not taken without a file, a kind, or when they could do harm', async () => {
    assert.equal(statusOf(await upload({ kind: '' })), 422)
    assert.equal(statusOf(await upload({ kind: 'letter' }, '')), 422)
    assert.equal(statusOf(await upload({ kind: 'letter' }, '<script>alert(1)</script>\u0000\u0001')), 422)
    assert.equal(statusOf(await upload({ kind: 'letter', until: 'soon' })), 422)
    assert.deepEqual(await documents(), [])
  })

  it('open to nobody before their file was checked', async () => {
    await upload({ kind: 'letter' })
    const [paper] = await documents()
    await desk.database.owner
      .updateTable('stored_file')
      .set({ state: 'quarantined' })
      .where('id', '=', paper!.fileId!)
      .execute()
    assert.match(textOf(await see()), /Being checked/)
    await assert.rejects(async () => see(`/${paper!.id}/file`), NotFound)
  })

  it('may be looked at without a copy being kept, where a look is enough', async () => {
    assert.equal(statusOf(await upload({ kind: 'identity', seen: 'yes' }, '')), 303)
    assert.match(textOf(await see()), /Identity.*seen, no copy kept/)
    assert.equal(statusOf(await upload({ kind: 'letter', seen: 'yes' }, '')), 422)
  })

  it('are kept when loose files are swept away', async () => {
    await upload({ kind: 'letter' })
    const [paper] = await documents()
    const swept = await removeLooseFiles(desk.database.jobs, new Date(NOW.getTime() + 3 * 86_400_000))
    const file = await desk.database.owner
      .selectFrom('stored_file')
      .select('uuid')
      .where('id', '=', paper!.fileId!)
      .executeTakeFirst()
    assert.ok(file && !swept.includes(file.uuid))
  })

  it('about health are read by who works with the person, not by who shares work out', async () => {
    await upload({ kind: 'fit-note' })
    const [note] = await documents()
    assert.equal(note?.health, true)
    assert.deepEqual(await documents(winsome), [])
    await assert.rejects(async () => see(`/${note!.id}/file`, winsome), NotFound)
  })

  it('have versions, of which one is in use, and say what changed', async () => {
    const first = await write(CV)
    assert.match(textOf(await see(`/${first}`)), /Deniz Aydoğan.*I cook\..*Cook, a school.*Stock/)
    const second = await write({ ...CV, profile: 'I lead a kitchen.', from: first, changed: 'For head cooks' })
    const both = await documents()
    assert.deepEqual(
      both.map((one) => [one.number, one.inUse, one.changedWords]),
      [
        [2, true, 'For head cooks'],
        [1, false, null],
      ],
    )
    assert.match(textOf(await see(`/${second}/compare/${first}`)), /Gone: I cook\..*New: I lead a kitchen\./)
    await post(`/${first}/use`, {})
    assert.deepEqual((await documents()).find(({ inUse }) => inUse)?.id, first)
  })

  it('are written with as many entries as somebody has, without a script', async () => {
    const more = await post('/cv', { ...CV, more: 'work' })
    assert.equal(statusOf(more), 200)
    assert.match(textOf(more), /Job 2/)
    assert.equal(statusOf(await post('/cv', {})), 422)
    assert.deepEqual(await documents(), [])
  })

  it('are the same version for two who write at once: the second is told', async () => {
    const first = await write(CV)
    const [one] = await documents()
    const adding = { participantId: id, organizationId: liban.membership.organizationId, after: { chainId: first } }
    const rest = { kind: 'cv', name: 'CV', health: false, changedWords: null, fileId: null, forPerson: true } as const
    const add = () =>
      as(desk.database.web, liban, NOW, (db) =>
        addDocument(db, liban, { ...adding, ...rest, cv: one!.cv, validUntil: null }, NOW),
      )
    const results = await Promise.allSettled([add(), add(), add()])
    const all = await documents()
    assert.equal(all.filter(({ inUse }) => inUse).length, 1)
    assert.equal(all.length, 1 + results.filter(({ status }) => status === 'fulfilled').length)
    assert.equal(new Set(all.map(({ number }) => number)).size, all.length)
    for (const result of results) if (result.status === 'rejected') assert.equal(result.reason.name, 'Conflict')
  })

  it('go with a reason, and the version before is in use again', async () => {
    const first = await write(CV)
    const second = await write({ ...CV, profile: 'New', from: first })
    assert.equal(statusOf(await post(`/${second}/remove`, { words: '' })), 422)
    await post(`/${second}/remove`, { words: 'A mistake' })
    assert.deepEqual(
      (await documents()).map(({ id, inUse }) => [id, inUse]),
      [[first, true]],
    )
    await assert.rejects(async () => see(`/${second}`), NotFound)
  })

  it('are seen by the person where they are shown to them, who adds their own', async () => {
    await upload({ kind: 'letter' })
    const [letter] = await documents()
    const resident: Viewer = { kind: 'resident', address: { kind: 'phone', value: '+447700904999' }, participantId: id }
    assert.deepEqual(await documents(resident), [])
    await post(`/${letter!.id}/show`, { 'for-person': 'yes' })
    assert.deepEqual(
      (await documents(resident)).map((one) => one.id),
      [letter!.id],
    )
    const own = {
      participantId: id,
      organizationId: liban.membership.organizationId,
      kind: 'cv',
      name: 'My CV',
    } as const
    const rest = { health: false, changedWords: null, fileId: null, forPerson: true, validUntil: null }
    const cv = { profile: 'Mine', work: [], skills: [], learning: [] }
    await as(desk.database.web, resident, NOW, (db) => addDocument(db, resident, { ...own, ...rest, cv }, NOW))
    assert.match(textOf(await see()), /My CV.*by them/)
  })

  it('go to another organisation with an agreement that names papers, and end with it', async () => {
    await upload({ kind: 'letter' })
    await upload({ kind: 'fit-note' })
    const to = { participantId: id, recipientOrganizationId: tobias.membership.organizationId, expiresAt: null }
    const said = { lawfulBasis: 'consent', wordingVersion: '2026-11', how: 'phone' } as const
    const agree = (dataClasses: readonly ('contact' | 'documents' | 'health')[]) =>
      as(desk.database.web, liban, NOW, (db) => agreeToJointSupport(db, liban, { ...to, ...said, dataClasses }, NOW))
    await agree(['contact'])
    assert.deepEqual(await documents(brid), [])
    await agree(['contact', 'documents'])
    const [letter, ...others] = await documents(brid)
    assert.deepEqual([letter?.kind, letter?.organization, others], ['letter', 'Fleet Vale Council', []])
    await assert.rejects(async () => desk.post(path(`/${letter!.id}/remove`), { words: 'Not ours' }, brid))
    await desk.database.owner
      .updateTable('sharing_decision')
      .set({ withdrawn_at: NOW })
      .where('participant_id', '=', id)
      .where('purpose', '=', 'joint-support')
      .execute()
    assert.deepEqual(await documents(brid), [])
  })

  it('are kept from who has no business with them, by either wall alone', async () => {
    await upload({ kind: 'letter' })
    const [letter] = await documents()
    for (const viewer of [grace, tobias]) {
      await assert.rejects(async () => see('', viewer), NotFound)
      await assert.rejects(async () => see(`/${letter!.id}/file`, viewer), NotFound)
      const rows = await as(desk.database.web, viewer, NOW, async (db) => [
        ...(await db.selectFrom('person_document').select('id').where('participant_id', '=', id).execute()),
        ...(await db.selectFrom('stored_file').select('id').where('id', '=', letter!.fileId!).execute()),
      ])
      assert.deepEqual(rows, [])
    }
    await takePoliciesAway(desk.database.owner)
    for (const viewer of [grace, tobias]) {
      const found = await as(desk.database.web, viewer, NOW, (db) => findDocument(db, viewer, letter!.id, NOW))
      assert.equal(found, null)
    }
  })
})
