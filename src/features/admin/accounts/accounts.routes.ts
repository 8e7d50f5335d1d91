import type { Route } from '../../../web/ask.ts'
import { disable, enable, showAccount, showAccounts } from './accounts.handler.ts'
import { approveRecovery, refuseRecovery } from './recovery.handler.ts'

export const accountsRoutes: Route[] = [
  { get: '/desk/accounts', may: 'accounts.manage', handler: showAccounts },
  { get: '/desk/accounts/:id', may: 'accounts.manage', people: 'support', handler: showAccount },
  { post: '/desk/accounts/:id/disable', may: 'accounts.manage', people: 'support', handler: disable },
  { post: '/desk/accounts/:id/enable', may: 'accounts.manage', handler: enable },
  { post: '/desk/accounts/recoveries/:id/approve', may: 'accounts.manage', handler: approveRecovery },
  { post: '/desk/accounts/recoveries/:id/refuse', may: 'accounts.manage', handler: refuseRecovery },
]
