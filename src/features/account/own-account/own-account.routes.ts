import type { Route } from '../../../web/ask.ts'
import {
  addOwnPasskey,
  askForOwnPasskey,
  endOneSignIn,
  leaveOrganization,
  removeOwnPasskey,
  showAccount,
  showLeave,
} from './own-account.handler.ts'

export const ownAccountRoutes: Route[] = [
  { get: '/account', may: 'own-account.use', handler: showAccount },
  { post: '/account/passkey-options', may: 'own-account.use', handler: askForOwnPasskey },
  { post: '/account/passkeys', may: 'own-account.use', handler: addOwnPasskey },
  { post: '/account/passkeys/:id/remove', may: 'own-account.use', handler: removeOwnPasskey },
  { post: '/account/sign-ins/:id/end', may: 'own-account.use', handler: endOneSignIn },
  { get: '/account/leave/:id', may: 'own-account.use', handler: showLeave },
  { post: '/account/leave/:id', may: 'own-account.use', handler: leaveOrganization },
]
