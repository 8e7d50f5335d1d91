import type { Route } from '../../../web/ask.ts'
import { showHome, showPlaces } from './home.handler.ts'

export const homeRoutes: Route[] = [
  { get: '/', may: 'public.read', handler: showHome },
  { get: '/places', may: 'public.read', handler: showPlaces },
]
