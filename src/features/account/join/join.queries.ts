import { checkNewPasskey, readPasskeyAnswer } from '../../../adapters/passkeys/passkeys.ts'
import { Conflict } from '../../../kit/errors.ts'
import type { Cookie } from '../../../kit/http.ts'
import { digest } from '../../../kit/secret.ts'
import { ensureAccount, ensureMembership, findAccountByEmail, removeWaysIn } from '../../../records/account.ts'
import { writeHistory } from '../../../records/history.ts'
import { type Invitation, useInvitation } from '../../../records/invitation.ts'
import { addPasskey, useChallenge } from '../../../records/passkey.ts'
import { saying } from '../../../records/said-secret.ts'
import type { Db } from '../../../records/schema.ts'
import { signInAs, viewerOf } from '../../../records/sign-in.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask } from '../../../web/ask.ts'
import type { JoinForm } from './join.form.ts'

/** Gives whoever is signed in the part they were invited to; false where the invitation was used meanwhile. */
export function joinAsSignedIn({ db, viewer, now }: Ask, invitation: Invitation): Promise<boolean> {
  return inTransaction(db, async (db) => {
    if (!('accountId' in viewer) || !(await useInvitation(db, invitation.id, now))) return false
    await ensureMembership(db, viewer.accountId, invitation, invitation.invitedBy, now)
    await writeHistory(db, viewer, 'invitation.accepted', `invitation:${invitation.id}`, factsOf(invitation), now)
    return true
  })
}

/** Takes the invitation, makes or finds the account, keeps its passkey and signs in: all of it or nothing. */
export async function joinByPasskey(
  { db, form: sent, params, origin, now }: Ask,
  invitation: Invitation,
  form: JoinForm,
  before: string | undefined,
): Promise<Cookie | 'gone' | 'no-passkey'> {
  const text = sent.get('credential') ?? ''
  const answer = readPasskeyAnswer(text)
  if (!answer || !(await useChallenge(db, answer.challenge, `join:${invitation.id}`, now))) return 'no-passkey'
  const passkey = await checkNewPasskey(text, answer.challenge, origin)
  if (!passkey) return 'no-passkey'

  return inTransaction(db, async (db) => {
    if (!(await useInvitation(db, invitation.id, now))) return 'gone'
    const accountId = await accountFor(db, invitation, params.code ?? '', form, now)
    await addPasskey(db, { ...passkey, accountId, name: 'First passkey' }, now)
    const cookie = await signInAs(db, { accountId }, 'passkey', now, before)
    const viewer = await viewerOf(db, cookie.value, now)
    await writeHistory(
      db,
      viewer,
      `invitation.${VERBS[invitation.purpose]}`,
      `invitation:${invitation.id}`,
      factsOf(invitation),
      now,
    )
    return cookie
  })
}

const VERBS = { join: 'accepted', recover: 'recovered', setup: 'set-up' } as const
const factsOf = ({ organizationId, role }: Invitation) => ({ organization: organizationId, role })

async function accountFor(
  db: Db,
  invitation: Invitation,
  code: string,
  { name, email }: JoinForm,
  now: Date,
): Promise<number> {
  if (invitation.purpose === 'recover') {
    const { accountId } = invitation
    if (accountId === null) throw new Conflict()
    // Whatever was lost opens nothing any more.
    await saying(db, digest(code), (db) => removeWaysIn(db, accountId, now))
    return accountId
  }
  // A passkey is never added to an account that somebody has already by way of a link.
  if (invitation.purpose === 'join' && (await findAccountByEmail(db, email))) throw new Conflict()
  const accountId = await ensureAccount(db, { name, email: invitation.email || email }, now)
  await ensureMembership(db, accountId, invitation, invitation.invitedBy, now)
  return accountId
}
