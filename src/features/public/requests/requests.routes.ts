import type { Route } from '../../../web/ask.ts'
import { sendCode, showCodeForm, showRequests, takeCode } from './requests.handler.ts'

export const requestsRoutes: Route[] = [
  { get: '/requests', may: 'public.act', people: 'own-record', handler: showRequests },
  { post: '/requests', may: 'public.act', handler: sendCode },
  { get: '/requests/code', may: 'public.act', handler: showCodeForm },
  { post: '/requests/code', may: 'public.act', handler: takeCode },
]
