import { askForPasskey, checkPasskey, readPasskeyAnswer } from '../../../adapters/passkeys/passkeys.ts'
import { json, page, redirect } from '../../../kit/http.ts'
import { findPasskey, keepChallenge, notePasskeyUse, useChallenge } from '../../../records/passkey.ts'
import { SIGN_IN_COOKIE, signInAs } from '../../../records/sign-in.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { localPath } from '../../../web/local-path.ts'
import { signInView } from './sign-in.view.ts'

/** POST /sign-in/passkey-options: what the browser is to sign, as JSON for its script. */
export const askForSignIn: Handler = async (ask) => {
  if (await tooManyTries(ask, 'sign-in-options', 60, 300)) return json({}, 429)
  const { options, challenge } = await askForPasskey(ask.origin)
  await keepChallenge(ask.db, challenge, 'sign-in', ask.now)
  return json(options, 200, { 'cache-control': 'no-store' })
}

/** POST /sign-in/passkey: one answer for a passkey we do not know, one that is wrong, and an account that is closed. */
export const signInByPasskey: Handler = async (ask) => {
  const next = localPath(ask.form.get('next'), '/desk')
  if (await tooManyTries(ask, 'sign-in', 30, 300)) return page(signInView(ask, next, 'too-many'), 429)
  const who = await provedByPasskey(ask, ask.form.get('credential') ?? '')
  if (!who) return page(signInView(ask, next, 'not-known'), 422)

  const cookie = await inTransaction(ask.db, async (db) => {
    await notePasskeyUse(db, who.passkeyId, who.counter, ask.now)
    return signInAs(db, { accountId: who.accountId }, 'passkey', ask.now, ask.cookies[SIGN_IN_COOKIE])
  })
  return redirect(next, [cookie])
}

async function provedByPasskey({ db, origin, now }: Ask, text: string) {
  const answer = readPasskeyAnswer(text)
  if (!answer || !(await useChallenge(db, answer.challenge, 'sign-in', now))) return null
  const passkey = await findPasskey(db, answer.credentialId)
  if (!passkey) return null
  const counter = await checkPasskey(text, answer.challenge, origin, passkey)
  return counter === null ? null : { passkeyId: passkey.id, accountId: passkey.accountId, counter }
}
