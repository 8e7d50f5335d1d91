import type { Route } from '../../../web/ask.ts'
import { send, showDone, showForm } from './enrol.handler.ts'

export const enrolRoutes: Route[] = [
  { get: '/enrol/:id', may: 'public.read', handler: showForm },
  { post: '/enrol/:id', may: 'public.act', handler: send },
  { get: '/enrol/:id/done/:outcome', may: 'public.read', handler: showDone },
]
