import { NotFound } from '../../../kit/errors.ts'
import { page, redirect } from '../../../kit/http.ts'
import { digest } from '../../../kit/secret.ts'
import { writeHistory } from '../../../records/history.ts'
import { saying } from '../../../records/said-secret.ts'
import { endSignIn, endSignInsOf, FORGET_SIGN_IN, SIGN_IN_COOKIE } from '../../../records/sign-in.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Handler } from '../../../web/ask.ts'
import { localPath } from '../../../web/local-path.ts'
import { signInView } from './sign-in.view.ts'

export const showSignIn: Handler = (ask) => page(signInView(ask, localPath(ask.query.get('next'), '/desk')))

/** POST /sign-out: this browser alone. Answers the same where nobody was signed in. */
export const signOut: Handler = async ({ db, viewer, cookies, now }) => {
  const token = cookies[SIGN_IN_COOKIE]
  if (token) {
    await inTransaction(db, async (db) => {
      await endSignIn(db, token, now)
      if (viewer.kind !== 'public') await writeHistory(db, viewer, 'sign-in.ended', 'sign-in:own', {}, now)
    })
  }
  return redirect('/', [FORGET_SIGN_IN])
}

/** POST /sign-out/everywhere: every browser of this account, this one among them. */
export const signOutEverywhere: Handler = async ({ db, viewer, cookies, now }) => {
  if (!('accountId' in viewer)) throw new NotFound()
  await saying(db, digest(cookies[SIGN_IN_COOKIE] ?? ''), async (db) => {
    const count = await endSignInsOf(db, viewer.accountId, now)
    await writeHistory(db, viewer, 'sign-in.ended-everywhere', `account:${viewer.accountId}`, { count }, now)
  })
  return redirect('/sign-in', [FORGET_SIGN_IN])
}
