import type { Route } from '../../../web/ask.ts'
import { askToStop, stop } from './stop-messages.handler.ts'

export const stopMessagesRoutes: Route[] = [
  { get: '/messages/stop/:code', may: 'public.act', handler: askToStop },
  { post: '/messages/stop/:code', may: 'public.act', handler: stop },
]
