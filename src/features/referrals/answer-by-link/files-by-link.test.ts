import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { demoPlaces, textOf, visit } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { as } from '../../../../test/harness/referral.ts'
import { AGREED, markupOf, serviceIds, WHO, writer } from '../../../../test/harness/referral-form.ts'
import type { Member, Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { answerByLinkRoutes } from './answer-by-link.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const LETTER = 'Fit for light work.'

describe('a letter that was passed on to a partner by link', () => {
  let db: TestDatabase
  let leela: Member
  let hearth: string
  let sent: string
  let viewer: Viewer
  let path: string

  before(async () => {
    db = await testDatabase({ demo: NOW })
    leela = (await asMember(db.web, 'Dr Leela Raman', NOW)).viewer
    hearth = (await serviceIds(db.owner))['Hearth and Ladder']!
  })
  after(() => db.drop())
  beforeEach(async () => {
    sent = await refer()
    viewer = await linkOf(sent)
    path = /\/answer\/files\/[0-9a-f-]{36}/.exec(markupOf(await open('/answer', viewer)))![0]
  })

  async function refer(): Promise<string> {
    const form = await writer(db.web, leela, NOW)
    const letter = { field: 'file', name: 'letter.txt', bytes: Buffer.from(LETTER), tooLarge: false }
    await form.fill('who', WHO)
    await form.fill('what', { service: hearth, words: 'Wants to go back to the kitchen.', save: 'add' }, [letter])
    await form.fill('agreed', { ...AGREED, class: 'health' })
    return form.sent()
  }

  async function linkOf(referralId: string): Promise<Viewer> {
    const referral = db.owner.selectFrom('referral').innerJoin('organization', 'organization.id', 'to_organization_id')
    const { id, name } = await referral
      .where('referral.id', '=', referralId)
      .select(['organization.id', 'name'])
      .executeTakeFirstOrThrow()
    return { kind: 'link', referralId, organizationId: id, organizationName: name }
  }

  const open = async (path: string, viewer: Viewer) =>
    visit({ db: db.web, now: NOW, places: await demoPlaces(), routes: answerByLinkRoutes }, path, { viewer })
  const read = async (viewer: Viewer) => {
    const answer = await open(path, viewer)
    return answer.kind === 'data' ? Buffer.from(answer.body as Uint8Array).toString() : textOf(answer)
  }

  it('is opened from the page of the link, and that is written down', async () => {
    assert.equal(await read(viewer), LETTER)
    const looks = await db.owner
      .selectFrom('history')
      .select(['actor', 'why'])
      .where('subject', '=', `referral:${sent}`)
      .where('verb', '=', 'referral.file-opened')
      .execute()
    assert.deepEqual(looks, [{ actor: 'link', why: 'triage' }])
  })

  it('opens by no other link', async () => {
    await assert.rejects(read(await linkOf(await refer())), NotFound)
  })

  it('is closed once they said no', async () => {
    await db.owner
      .updateTable('referral')
      .set({ status: 'declined', ended_at: NOW, reason: 'no-capacity' })
      .where('id', '=', sent)
      .execute()
    await assert.rejects(read(viewer), NotFound)
    const rows = await as(db.web, viewer, NOW, (db) => db.selectFrom('referral_file').select('id').execute())
    assert.deepEqual(rows, [], 'the database itself shows no file')
  })
})
