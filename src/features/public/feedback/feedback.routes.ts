import type { Route } from '../../../web/ask.ts'
import { showFeedback, takeFeedback, thankFeedback } from './feedback.handler.ts'

export const feedbackRoutes: Route[] = [
  { get: '/feedback', may: 'public.read', handler: showFeedback },
  { post: '/feedback', may: 'public.act', handler: takeFeedback },
  { get: '/feedback/thank-you', may: 'public.read', handler: thankFeedback },
]
