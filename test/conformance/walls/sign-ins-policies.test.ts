import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, describe, it } from 'node:test'
import { mailbox } from '../../../demo/cast.ts'
import { PUBLIC } from '../../../src/domain/permission.ts'
import { NotFound } from '../../../src/kit/errors.ts'
import { digest, newSecret } from '../../../src/kit/secret.ts'
import { findAccountByEmail } from '../../../src/records/account.ts'
import { addressAwaited, tryAddressCode, writeAddressCode } from '../../../src/records/address-code.ts'
import { invite, useInvitation } from '../../../src/records/invitation.ts'
import { endOwnSignIn, signInsOf } from '../../../src/records/own-sign-ins.ts'
import { askForRecovery, decideRecovery, openRecoveryRequests } from '../../../src/records/recovery.ts'
import { saying } from '../../../src/records/said-secret.ts'
import type { Db } from '../../../src/records/schema.ts'
import { endSignInsOf, signInAs, viewerOf } from '../../../src/records/sign-in.ts'
import { asMember } from '../../harness/member.ts'
import { as } from '../../harness/referral.ts'
import { AMINA, all, isRefused, NOW, STRANGER, type Stage, setStage } from './wall-stage.ts'

describe('the second wall around codes, sign-ins and lost ways in', () => {
  let stage: Stage
  let web: Db
  setStage((ready) => {
    stage = ready
    web = ready.web
  })

  describe('a code that was sent to an address', () => {
    const browser = digest('the cookie of one browser')
    const code = digest('123456')

    before(() => writeAddressCode(web, { browser, address: AMINA, code }, NOW))

    it('is reached by nobody else', () => stage.nobodyReaches(all('address_code')))

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
      await stage.nobodyReaches((db) => db.selectFrom('recovery_request').select('reason').execute())
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

  describe('a sign-in', () => {
    const email = mailbox('Grace Oyelaran')
    let accountId: number
    let here: string
    let elsewhere: string
    const kindOf = async (token: string) => (await viewerOf(web, token, NOW)).kind
    const ends = (secret: string | null) => {
      const work = (db: Db) => endSignInsOf(db, accountId, NOW)
      return secret === null ? work(web) : saying(web, digest(secret), work)
    }

    before(async () => {
      accountId = (await findAccountByEmail(web, email))!.id
      await stage.database.owner
        .updateTable('sign_in')
        .set({ ended_at: NOW })
        .where('account_id', '=', accountId)
        .execute()
      here = (await signInAs(web, { accountId }, 'passkey', NOW)).value
      elsewhere = (await signInAs(web, { accountId }, 'openid', NOW)).value
      await signInAs(web, { address: AMINA }, 'code', NOW)
    })

    it('is reached by nobody else', () => stage.nobodyReaches(all('sign_in')))

    it('shows its own account’s others in the browser that has it', async () => {
      assert.deepEqual(
        (await signInsOf(web, accountId, here, NOW)).map(({ method, here }) => [method, here]).toSorted(),
        [
          ['openid', false],
          ['passkey', true],
        ],
      )
      assert.deepEqual(await signInsOf(web, accountId, newSecret(), NOW), [])
      const everybodys = await saying(web, digest(here), all('sign_in'))
      assert.equal(everybodys.length, (await signInsAt(accountId)).length)
    })

    const signInsAt = (id: number) =>
      stage.database.owner.selectFrom('sign_in').select('id').where('account_id', '=', id).execute()

    it('is ended, moved and planted by nobody else', async () => {
      const [{ id } = { id: 0 }] = await signInsAt(accountId)
      assert.equal(await endOwnSignIn(web, accountId, newSecret(), id, NOW), false)
      const change = web.updateTable('sign_in').set({ ended_at: NOW, participant_id: randomUUID() })
      assert.equal(Number((await change.executeTakeFirstOrThrow()).numUpdatedRows), 0)
      for (const changed of [{ account_id: accountId }, { address: 'me@thief.example' }, { expires_at: NOW }]) {
        await isRefused(() => saying(web, digest(here), (db) => db.updateTable('sign_in').set(changed).execute()))
      }
      const moments = { created_at: NOW, last_seen_at: NOW, expires_at: NOW, ended_at: null }
      const planted = { token_hash: digest('planted'), account_id: accountId, method: 'passkey', ...moments } as const
      await isRefused(() => web.insertInto('sign_in').values(planted).execute())
    })

    it('ends everywhere for its own account, a closed one, and who has just recovered it', async () => {
      assert.deepEqual([await ends(null), await ends(newSecret())], [0, 0])
      const link = { purpose: 'recover', email, role: 'adviser', hubIds: [], invitedBy: null } as const
      const [council] = await web.selectFrom('organization').select('id').where('kind', '=', 'council').execute()
      const recovery = await invite(web, { ...link, organizationId: council!.id, accountId }, NOW)
      assert.equal(await ends(recovery.secret), 0, 'a link that waits')
      await useInvitation(web, recovery.id, NOW)
      assert.equal(await ends(recovery.secret), 2)
      assert.deepEqual([await kindOf(here), await kindOf(elsewhere)], ['public', 'public'])

      const again = (await signInAs(web, { accountId }, 'passkey', NOW)).value
      assert.equal(await kindOf(again), 'member')
      assert.equal(await ends(again), 1)
      assert.equal(await kindOf(again), 'public')
    })
  })

  describe('what is kept so', () => {
    for (const [table, column] of [
      ['address_code', 'created_at'],
      ['recovery_request', 'reason'],
      ['sign_in', 'created_at'],
    ] as const) {
      it(`is there for everybody once the policies of ${table} are gone`, () =>
        stage.isKeptByPoliciesAlone(table, all(table, column)))
    }
  })
})
