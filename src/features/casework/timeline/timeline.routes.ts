import type { Route } from '../../../web/ask.ts'
import { showTimeline } from './timeline.handler.ts'

export const timelineRoutes: Route[] = [
  { get: '/desk/people/:id/timeline', may: 'casework.read', people: 'support', handler: showTimeline },
]
