import { found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import {
  type AccountRow,
  accountRow,
  accountsLike,
  disableAccount,
  enableAccount,
  shutOut,
} from '../../../records/account-list.ts'
import { caringPlacesOf } from '../../../records/caring.ts'
import { openRecoveryRequests } from '../../../records/recovery.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { idIn, memberIn } from '../../../web/asked.ts'
import { type Left, leftBehind, letGo, takerNamed } from '../../../web/leaving.ts'
import { accountsView, accountView } from './accounts.view.ts'

export const showAccounts: Handler = async (ask) => {
  const words = (ask.query.get('q') ?? '').trim().slice(0, 100)
  const accounts = await accountsLike(ask.db, words)
  const recoveries = await openRecoveryRequests(ask.db, ask.viewer)
  return page(accountsView(ask, { words, accounts, recoveries }))
}

export const showAccount: Handler = async (ask) => accountPage(ask, await askedAccount(ask))

const askedAccount = async (ask: Ask): Promise<AccountRow> => found(await accountRow(ask.db, idIn(ask)))

async function accountPage(ask: Ask, account: AccountRow, mistake?: string, status = 200): Promise<Answer> {
  const left = account.disabledAt ? [] : await leftBy(ask, account)
  return page(accountView(ask, { account, left, mistake }), status)
}

const leftBy = async ({ db }: Ask, { id }: AccountRow): Promise<readonly Left[]> =>
  leftBehind(db, id, await caringPlacesOf(db, id))

const REFUSED = {
  last: 'Nobody else is an administrator here.',
  nobody:
    'Nobody else there can look after their people. They are signed out everywhere, and their passkeys are gone. Let somebody else into that team, then close the account.',
} as const

/** POST /desk/accounts/:id/disable: at once, in every browser; whom they looked after others do from now on. */
export const disable: Handler = async (ask) => {
  const account = await askedAccount(ask)
  const viewer = memberIn(ask)
  const leaving = (await leftBy(ask, account)).map(({ organizationId }) => ({
    ...{ accountId: account.id, organizationId, because: 'closed' },
    toAccountId: takerNamed(ask.form, organizationId),
  }))
  const change = await letGo({ ...ask, viewer }, leaving, (db) => disableAccount(db, viewer, account.id, ask.now))
  if (change === 'nobody') await inTransaction(ask.db, (db) => shutOut(db, viewer, account.id, ask.now))
  if (change !== 'done') return accountPage(ask, account, REFUSED[change], 409)
  return redirect(`/desk/accounts/${account.id}`)
}

export const enable: Handler = async (ask) => {
  const account = await askedAccount(ask)
  await inTransaction(ask.db, (db) => enableAccount(db, memberIn(ask), account.id, ask.now))
  return redirect(`/desk/accounts/${account.id}`)
}
