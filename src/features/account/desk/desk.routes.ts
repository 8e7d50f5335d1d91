import type { Route } from '../../../web/ask.ts'
import { changeActingFor, showActingFor, showDesk } from './desk.handler.ts'

export const deskRoutes: Route[] = [
  { get: '/desk', may: 'own-account.use', handler: showDesk },
  { get: '/desk/acting-for', may: 'own-account.use', handler: showActingFor },
  { post: '/desk/acting-for', may: 'own-account.use', handler: changeActingFor },
]
