import type { Route } from '../../../web/ask.ts'
import { sendAllAgain, sendOneAgain, showUndelivered } from './undelivered.handler.ts'

export const undeliveredRoutes: Route[] = [
  { get: '/desk/undelivered', may: 'messages.inspect', handler: showUndelivered },
  { post: '/desk/undelivered', may: 'messages.inspect', handler: sendAllAgain },
  { post: '/desk/undelivered/:id', may: 'messages.inspect', handler: sendOneAgain },
]
