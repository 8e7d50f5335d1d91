import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { type CastName, mailbox } from '../../../demo/cast.ts'
import { ROUTES } from '../../../src/app/routes.ts'
import type { ResidentMessage } from '../../../src/domain/message.ts'
import { PUBLIC, type Viewer } from '../../../src/domain/permission.ts'
import type { Purpose } from '../../../src/domain/purpose.ts'
import { purposeOf } from '../../../src/domain/purpose-of.ts'
import { NotFound } from '../../../src/kit/errors.ts'
import { digest, newSecret } from '../../../src/kit/secret.ts'
import { addressAwaited, tryAddressCode, writeAddressCode } from '../../../src/records/address-code.ts'
import { changeDraft, draftOfBrowser, fileOfDraft, startDraft } from '../../../src/records/application-draft.ts'
import { queueMessage } from '../../../src/records/message.ts'
import { outboxMessages } from '../../../src/records/outbox.ts'
import { askForRecovery, decideRecovery, openRecoveryRequests } from '../../../src/records/recovery.ts'
import { saying } from '../../../src/records/said-secret.ts'
import type { Db, Schema } from '../../../src/records/schema.ts'
import { addStoredFile, findStoredFile } from '../../../src/records/stored-file.ts'
import { stopMessages } from '../../../src/records/unsubscribe.ts'
import { newStopPath } from '../../../src/web/stop-path.ts'
import { type TestDatabase, testDatabase } from '../../harness/database.ts'
import { asMember } from '../../harness/member.ts'
import { as } from '../../harness/referral.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const AMINA = { kind: 'email', value: 'amina@home.example' } as const
const STRANGER: Viewer = { kind: 'resident', address: { kind: 'email', value: 'stranger@home.example' } }

