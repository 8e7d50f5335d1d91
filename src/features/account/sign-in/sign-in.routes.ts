import type { Route } from '../../../web/ask.ts'
import { arriveFromOpenId, leaveForOpenId } from './openid.handler.ts'
import { askForSignIn, signInByPasskey } from './passkey.handler.ts'
import { showSignIn, signOut, signOutEverywhere } from './sign-in.handler.ts'

export const signInRoutes: Route[] = [
  { get: '/sign-in', may: 'sign-in.use', handler: showSignIn },
  { post: '/sign-in/passkey-options', may: 'sign-in.use', handler: askForSignIn },
  { post: '/sign-in/passkey', may: 'sign-in.use', handler: signInByPasskey },
  { get: '/sign-in/openid', may: 'sign-in.use', handler: leaveForOpenId },
  { get: '/sign-in/openid/callback', may: 'sign-in.use', handler: arriveFromOpenId },
  { post: '/sign-out', may: 'sign-in.use', handler: signOut },
  { post: '/sign-out/everywhere', may: 'own-account.use', handler: signOutEverywhere },
]
