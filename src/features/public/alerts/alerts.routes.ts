import type { Route } from '../../../web/ask.ts'
import { ask, begin, change, confirm, say, showConfirm, showOne, showSent, showStop, stop } from './alerts.handler.ts'

export const alertRoutes: Route[] = [
  { get: '/alerts/new', may: 'public.read', handler: begin },
  { post: '/alerts/new', may: 'public.act', handler: ask },
  { get: '/alerts/sent', may: 'public.read', handler: showSent },
  { get: '/alerts/:uuid', may: 'public.act', handler: showOne },
  { post: '/alerts/:uuid', may: 'public.act', handler: change },
  { get: '/alerts/:uuid/confirm', may: 'public.act', handler: showConfirm },
  { post: '/alerts/:uuid/confirm', may: 'public.act', handler: confirm },
  { get: '/alerts/:uuid/stop', may: 'public.act', handler: showStop },
  { post: '/alerts/:uuid/stop', may: 'public.act', handler: stop },
  { get: '/alerts/:uuid/done', may: 'public.act', handler: say },
]
