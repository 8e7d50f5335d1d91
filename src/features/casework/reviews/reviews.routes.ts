import type { Route } from '../../../web/ask.ts'
import { doneTogether, putItOff, showLater, showReview, showReviews } from './reviews.handler.ts'

const REVIEWS = '/desk/people/:id/reviews'
const change = { may: 'casework.change', people: 'support' } as const

export const reviewsRoutes: Route[] = [
  { get: REVIEWS, may: 'casework.read', people: 'support', handler: showReviews },
  { get: `${REVIEWS}/:review`, ...change, handler: showReview },
  { post: `${REVIEWS}/:review`, ...change, handler: doneTogether },
  { get: `${REVIEWS}/:review/later`, ...change, handler: showLater },
  { post: `${REVIEWS}/:review/later`, ...change, handler: putItOff },
]
