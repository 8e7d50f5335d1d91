import { found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import {
  type AccountRow,
  accountRow,
  accountsLike,
  disableAccount,
  enableAccount,
} from '../../../records/account-list.ts'
import { openRecoveryRequests } from '../../../records/recovery.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { idIn, memberIn } from '../../../web/asked.ts'
import { accountsView, accountView } from './accounts.view.ts'

export const showAccounts: Handler = async (ask) => {
  const words = (ask.query.get('q') ?? '').trim().slice(0, 100)
  const [accounts, recoveries] = await Promise.all([accountsLike(ask.db, words), openRecoveryRequests(ask.db)])
  return page(accountsView(ask, { words, accounts, recoveries }))
}

export const showAccount: Handler = async (ask) => accountPage(ask, await askedAccount(ask))

const askedAccount = async (ask: Ask): Promise<AccountRow> => found(await accountRow(ask.db, idIn(ask)))

const accountPage = (ask: Ask, account: AccountRow, mistake?: string, status = 200): Answer =>
  page(accountView(ask, account, mistake), status)

/** POST /desk/accounts/:id/disable: at once, in every browser. */
export const disable: Handler = async (ask) => {
  const account = await askedAccount(ask)
  const change = await inTransaction(ask.db, (db) => disableAccount(db, memberIn(ask), account.id, ask.now))
  if (change === 'last') return accountPage(ask, account, 'Nobody else is an administrator here.', 409)
  return redirect(`/desk/accounts/${account.id}`)
}

export const enable: Handler = async (ask) => {
  const account = await askedAccount(ask)
  await inTransaction(ask.db, (db) => enableAccount(db, memberIn(ask), account.id, ask.now))
  return redirect(`/desk/accounts/${account.id}`)
}
