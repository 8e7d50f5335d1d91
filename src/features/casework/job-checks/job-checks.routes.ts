import type { Route } from '../../../web/ask.ts'
import { saveCheck } from './job-checks.handler.ts'

export const jobChecksRoutes: Route[] = [
  { post: '/desk/job-checks', may: 'casework.change', people: 'support', handler: saveCheck },
]