/** What is asked before anybody is known, and what goes out to people: each table with the policies alone. */
describe('the second wall around codes, sign-ins, letters and files', () => {
  let database: TestDatabase
  let web: Db
  const viewers: { readonly who: string; readonly viewer: Viewer | null }[] = [
    { who: 'nobody signed', viewer: null },
    { who: 'the public', viewer: PUBLIC },
    { who: 'a resident', viewer: STRANGER },
  ]

  before(async () => {
    database = await testDatabase({ demo: NOW })
    web = database.web
    for (const name of ['Grace Oyelaran', 'Marguerite Dunmore', 'Dr Leela Raman'] satisfies CastName[]) {
      viewers.push({ who: name, viewer: (await asMember(web, name, NOW)).viewer })
    }
  })
  after(() => database.drop())

  type Table = 'address_code' | 'stored_file'
  type Reading = (db: Db) => Promise<readonly unknown[]>

  const all =
    (table: Table): Reading =>
    (db) =>
      db
        .selectFrom(table as keyof Schema)
        .select('created_at' as never)
        .execute()

  /** Rows there are, and nobody reaches one: without a word about who is looking, and with somebody else's. */
  async function nobodyReaches(read: Reading): Promise<void> {
    assert.ok((await read(database.owner)).length > 0, 'there is nothing to be kept from anybody')
    for (const { who, viewer } of viewers) {
      const rows = viewer ? await as(web, viewer, NOW, read) : await read(web)
      assert.equal(rows.length, 0, `${who} reads ${rows.length}`)
      const planted = await web.transaction().execute((db) => saying(db, digest(newSecret()), read))
      assert.equal(planted.length, 0, 'a secret that nobody has opens something')
    }
  }

  /** The login may not even ask. */
  const isRefused = (work: () => Promise<unknown>) => assert.rejects(work, { code: '42501' })

  describe('a code that was sent to an address', () => {
    const browser = digest('the cookie of one browser')
    const code = digest('123456')

    before(() => writeAddressCode(web, { browser, address: AMINA, code }, NOW))

    it('is reached by nobody else', () => nobodyReaches(all('address_code')))

    it('is known in the browser that asked for it, and in no other', async () => {
      assert.deepEqual(await addressAwaited(web, browser, NOW), AMINA)
      assert.equal(await addressAwaited(web, digest('another browser'), NOW), null)
      assert.deepEqual(await tryAddressCode(web, digest('another browser'), code, NOW), { ok: false, attemptsLeft: 0 })
      assert.deepEqual(await tryAddressCode(web, browser, code, NOW), { ok: true, address: AMINA })
    })

    it('is changed by nobody else, and planted for nobody', async () => {
      const { numUpdatedRows } = await web.updateTable('address_code').set({ attempts: 0 }).executeTakeFirstOrThrow()
      assert.equal(Number(numUpdatedRows), 0)
      await isRefused(() =>
        web
          .updateTable('address_code')
          .set({ code_hash: digest('654321') })
          .execute(),
      )
      await isRefused(() =>
        saying(web, digest('another browser'), (db) =>
          db
            .insertInto('address_code')
            .values({
              browser_hash: browser,
              address_kind: 'email',
              address: AMINA.value,
              code_hash: code,
              created_at: NOW,
              expires_at: NOW,
              used_at: null,
            })
            .execute(),
        ),
      )
    })
  })
  describe('a request of somebody who lost their way in', () => {
    const mail = mailbox('Idris Penhallow')
    let id: number

    before(async () => {
      id = (await askForRecovery(web, mail, 'Lost on the 214 bus', NOW))!
    })

    it('is made by anybody, and reached by nobody else', async () => {
      assert.ok(id)
      await nobodyReaches((db) => db.selectFrom('recovery_request').select('reason').execute())
    })

    it('is made once, and decided by nobody who makes it', async () => {
      assert.equal(await askForRecovery(web, mail, 'Again', NOW), null)
      const { id: account } = await web.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow()
      const decided = { account_id: account, requested_at: NOW, reason: 'x', decided_at: NOW, approved: true }
      await isRefused(() =>
        web
          .insertInto('recovery_request')
          .values({ ...decided, decided_by: null })
          .execute(),
      )
    })

    it('is read and decided by administrators alone', async () => {
      const grace = (await asMember(web, 'Grace Oyelaran', NOW)).viewer
      const helen = (await asMember(web, 'Helen Achterberg', NOW)).viewer
      for (const viewer of [PUBLIC, STRANGER, grace]) {
        await assert.rejects(
          as(web, viewer, NOW, (db) => openRecoveryRequests(db, viewer)),
          NotFound,
        )
      }
      // As if the question in the code were not asked: the policies alone.
      const { numUpdatedRows } = await as(web, grace, NOW, (db) =>
        db.updateTable('recovery_request').set({ approved: true, decided_at: NOW }).executeTakeFirstOrThrow(),
      )
      assert.equal(Number(numUpdatedRows), 0)
      const open = await as(web, helen, NOW, (db) => openRecoveryRequests(db, helen))
      assert.deepEqual(
        open.map(({ reason }) => reason),
        ['Lost on the 214 bus'],
      )
      assert.ok(await as(web, helen, NOW, (db) => decideRecovery(db, helen, id, true, NOW)))
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

    it('is reached by nobody else', () => nobodyReaches(all('stored_file')))

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
  describe('a letter', () => {
    const path = newStopPath()
    const letter = (key: string, more: Partial<ResidentMessage> = {}): ResidentMessage => ({
      ...{ to: AMINA, key, kind: 'alert.new', language: 'en', slots: {}, waitsForMorning: false },
      words: { subject: 'New for you', body: 'Three cleaning jobs', text: 'Three jobs' },
      ...more,
    })
    const keys = async () =>
      (await database.owner.selectFrom('message').select('key').where('address', '=', AMINA.value).execute()).map(
        ({ key }) => key,
      )

    before(async () => {
      await queueMessage(web, letter('wall:1', { unsubscribePath: path }), NOW)
      await database.owner
        .updateTable('message')
        .set({ failed_at: NOW, last_error: 'no such mailbox' })
        .where('key', '=', 'wall:1')
        .execute()
      await queueMessage(web, letter('wall:2'), NOW)
      await queueMessage(web, letter('wall:2'), NOW)
    })

    it('is written once, by anybody', async () => assert.deepEqual(await keys(), ['wall:1', 'wall:2']))

    it('is reached by nobody else', () =>
      nobodyReaches((db) => db.selectFrom('message').select(['address', 'last_error']).execute()))

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
      for (const { viewer } of viewers) {
        if (viewer) assert.deepEqual((await as(web, viewer, NOW, again)).rows, [{ count: 0 }])
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

    it('stops others of its kind for who has its link, which tells nothing', async () => {
      assert.equal(await stopMessages(web, newStopPath(), NOW), false)
      assert.equal(await stopMessages(web, path, NOW), true)
      await queueMessage(web, letter('wall:3'), NOW)
      assert.deepEqual(await keys(), ['wall:1', 'wall:2'])
      const waiting = database.owner.selectFrom('message').select('key').where('failed_at', 'is', null)
      assert.deepEqual(await waiting.where('address', '=', AMINA.value).execute(), [])
      await isRefused(() => web.selectFrom('unsubscribed').selectAll().execute())
      await isRefused(() =>
        web.insertInto('unsubscribed').values({ address: AMINA.value, kind: 'x', at: NOW }).execute(),
      )
    })
  })
})
