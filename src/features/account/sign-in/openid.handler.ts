import { z } from 'zod'
import type { OpenIdTrip } from '../../../adapters/openid/openid.ts'
import { found } from '../../../kit/errors.ts'
import { type Cookie, page, redirect } from '../../../kit/http.ts'
import { accountVouchedFor } from '../../../records/outside-identity.ts'
import { SIGN_IN_COOKIE, signInAs } from '../../../records/sign-in.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { localPath } from '../../../web/local-path.ts'
import { signInView } from './sign-in.view.ts'

const TRIP_COOKIE = 'openid'
const TEN_MINUTES = 600
const FORGET_TRIP: Cookie = { name: TRIP_COOKIE, value: '', maxAgeSeconds: 0 }

const returnTo = ({ origin }: Ask): string => `${origin}/sign-in/openid/callback`

/** GET /sign-in/openid: off to the council's own sign-in. A link and not a form: forms may not leave this site. */
export const leaveForOpenId: Handler = async (ask) => {
  const { signIn } = found(ask.openId)
  const next = localPath(ask.query.get('next'), '/desk')
  if (await tooManyTries(ask, 'openid', 30, 300)) return page(signInView(ask, next, 'too-many'), 429)
  try {
    const { url, trip } = await signIn.leave(returnTo(ask))
    const value = Buffer.from(JSON.stringify({ ...trip, next })).toString('base64url')
    return redirect(url, [{ name: TRIP_COOKIE, value, maxAgeSeconds: TEN_MINUTES }])
  } catch {
    return page(signInView(ask, next, 'no-answer'), 503)
  }
}

/** GET /sign-in/openid/callback: back again. Counts only in the browser that left, once, and within ten minutes. */
export const arriveFromOpenId: Handler = async (ask) => {
  const { signIn } = found(ask.openId)
  const kept = readTrip(ask.cookies[TRIP_COOKIE])
  const next = localPath(kept?.next, '/desk')
  const who = kept && (await signIn.arrive(`${ask.origin}${ask.path}`, kept).catch(() => null))
  if (!who) return page(signInView(ask, next, 'not-known'), 422, { cookies: [FORGET_TRIP] })

  const cookie = await inTransaction(ask.db, async (db) => {
    const accountId = await accountVouchedFor(db, who, ask.now)
    return accountId && signInAs(db, { accountId }, 'openid', ask.now, ask.cookies[SIGN_IN_COOKIE])
  })
  if (!cookie) return page(signInView(ask, next, 'not-known'), 422, { cookies: [FORGET_TRIP] })
  return redirect(next, [cookie, FORGET_TRIP])
}

const TRIP = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string() })

function readTrip(value: string | undefined): (OpenIdTrip & { next: string }) | null {
  try {
    return TRIP.parse(JSON.parse(Buffer.from(value ?? '', 'base64url').toString()))
  } catch {
    return null
  }
}
