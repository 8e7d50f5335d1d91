import type { Route } from '../../../web/ask.ts'
import { showBrowse, showBrowsePage, showWards } from './browse.handler.ts'

export const browseRoutes: Route[] = [
  { get: '/browse', may: 'public.read', handler: showBrowse },
  { get: '/browse/wards', may: 'public.read', handler: showWards },
  { get: '/browse/:subject', may: 'public.read', handler: showBrowsePage },
]
