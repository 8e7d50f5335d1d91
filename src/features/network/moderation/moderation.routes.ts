import type { Route } from '../../../web/ask.ts'
import { agree, decide, giveReason, looked, showModeration, showWaiting } from './moderation.handler.ts'
import { bringListingBack, showTakedown, takeListingDown } from './takedown.handler.ts'

export const moderationRoutes: Route[] = [
  { get: '/desk/moderation', may: 'postings.moderate', handler: showWaiting },
  { get: '/desk/moderation/:id', may: 'postings.moderate', handler: showModeration },
  { post: '/desk/moderation/:id', may: 'postings.moderate', handler: decide },
  { post: '/desk/moderation/:id/requirement', may: 'postings.moderate', handler: giveReason },
  { post: '/desk/moderation/:id/agree', may: 'postings.moderate', handler: agree },
  { post: '/desk/moderation/:id/looked', may: 'postings.moderate', handler: looked },
  { get: '/desk/take-down/:id', may: 'postings.take-down', handler: showTakedown },
  { post: '/desk/take-down/:id', may: 'postings.take-down', handler: takeListingDown },
  { post: '/desk/take-down/:id/undo', may: 'postings.take-down', handler: bringListingBack },
]
