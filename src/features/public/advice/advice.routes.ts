import type { Route } from '../../../web/ask.ts'
import { showAdvice, showArticle } from './advice.handler.ts'

export const adviceRoutes: Route[] = [
  { get: '/advice', may: 'public.read', handler: showAdvice },
  { get: '/advice/:slug', may: 'public.read', handler: showArticle },
]
