import type { Route } from '../../../web/ask.ts'
import { showHub, showHubs } from './hubs.handler.ts'

export const hubRoutes: Route[] = [
  { get: '/hubs', may: 'public.read', handler: showHubs },
  { get: '/hubs/:slug', may: 'public.read', handler: showHub },
]
