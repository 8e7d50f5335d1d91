import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { guarded, statusOf, textOf, visit, whereTo } from '../../../../test/harness/ask.ts'
import { opened as openedCase } from '../../../../test/harness/casework.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { type OwnStage, ownStage } from '../../../../test/harness/own-record.ts'
import { HEIC, photoWithPlace } from '../../../../test/harness/pictures.ts'
import { as } from '../../../../test/harness/referral.ts'
import { takePoliciesAway } from '../../../../test/harness/walls.ts'
import type { Member, Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { addDocument, documentsOf } from '../../../records/person-document.ts'
import { messagesWith } from '../../../records/person-message.ts'
import { findStep } from '../../../records/plan.ts'
import { addGoal, addStep, changeStep } from '../../../records/plan-change.ts'
import { agreeToJointSupport } from '../../../records/sharing.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const RECORD = '/requests/record'

describe('a photo or a file of one’s own', () => {
  let stage: OwnStage
  let grace: Member
  let next = 0
  before(async () => {
    stage = await ownStage(NOW)
    grace = (await asMember(stage.db.web, 'Grace Oyelaran', NOW)).viewer
  })
  after(() => stage.db.drop())

  /** Somebody with a case and a step that asks for a file, at their own page. */
  async function helped() {
    const { db, marguerite, opened } = stage
    next += 1
    const of = await openedCase(db.web, marguerite, grace, NOW, { givenName: `Ottilie${next}` })
    const email = `ottilie${next}@home.example`
    await db.owner
      .updateTable('participant')
      .set({ email, born_on: '1998-03-14', others_may_see: false })
      .where('id', '=', of.participantId)
      .execute()
    const [goalId, stepId] = [randomUUID(), randomUUID()]
    const whose = { participantId: of.participantId, organizationId: stage.council.organizationId }
    await as(db.web, grace, NOW, async (db) => {
      const goal = {
        id: goalId,
        words: 'Work in a bakery',
        why: null,
        area: 'work',
        targetOn: null,
        agreed: true,
      } as const
      await addGoal(db, grace, { id: of.caseId, ...whose }, goal, NOW)
      const step = { id: stepId, words: 'Show us your hygiene certificate', dueOn: '2026-11-27', agreed: true }
      const asks = { ownerSide: 'person', ownerWords: null, asksFile: true } as const
      await addStep(db, grace, { id: goalId, caseId: of.caseId, ...whose }, { ...step, ...asks }, NOW)
    })
    return { ...of, stepId, viewer: await opened(email) }
  }

  const see = (viewer: Viewer, path = '') =>
    visit(stage.visitor, `${RECORD}${path}${path.includes('?') ? '&' : '?'}language=en`, { viewer })
  const send = (viewer: Viewer, path: string, bytes: Buffer | null, form: Record<string, string> = {}) => {
    const file = bytes && { field: 'file', name: '../IMG 0001.JPG', bytes, tooLarge: false }
    const whole = { ...guarded('own-record', NOW), ...form }
    return visit(stage.visitor, `${RECORD}${path}`, { form: whole, files: file ? [file] : [], viewer })
  }
  const theirs = (participantId: string, viewer: Viewer = grace) =>
    as(stage.db.web, viewer, NOW, async (db) => ({
      papers: await documentsOf(db, viewer, [participantId], NOW),
      messages: await messagesWith(db, viewer, [participantId], NOW),
    }))

  it('goes to whoever helps as a message, with words or without, and stands among one’s papers', async () => {
    const { viewer, participantId } = await helped()
    assert.equal(
      whereTo(await send(viewer, '/messages', photoWithPlace(), { words: 'My payslip' })),
      `${RECORD}/messages`,
    )
    assert.equal(whereTo(await send(viewer, '/messages', Buffer.from('A note.'))), `${RECORD}/messages`)
    const { papers, messages } = await theirs(participantId)
    assert.deepEqual(papers.map(({ name, fileType }) => [name, fileType]).sort(), [
      ['File sent here, 23 November 2026', 'text/plain; charset=utf-8'],
      ['Photo sent here, 23 November 2026', 'image/jpeg'],
    ])
    const photo = papers.find(({ fileType }) => fileType === 'image/jpeg')!
    const said = messages.find(({ words }) => words === 'My payslip')!
    assert.deepEqual([said.media![0]!.documentId, photo.fromMessageId], [photo.id, said.id])
    assert.ok(said.dueAt && said.ownerAccountId === grace.accountId)
    assert.match(textOf(await see(viewer, '/messages')), /My payslip.*See the picture/)
    assert.match(textOf(await see(viewer, '/papers')), /Photo sent here.*See the picture/)
    const answer = await see(viewer, `/papers/${photo.id}`)
    assert.ok(answer.kind === 'data' && answer.type === 'image/jpeg')
    assert.doesNotMatch(Buffer.from(answer.body).toString('latin1'), /Canary/)
    assert.match(answer.headers?.['content-security-policy'] ?? '', /sandbox/)
  })

  it('is taken once, however often its form is sent', async () => {
    const { viewer, participantId } = await helped()
    const form = { ...guarded('own-record', NOW), words: 'Here' }
    for (let i = 0; i < 3; i++) await send(viewer, '/messages', photoWithPlace(), form)
    const { papers, messages } = await theirs(participantId)
    assert.deepEqual([papers.length, messages.length], [1, 1])
  })

  it('says what to do where it cannot be taken, and nothing is kept', async () => {
    const { viewer, participantId } = await helped()
    for (const [bytes, says] of [
      [null, /Write your message, or choose a photo or a file/],
      [HEIC, /We cannot open this kind of photo/],
      [Buffer.alloc(10_000_001), /larger than 10 megabytes/],
      [Buffer.from('<svg onload="alert(1)">'), /Choose a photo/],
    ] as const) {
      const answer = await send(viewer, '/messages', bytes)
      assert.equal(statusOf(answer), 422)
      assert.match(textOf(answer), says)
    }
    assert.deepEqual(await theirs(participantId), { papers: [], messages: [] })
  })

  it('is what a step asks for: with it the step is done', async () => {
    const { viewer, participantId, stepId } = await helped()
    assert.match(textOf(await see(viewer)), /Show us your hygiene certificate.*Send a photo or a file/)
    assert.equal(statusOf(await send(viewer, `/steps/${stepId}/file`, null)), 422)
    await send(viewer, `/steps/${stepId}/file`, photoWithPlace(), { words: 'The front' })
    const { papers, messages } = await theirs(participantId)
    assert.deepEqual([papers.length, messages[0]?.words], [1, 'Show us your hygiene certificate:\n\nThe front'])
    const step = await as(stage.db.web, grace, NOW, (db) => findStep(db, grace, stepId, NOW))
    assert.equal(step?.status, 'done')
    await assert.rejects(async () => see(viewer, `/steps/${stepId}/file`), NotFound)
  })

  it('is asked for by no step that does not, and by no one’s else', async () => {
    const { viewer, stepId } = await helped()
    const other = await helped()
    await assert.rejects(async () => see(other.viewer, `/steps/${stepId}/file`), NotFound)
    await as(stage.db.web, grace, NOW, async (db) => {
      const step = (await findStep(db, grace, stepId, NOW))!
      const { words, ownerSide, ownerWords } = step
      await changeStep(db, grace, step, { words, ownerSide, ownerWords, dueOn: '2026-11-27' }, NOW)
    })
    await assert.rejects(async () => see(viewer, `/steps/${stepId}/file`), NotFound)
    await assert.rejects(async () => send(viewer, `/steps/${stepId}/file`, photoWithPlace()), NotFound)
  })

  it('goes to nobody but whoever helps, by either wall alone, also where an agreement passes papers on', async () => {
    const { viewer, participantId } = await helped()
    await send(viewer, '/messages', photoWithPlace())
    const { viewer: tobias } = await asMember(stage.db.web, 'Tobias Marlowe-Eze', NOW)
    const brid: Member = { ...tobias, membership: { ...tobias.membership, role: 'partner-manager' } }
    const to = { participantId, recipientOrganizationId: brid.membership.organizationId, expiresAt: null }
    const said = { lawfulBasis: 'consent', wordingVersion: '2026-11', how: 'phone' } as const
    const dataClasses = ['contact', 'documents'] as const
    await as(stage.db.web, grace, NOW, async (db) => {
      await agreeToJointSupport(db, grace, { ...to, ...said, dataClasses }, NOW)
      const paper = { kind: 'other', name: 'A letter', health: false, changedWords: null, fileId: null } as const
      const cv = { profile: 'Mine', work: [], skills: [], learning: [] }
      const whose = { participantId, organizationId: stage.council.organizationId, forPerson: true, validUntil: null }
      await addDocument(db, grace, { ...paper, ...whose, cv }, NOW)
    })
    const names = async () => (await theirs(participantId, brid)).papers.map(({ name }) => name)
    assert.deepEqual(await names(), ['A letter'])
    const raw = await as(stage.db.web, brid, NOW, (db) =>
      db.selectFrom('person_document').select('name').where('participant_id', '=', participantId).execute(),
    )
    assert.deepEqual(raw, [{ name: 'A letter' }])
    await takePoliciesAway(stage.db.owner)
    assert.deepEqual(await names(), ['A letter'])
  })
})
