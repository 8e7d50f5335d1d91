import { askForNewPasskey } from '../../../adapters/passkeys/passkeys.ts'
import { type Answer, json, page, redirect } from '../../../kit/http.ts'
import { findAccountByEmail } from '../../../records/account.ts'
import { findInvitation, type Invitation } from '../../../records/invitation.ts'
import { keepChallenge } from '../../../records/passkey.ts'
import { SIGN_IN_COOKIE } from '../../../records/sign-in.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { siteName } from '../../../web/layouts/site-name.ts'
import { type JoinMistakes, joinMistakes, readJoinForm } from './join.form.ts'
import { joinAsSignedIn, joinByPasskey } from './join.queries.ts'
import { goneView, joinView, type Who } from './join.view.ts'

export const showJoin: Handler = async (ask) => {
  const invitation = await invitationOf(ask)
  if (!invitation) return gone(ask)
  return page(joinView(ask, invitation, await whoIsHere(ask, invitation), { name: '', email: '' }, {}))
}

/** POST /join/:code/passkey-options: only once the form around it is right. */
export const askForJoinPasskey: Handler = async (ask) => {
  const invitation = await invitationOf(ask)
  const form = readJoinForm(ask.form)
  const ready = invitation && Object.keys(joinMistakes(form, invitation)).length === 0
  if (!ready || (await whoIsHere(ask, invitation)) !== 'new') return json({}, 422)
  const { options, challenge } = await askForNewPasskey(ask.origin, {
    siteName: siteName(ask.place),
    email: form.email,
    name: form.name || form.email,
    has: [],
  })
  await keepChallenge(ask.db, challenge, `join:${invitation.id}`, ask.now)
  return json(options, 200, { 'cache-control': 'no-store' })
}

/** POST /join/:code: the person takes part. The link alone never signs anybody in: a passkey or a sign-in does. */
export const join: Handler = async (ask) => {
  const invitation = await invitationOf(ask)
  if (!invitation) return gone(ask)
  const who = await whoIsHere(ask, invitation)
  const form = readJoinForm(ask.form)
  const again = (mistakes: JoinMistakes): Answer => page(joinView(ask, invitation, who, form, mistakes), 422)

  if (who === 'signed-in') return (await joinAsSignedIn(ask, invitation)) ? redirect('/desk') : gone(ask)
  if (who !== 'new') return again({})
  const mistakes = joinMistakes(form, invitation)
  if (Object.keys(mistakes).length > 0) return again(mistakes)
  const cookie = await joinByPasskey(ask, invitation, form, ask.cookies[SIGN_IN_COOKIE])
  if (cookie === 'no-passkey') return again({ passkey: 'No passkey came. Press the button and try again.' })
  return cookie === 'gone' ? gone(ask) : redirect('/desk', [cookie])
}

async function invitationOf(ask: Ask): Promise<Invitation | null> {
  if (await tooManyTries(ask, 'join', 60, 300)) return null
  return findInvitation(ask.db, ask.params.code ?? '', ask.now)
}

const gone = (ask: Ask): Answer => page(goneView(ask), 410)

/** Somebody new makes a passkey; who has an account already signs in to it first, and then only agrees. */
async function whoIsHere({ db, viewer }: Ask, { purpose, email }: Invitation): Promise<Who> {
  if (purpose !== 'join') return 'new'
  const account = await findAccountByEmail(db, email)
  if (!account) return 'new'
  return 'accountId' in viewer && viewer.accountId === account.id ? 'signed-in' : 'has-account'
}
