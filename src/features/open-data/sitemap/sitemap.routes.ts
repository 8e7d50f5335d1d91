import type { Route } from '../../../web/ask.ts'
import { robots, sitemapIndex, sitemapPage } from './sitemap.handler.ts'

export const sitemapRoutes: Route[] = [
  { get: '/sitemap.xml', may: 'public.read', handler: sitemapIndex },
  { get: '/sitemap/:page', may: 'public.read', handler: sitemapPage },
  { get: '/robots.txt', may: 'public.read', handler: robots },
]
