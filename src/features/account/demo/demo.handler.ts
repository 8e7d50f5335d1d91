import { found } from '../../../kit/errors.ts'
import { page, redirect } from '../../../kit/http.ts'
import { findSampleAccount, sampleAccounts } from '../../../records/account.ts'
import { SIGN_IN_COOKIE, signInAs } from '../../../records/sign-in.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Handler } from '../../../web/ask.ts'
import { localPath } from '../../../web/local-path.ts'
import { castView } from './demo.view.ts'

export const showCast: Handler = async (ask) =>
  page(castView(ask, await sampleAccounts(ask.db), localPath(ask.query.get('next'), '/desk')))

/** POST /demo/sign-in: as somebody made up, and nobody else. */
export const signInAsCast: Handler = async ({ db, form, cookies, now }) => {
  const { id } = found(await findSampleAccount(db, Number(form.get('account'))))
  const membershipId = Number(form.get('membership')) || null
  const cookie = await inTransaction(db, (db) =>
    signInAs(db, { accountId: id, membershipId }, 'demo', now, cookies[SIGN_IN_COOKIE]),
  )
  return redirect(localPath(form.get('next'), '/desk'), [cookie])
}
