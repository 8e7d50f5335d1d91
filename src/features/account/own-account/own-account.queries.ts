import { checkNewPasskey, readPasskeyAnswer } from '../../../adapters/passkeys/passkeys.ts'
import type { Viewer } from '../../../domain/permission.ts'
import { found } from '../../../kit/errors.ts'
import { findAccount } from '../../../records/account.ts'
import { writeHistory } from '../../../records/history.ts'
import { queueMessage } from '../../../records/message.ts'
import { addPasskey, useChallenge } from '../../../records/passkey.ts'
import type { Db } from '../../../records/schema.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask } from '../../../web/ask.ts'
import { dayOf } from '../../../web/moments.ts'
import { type PasskeyChange, passkeyWords } from './own-account.email.ts'

/** Keeps a passkey that the browser made for this account; false where its answer is not to what we asked. */
export async function keepOwnPasskey(ask: Ask, who: Extract<Viewer, { accountId: number }>): Promise<boolean> {
  const { db, form, origin, now } = ask
  const text = form.get('credential') ?? ''
  const answer = readPasskeyAnswer(text)
  if (!answer || !(await useChallenge(db, answer.challenge, `add:${who.accountId}`, now))) return false
  const passkey = await checkNewPasskey(text, answer.challenge, origin)
  if (!passkey) return false
  const name = (form.get('name') ?? '').trim().slice(0, 60) || `Passkey of ${dayOf(now)}`
  return inTransaction(db, async (db) => {
    const id = await addPasskey(db, { ...passkey, accountId: who.accountId, name }, now)
    if (id === null) return false
    await writeHistory(db, who, 'passkey.added', `passkey:${id}`, {}, now)
    await tellOfPasskey(db, who.accountId, `passkey:${id}:added`, 'added', ask)
    return true
  })
}

/** Tells somebody that a way into their account has changed: if it was not them, they should know today. */
export async function tellOfPasskey(
  db: Db,
  accountId: number,
  key: string,
  change: PasskeyChange,
  { now, place }: Ask,
): Promise<void> {
  const { email } = found(await findAccount(db, accountId))
  const words = passkeyWords(change, place)
  const to = { kind: 'email', value: email } as const
  await queueMessage(db, { to, key, kind: 'account.passkey', language: 'en', words, waitsForMorning: false }, now)
}
