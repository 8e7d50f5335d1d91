import { askForNewPasskey } from '../../../adapters/passkeys/passkeys.ts'
import type { Membership } from '../../../domain/permission.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import { type Answer, json, page, redirect } from '../../../kit/http.ts'
import { findAccount } from '../../../records/account.ts'
import { writeHistory } from '../../../records/history.ts'
import { endOwnSignIn, signInsOf } from '../../../records/own-sign-ins.ts'
import { keepChallenge, passkeysOf, removePasskey } from '../../../records/passkey.ts'
import { SIGN_IN_COOKIE } from '../../../records/sign-in.ts'
import { endMembership } from '../../../records/team.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { idIn, personIn } from '../../../web/asked.ts'
import { siteName } from '../../../web/layouts/site-name.ts'
import { keepOwnPasskey, tellOfPasskey } from './own-account.queries.ts'
import { accountView, leaveView } from './own-account.view.ts'

export const showAccount: Handler = (ask) => accountPage(ask)

async function accountPage(ask: Ask, mistake?: string, status = 200): Promise<Answer> {
  const { accountId } = personIn(ask)
  const account = found(await findAccount(ask.db, accountId))
  const passkeys = await passkeysOf(ask.db, accountId)
  const signIns = await signInsOf(ask.db, accountId, ask.cookies[SIGN_IN_COOKIE] ?? '', ask.now)
  return page(accountView(ask, { account, passkeys, signIns, mistake }), status)
}

/** POST /account/passkey-options: what the browser is to make. */
export const askForOwnPasskey: Handler = async (ask) => {
  const { accountId } = personIn(ask)
  const { name, email } = found(await findAccount(ask.db, accountId))
  const has = (await passkeysOf(ask.db, accountId)).map(({ credentialId }) => credentialId)
  const { options, challenge } = await askForNewPasskey(ask.origin, { siteName: siteName(ask.place), email, name, has })
  await keepChallenge(ask.db, challenge, `add:${accountId}`, ask.now)
  return json(options, 200, { 'cache-control': 'no-store' })
}

export const addOwnPasskey: Handler = async (ask) => {
  const kept = await keepOwnPasskey(ask, personIn(ask))
  return kept ? redirect('/account') : accountPage(ask, 'No passkey came. Press the button and try again.', 422)
}

export const removeOwnPasskey: Handler = async (ask) => {
  const who = personIn(ask)
  const id = idIn(ask)
  const removed = await inTransaction(ask.db, async (db) => {
    const removed = await removePasskey(db, who.accountId, id)
    if (!removed) return false
    await writeHistory(db, who, 'passkey.removed', `passkey:${id}`, {}, ask.now)
    await tellOfPasskey(db, who.accountId, `passkey:${id}:removed`, 'removed', ask)
    return true
  })
  return removed
    ? redirect('/account')
    : accountPage(ask, 'This is your only way to sign in. Add another passkey first.', 409)
}

export const endOneSignIn: Handler = async (ask) => {
  const who = personIn(ask)
  const id = idIn(ask)
  await inTransaction(ask.db, async (db) => {
    if (!(await endOwnSignIn(db, who.accountId, ask.cookies[SIGN_IN_COOKIE] ?? '', id, ask.now))) throw new NotFound()
    await writeHistory(db, who, 'sign-in.ended', `sign-in:${id}`, {}, ask.now)
  })
  return redirect('/account')
}

export const showLeave: Handler = (ask) => page(leaveView(ask, ownMembership(ask), false))

/** POST /account/leave/:id: out of a team, unless nobody would be left who could manage it. */
export const leaveOrganization: Handler = async (ask) => {
  const who = personIn(ask)
  const membership = ownMembership(ask)
  const change = await inTransaction(ask.db, async (db) => {
    const change = await endMembership(db, membership.organizationId, membership.id, who.accountId, ask.now)
    if (change === 'done') await writeHistory(db, who, 'membership.left', `membership:${membership.id}`, {}, ask.now)
    return change
  })
  return change === 'last' ? page(leaveView(ask, membership, true), 409) : redirect('/account')
}

const ownMembership = ({ viewer, params }: Ask): Membership =>
  found(viewer.kind === 'member' ? viewer.memberships.find(({ id }) => String(id) === params.id) : null)
