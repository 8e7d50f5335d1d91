import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { ROUTES } from '../../../src/app/routes.ts'
import type { ResidentMessage } from '../../../src/domain/message.ts'
import { PUBLIC } from '../../../src/domain/permission.ts'
import type { Purpose } from '../../../src/domain/purpose.ts'
import { purposeOf } from '../../../src/domain/purpose-of.ts'
import { digest } from '../../../src/kit/secret.ts'
import { changeDraft, draftOfBrowser, fileOfDraft, startDraft } from '../../../src/records/application-draft.ts'
import { queueMessage } from '../../../src/records/message.ts'
import { outboxMessages } from '../../../src/records/outbox.ts'
import type { Db } from '../../../src/records/schema.ts'
import { addStoredFile, findStoredFile } from '../../../src/records/stored-file.ts'
import { stopMessages } from '../../../src/records/unsubscribe.ts'
import { newStopPath } from '../../../src/web/stop-path.ts'
import { asMember } from '../../harness/member.ts'
import { as } from '../../harness/referral.ts'
import { AMINA, all, isRefused, NOW, type Stage, setStage } from './wall-stage.ts'

describe('the second wall around letters and kept files', () => {
  let stage: Stage
  let web: Db
  setStage((ready) => {
    stage = ready
    web = ready.web
  })

  describe('a letter', () => {
    const path = newStopPath()
    const letter = (key: string, more: Partial<ResidentMessage> = {}): ResidentMessage => ({
      ...{ to: AMINA, key, kind: 'alert.new', language: 'en', slots: {}, waitsForMorning: false },
      words: { subject: 'New for you', body: 'Three cleaning jobs', text: 'Three jobs' },
      ...more,
    })
    const keys = async () =>
      (await stage.database.owner.selectFrom('message').select('key').where('address', '=', AMINA.value).execute()).map(
        ({ key }) => key,
      )

    before(async () => {
      await queueMessage(web, letter('wall:1', { unsubscribePath: path }), NOW)
      await stage.database.owner
        .updateTable('message')
        .set({ failed_at: NOW, last_error: 'no such mailbox' })
        .where('key', '=', 'wall:1')
        .execute()
      await queueMessage(web, letter('wall:2'), NOW)
      await queueMessage(web, letter('wall:2'), NOW)
    })

    it('is written once, by anybody', async () => assert.deepEqual(await keys(), ['wall:1', 'wall:2']))

    it('is reached by nobody else', () =>
      stage.nobodyReaches((db) => db.selectFrom('message').select(['address', 'last_error']).execute()))

    it('is known to administrators where it could not be given, without its words', async () => {
      const helen = (await asMember(web, 'Helen Achterberg', NOW)).viewer
      const rows = await as(web, helen, NOW, (db) => db.selectFrom('message').select('address').execute())
      assert.deepEqual(rows, [{ address: AMINA.value }])
      await isRefused(() => as(web, helen, NOW, (db) => db.selectFrom('message').select('body').execute()))
      await isRefused(() => web.updateTable('message').set({ address: 'me@thief.example' }).execute())
      await isRefused(() => web.deleteFrom('message').execute())
    })

    it('is sent again by administrators alone', async () => {
      const again = (db: Db) => sql`select send_messages_again(null, '-infinity', ${NOW}) as count`.execute(db)
      const figures = (db: Db) => sql`select waiting from messages_waiting(${NOW})`.execute(db)
      assert.deepEqual((await figures(web)).rows, [{ waiting: 0 }])
      assert.deepEqual((await again(web)).rows, [{ count: 0 }])
      for (const { viewer } of stage.readers) {
        assert.deepEqual((await as(web, viewer, NOW, again)).rows, [{ count: 0 }])
      }
    })

    it('lies in the outbox of a demonstration, and of nothing else', async () => {
      const seen = (why: Purpose) => as(web, PUBLIC, NOW, (db) => outboxMessages(db, PUBLIC, { limit: 5 }), why)
      assert.deepEqual(await outboxMessages(web, PUBLIC, { limit: 5 }), [])
      assert.deepEqual(await seen('delivery'), [])
      assert.equal((await seen('demonstration'))[0]!.key, 'wall:2')
      assert.deepEqual(
        ROUTES.filter((route) => purposeOf(route) === 'demonstration'),
        [],
      )
    })

    it('of any kind is not written to who wants nothing by e-mail, but for what they ask for', async () => {
      const to = { kind: 'email', value: 'enough@home.example' } as const
      const stop = { address: to.value, kind: 'all:email', at: NOW }
      await stage.database.owner.insertInto('unsubscribed').values(stop).execute()
      await queueMessage(web, letter('wall:stopped', { to }), NOW)
      await queueMessage(web, letter('wall:asked-for', { to, kind: 'requests.code' }), NOW)
      const theirs = stage.database.owner.selectFrom('message').select('key').where('address', '=', to.value)
      assert.deepEqual(await theirs.execute(), [{ key: 'wall:asked-for' }])
    })

    it('stops others of its kind for who has its link, which tells nothing', async () => {
      assert.equal(await stopMessages(web, newStopPath(), NOW), false)
      assert.equal(await stopMessages(web, path, NOW), true)
      await queueMessage(web, letter('wall:3'), NOW)
      assert.deepEqual(await keys(), ['wall:1', 'wall:2'])
      const waiting = stage.database.owner.selectFrom('message').select('key').where('failed_at', 'is', null)
      assert.deepEqual(await waiting.where('address', '=', AMINA.value).execute(), [])
      await isRefused(() => web.selectFrom('unsubscribed').selectAll().execute())
      await isRefused(() =>
        web.insertInto('unsubscribed').values({ address: AMINA.value, kind: 'x', at: NOW }).execute(),
      )
    })
  })

  describe('a file beside a draft', () => {
    const mine = digest('the cookie of somebody who applies')
    const theirs = digest('the cookie of somebody else')
    let fileId: number
    const drafted = async (browser: Buffer) => {
      const { id } = await web.selectFrom('opportunity').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow()
      await startDraft(web, browser, id, {}, NOW)
      return (await draftOfBrowser(web, browser, id, NOW))!
    }

    before(async () => {
      const file = { uuid: randomUUID(), shownName: 'CV.pdf', mediaType: 'application/pdf', size: 9 }
      fileId = await addStoredFile(web, { ...file, state: 'safe', stripped: true }, NOW)
      await changeDraft(web, await drafted(mine), { answers: {}, fileId }, 'applicant', NOW)
    })

    it('is reached by nobody else', () => stage.nobodyReaches(all('stored_file')))

    it('is handed to the browser that sent it', async () => {
      const { opportunityId } = await drafted(theirs)
      const draft = await draftOfBrowser(web, mine, opportunityId, NOW)
      assert.equal((await fileOfDraft(web, draft))?.id, fileId)
      assert.equal(await fileOfDraft(web, draft && { ...draft, browserHash: theirs }), null)
      assert.equal(await findStoredFile(web, fileId), null)
    })

    it('is opened by nobody who writes its number beside their own', async () => {
      const draft = await drafted(theirs)
      await assert.rejects(changeDraft(web, draft, { answers: {}, fileId }, 'applicant', NOW), { code: '23514' })
      await isRefused(() => web.updateTable('stored_file').set({ state: 'safe' }).execute())
    })
  })

  describe('what is kept so', () => {
    for (const [table, column] of [
      ['message', 'address'],
      ['stored_file', 'created_at'],
    ] as const) {
      it(`is there for everybody once the policies of ${table} are gone`, () =>
        stage.isKeptByPoliciesAlone(table, all(table, column)))
    }
  })
})
