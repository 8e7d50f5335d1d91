import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { workWithCanary } from '../../../../test/conformance/walls/canary-casework.ts'
import { textOf, visit } from '../../../../test/harness/ask.ts'
import { type OwnStage, ownStage } from '../../../../test/harness/own-record.ts'
import type { Viewer } from '../../../domain/permission.ts'
import { openOwnRecord, signInAs, viewerOf } from '../../../records/sign-in.ts'
import { ownDataRoutes } from '../own-data/own-data.routes.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
const WORDS = 'sample words of the other record'

describe('somebody whose records were made one', () => {
  let stage: OwnStage
  let kept: Awaited<ReturnType<OwnStage['refer']>>
  let folded: Awaited<ReturnType<OwnStage['refer']>>
  /** A browser that read the other record before the two were made one. */
  let openBefore: string

  before(async () => {
    stage = await ownStage(NOW)
    kept = await stage.refer()
    folded = await stage.refer()
    const { db, council, marguerite } = stage
    const { accountId } = marguerite
    const of = { participantId: folded.participantId, organizationId: council.organizationId, accountId, words: WORDS }
    await workWithCanary(db.owner, of, NOW)
    await db.owner.updateTable('note').set({ visibility: 'person' }).where('id', '=', folded.participantId).execute()
    const who = { address: { kind: 'email', value: folded.email } } as const
    openBefore = (await signInAs(db.web, who, 'code', NOW)).value
    await openOwnRecord(db.web, openBefore, folded.participantId)
    await fold()
  })
  after(() => stage.db.drop())

  const fold = (into: string | null = kept.participantId) =>
    stage.db.owner
      .updateTable('participant')
      .set({ merged_into: into })
      .where('id', '=', folded.participantId)
      .execute()
  const see = async (path: string, viewer: Viewer) => {
    const visitor = { ...stage.visitor, routes: [...stage.visitor.routes, ...ownDataRoutes] }
    return textOf(await visit(visitor, `/requests/record${path}?language=en`, { viewer }))
  }

  it('reads all of it, whichever of their addresses they type', async () => {
    for (const { email } of [kept, folded]) {
      const viewer = await stage.opened(email)
      assert.ok(viewer.kind === 'resident' && viewer.participantId === kept.participantId)
      const page = await see('', viewer)
      for (const { reference } of [kept, folded]) assert.match(page, new RegExp(reference))
      assert.match(page, new RegExp(WORDS), 'the next step of the other record’s case')
      for (const path of ['/plan', '/messages', '/appointments', '/correction'])
        assert.match(await see(path, viewer), new RegExp(WORDS), path)
    }
  })

  it('reads all of it in a browser that read the other one before', async () => {
    const viewer = await viewerOf(stage.db.web, openBefore, NOW)
    assert.ok(viewer.kind === 'resident' && viewer.participantId === kept.participantId)
    assert.match(await see('', viewer), new RegExp(kept.reference))
  })

  it('reads who looked at either, and stops what was agreed to on either', async () => {
    const viewer = await stage.opened(kept.email)
    const looks = (await see('/history', viewer)).match(/Accepted a referral/g)
    assert.equal(looks?.length, 2)
    const decision = await stage.decision(folded.participantId, 'progress-to-referrer')
    await stage.post(viewer, `/sharing/${decision.id}`)
    assert.ok((await stage.decision(folded.participantId, 'progress-to-referrer')).withdrawn_at)
    assert.ok((await stage.decision(kept.participantId, 'progress-to-referrer')).withdrawn_at)
  })

  it('writes to whoever has the case of the other one', async () => {
    const viewer = await stage.opened(kept.email)
    await stage.post(viewer, '/messages', { words: 'I am on my way', case: folded.participantId })
    const { participant_id } = await stage.db.owner
      .selectFrom('person_message')
      .select('participant_id')
      .where('words', '=', 'I am on my way')
      .executeTakeFirstOrThrow()
    assert.equal(participant_id, folded.participantId)
  })

  it('reads nothing of a third, nor of the other one once the folding was taken back', async () => {
    const third = await stage.refer()
    const viewer = await stage.opened(third.email)
    assert.doesNotMatch(await see('', viewer), new RegExp(`${WORDS}|${kept.reference}`))
    await fold(null)
    const again = await stage.opened(kept.email)
    assert.doesNotMatch(await see('', again), new RegExp(`${WORDS}|${folded.reference}`))
    const own = await viewerOf(stage.db.web, openBefore, NOW)
    assert.ok(own.kind === 'resident' && own.participantId === folded.participantId)
    await fold()
  })

  it('is opened by nobody while one of the records is kept shut', async () => {
    await stage.db.owner
      .insertInto('restriction')
      .values({
        ...{ participant_id: folded.participantId, organization_id: stage.council.organizationId },
        ...{ reason: 'Sample', since: NOW, created_by: null, lifted_at: null, lifted_by: null },
      } as never)
      .execute()
    for (const { email } of [kept, folded]) await assert.rejects(stage.opened(email))
  })
})
