import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { seedDemo } from '../../demo/seed.ts'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { asMember } from '../../test/harness/member.ts'
import { as } from '../../test/harness/referral.ts'
import { takePoliciesAway } from '../../test/harness/walls.ts'
import type { Member } from '../domain/permission.ts'
import { draftsOf, findReferralDraft, keepDraftPage } from './referral-draft.ts'
import { addReferralFile, filesOfDraft, findReferralFile } from './referral-file.ts'
import { addStoredFile, findStoredFile } from './stored-file.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
const ID = '0f6cf2a1-3d1e-4f0e-9d2b-6a6f9f0a1b2c'

describe('a draft and its files', () => {
  let database: TestDatabase
  let leela: Member
  let tom: Member
  let fileId: number
  let uuid: string

  before(async () => {
    database = await testDatabase()
    await seedDemo(database.jobs, NOW)
    leela = (await asMember(database.web, 'Dr Leela Raman', NOW)).viewer
    tom = (await asMember(database.web, 'Tom Ashgrove', NOW)).viewer
    await as(database.web, leela, NOW, async (db) => {
      const writing = { page: 'who', typed: { 'given-name': ['Ada'] }, window: 'one', opened: 0 } as const
      await keepDraftPage(db, leela, ID, writing, { fields: {}, participantId: null }, NOW)
      const kept = {
        shownName: 'letter.txt',
        mediaType: 'text/plain',
        size: 9,
        state: 'safe',
        stripped: false,
      } as const
      fileId = await addStoredFile(db, { ...kept, uuid: ID }, NOW)
      await addReferralFile(db, leela, { draftId: ID, fileId, name: 'letter.txt' }, NOW)
      uuid = (await filesOfDraft(db, leela, ID))[0]!.id
    })
  })
  after(() => database.drop())

  const seenBy = (viewer: Member) =>
    as(database.web, viewer, NOW, async (db) => ({
      draft: (await findReferralDraft(db, viewer, ID, NOW)) !== null,
      drafts: (await draftsOf(db, viewer, NOW)).length,
      files: (await filesOfDraft(db, viewer, ID)).length,
      file: (await findReferralFile(db, viewer, uuid, NOW)) !== null,
    }))
  const all = { draft: true, drafts: 1, files: 1, file: true }
  /** His own draft, which the borough comes with. */
  const his = { draft: false, drafts: 1, files: 0, file: false }

  it('are their writer’s, and nobody else’s in the same team', async () => {
    assert.deepEqual(await seenBy(leela), all)
    assert.deepEqual(await seenBy(tom), his)
  })

  it('are hidden by the database alone, also from a query that asks for everything', async () => {
    const rows = (viewer: Member) =>
      as(database.web, viewer, NOW, async (db) => [
        (await db.selectFrom('referral_draft').select('id').execute()).length,
        (await db.selectFrom('referral_file').select('id').execute()).length,
        (await findStoredFile(db, fileId)) === null ? 0 : 1,
      ])
    assert.deepEqual(await rows(leela), [1, 1, 1])
    assert.deepEqual(await rows(tom), [1, 0, 0], 'his own draft, which the borough comes with')
    assert.equal(await findStoredFile(database.web, fileId), null, 'nobody is told who looks')
  })

  it('are hidden by the queries alone', async () => {
    await takePoliciesAway(database.owner)
    assert.deepEqual(await seenBy(leela), all)
    assert.deepEqual(await seenBy(tom), his)
  })
})
