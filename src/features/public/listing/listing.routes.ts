import type { Route } from '../../../web/ask.ts'
import { showListing, showPoster } from './listing.handler.ts'
import { showPreview } from './preview.handler.ts'

export const listingRoutes: Route[] = [
  { get: '/opportunities/:id', may: 'public.read', handler: showListing },
  { get: '/opportunities/:id/:slug', may: 'public.read', handler: showListing },
  { get: '/opportunities/:id/:slug/poster', may: 'public.read', handler: showPoster },
  { get: '/desk/postings/:id/preview', may: 'postings.write', handler: showPreview },
]
