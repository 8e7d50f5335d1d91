import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type CastName, mailbox } from '../../../../demo/cast.ts'
import { statusOf, textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import { opened } from '../../../../test/harness/casework.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { ensureAccount, ensureMembership, findAccountByEmail } from '../../../records/account.ts'
import { askForRecovery } from '../../../records/recovery.ts'
import { SIGN_IN_COOKIE, viewerOf } from '../../../records/sign-in.ts'
import { accountsJobs } from './accounts.job.ts'
import { accountsRoutes } from './accounts.routes.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const SILENT = { info() {}, warn() {}, error() {} }
let database: TestDatabase
let visitor: Visitor

before(async () => {
  ;({ database, visitor } = await openRooms(accountsRoutes, NOW))
})
after(() => database.drop())

const as = async (name: CastName, path: string, form?: Record<string, string>) => {
  const { viewer, cookies } = await asMember(database.web, name, NOW)
  return visit(visitor, path, { viewer, cookies, ...(form ? { form } : {}) })
}
const accountOf = async (name: CastName) => (await findAccountByEmail(database.web, mailbox(name)))!.id
const lost = (name: CastName) => askForRecovery(database.web, mailbox(name), 'It fell into the river', NOW)
const messages = () =>
  database.owner
    .selectFrom('message')
    .where('kind', 'like', 'account.%')
    .select(['address', 'subject', 'body'])
    .orderBy('id')
    .execute()

describe('accounts', () => {
  it('are found by name or address, by administrators alone', async () => {
    assert.match(textOf(await as('Helen Achterberg', '/desk/accounts?q=oyelaran')), /Grace Oyelaran grace\.oyelaran@/)
    assert.match(textOf(await as('Helen Achterberg', '/desk/accounts?q=%25')), /Nobody is called so/)
    await assert.rejects(as('Winsome Adair-Clarke', '/desk/accounts'), NotFound)
    await assert.rejects(as('Maureen Tully', '/desk/accounts'), NotFound)
  })

  it('are closed at once in every browser, and opened again', async () => {
    const { cookies } = await asMember(database.web, 'Liban Jibrell-Moss', NOW)
    const id = await accountOf('Liban Jibrell-Moss')
    await as('Helen Achterberg', `/desk/accounts/${id}/disable`, {})
    assert.equal((await viewerOf(database.web, cookies[SIGN_IN_COOKIE], NOW)).kind, 'public')
    await as('Helen Achterberg', `/desk/accounts/${id}/enable`, {})
    assert.equal((await viewerOf(database.web, cookies[SIGN_IN_COOKIE], NOW)).kind, 'public')
  })

  it('of the last adviser of a partner stay open for their people, and nobody gets in with them any more', async () => {
    const tobias = await asMember(database.web, 'Tobias Marlowe-Eze', NOW)
    const brid = await accountOf('Bríd Ní Fhloinn')
    await database.owner
      .updateTable('membership')
      .set({ ended_at: NOW })
      .where('account_id', '=', brid)
      .where('role', '=', 'partner-manager')
      .execute()
    await opened(database.web, tobias.viewer, { accountId: tobias.viewer.accountId }, NOW)
    const closed = await as('Helen Achterberg', `/desk/accounts/${tobias.viewer.accountId}/disable`, {})
    assert.equal(statusOf(closed), 409)
    assert.match(textOf(closed), /signed out everywhere, and their passkeys are gone/)
    assert.equal((await viewerOf(database.web, tobias.cookies[SIGN_IN_COOKIE], NOW)).kind, 'public')
  })

  it('of the last administrator are not closed', async () => {
    const id = await accountOf('Helen Achterberg')
    assert.equal(statusOf(await as('Helen Achterberg', `/desk/accounts/${id}/disable`, {})), 409)
  })
})

describe('a lost passkey', () => {
  it('is told to administrators once, by a job, and replaced by a link that goes to the account’s own address', async () => {
    const id = await lost('Grace Oyelaran')
    const tell = accountsJobs.find(({ name }) => name === 'tell-of-lost-passkeys')!
    const origin = 'http://work.example'
    for (let i = 0; i < 2; i++) {
      await tell.run({ db: database.jobs, now: NOW, places: visitor.places, origin, log: SILENT })
    }
    await as('Helen Achterberg', `/desk/accounts/recoveries/${id}/approve`, {})
    assert.deepEqual(
      (await messages()).map(({ address, subject }) => [address, subject]),
      [
        [mailbox('Helen Achterberg'), 'Somebody asks for a new passkey'],
        [mailbox('Grace Oyelaran'), 'Make a new passkey'],
      ],
    )
  })

  it('is decided once', async () => {
    const id = await lost('Idris Penhallow')
    const decide = () => as('Helen Achterberg', `/desk/accounts/recoveries/${id}/refuse`, {})
    await decide()
    await assert.rejects(decide(), Conflict)
    assert.match((await messages()).at(-1)!.body, /we did not send one/)
  })

  it('is never decided by whoever lost it', async () => {
    const second = await ensureAccount(database.web, { name: 'Second', email: 'second@fleetvale.example' }, NOW)
    const { viewer } = await asMember(database.web, 'Helen Achterberg', NOW)
    const { organizationId, role } = viewer.membership
    await ensureMembership(database.web, second, { organizationId, role, hubIds: [] }, null, NOW)
    const id = await lost('Helen Achterberg')
    await assert.rejects(as('Helen Achterberg', `/desk/accounts/recoveries/${id}/approve`, {}), Conflict)
    assert.doesNotMatch(textOf(await as('Helen Achterberg', '/desk/accounts')), /Send a link/)
  })
})
