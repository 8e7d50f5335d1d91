import type { Route } from '../../../web/ask.ts'
import { recordAnswered, showFeedbackDesk } from './feedback.handler.ts'

export const feedbackDeskRoutes: Route[] = [
  { get: '/desk/feedback', may: 'feedback.read', handler: showFeedbackDesk },
  { post: '/desk/feedback/messages/:id/answered', may: 'feedback.read', handler: recordAnswered },
]
