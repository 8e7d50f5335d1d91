import type { Route } from '../../../web/ask.ts'
import { clear, copyShared, saveOne, share, showComparison, showShared, showShortlist } from './shortlist.handler.ts'

export const shortlistRoutes: Route[] = [
  { get: '/shortlist', may: 'public.shortlist', handler: showShortlist },
  { post: '/shortlist/:id', may: 'public.shortlist', handler: saveOne },
  { post: '/shortlist/clear', may: 'public.shortlist', handler: clear },
  { post: '/shortlist/share', may: 'public.shortlist', handler: share },
  { get: '/shortlist/shared/:code', may: 'public.shortlist', handler: showShared },
  { post: '/shortlist/shared/:code', may: 'public.shortlist', handler: copyShared },
  { get: '/compare', may: 'public.shortlist', handler: showComparison },
]
