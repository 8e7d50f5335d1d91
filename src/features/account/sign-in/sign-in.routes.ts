import type { Route } from '../../../web/ask.ts'
import { showSignIn, signOut, signOutEverywhere } from './sign-in.handler.ts'

export const signInRoutes: Route[] = [
  { get: '/sign-in', may: 'sign-in.use', handler: showSignIn },
  { post: '/sign-out', may: 'sign-in.use', handler: signOut },
  { post: '/sign-out/everywhere', may: 'own-account.use', handler: signOutEverywhere },
]
