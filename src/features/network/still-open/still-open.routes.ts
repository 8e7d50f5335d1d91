import type { Route } from '../../../web/ask.ts'
import { answer, showQuestion } from './still-open.handler.ts'

export const stillOpenRoutes: Route[] = [
  { get: '/still-open/:code', may: 'public.act', handler: showQuestion },
  { post: '/still-open/:code', may: 'public.act', handler: answer },
]
