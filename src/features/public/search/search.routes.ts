import type { Route } from '../../../web/ask.ts'
import { showResults, showResultsJson } from './search.handler.ts'

export const searchRoutes: Route[] = [
  { get: '/opportunities', may: 'public.read', handler: showResults },
  { get: '/opportunities.json', may: 'public.read', handler: showResultsJson },
]
