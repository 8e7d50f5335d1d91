import type { Route } from '../../../web/ask.ts'
import { askToRecover, showAsked, showRecover } from './recover.handler.ts'

export const recoverRoutes: Route[] = [
  { get: '/sign-in/recover', may: 'sign-in.use', handler: showRecover },
  { post: '/sign-in/recover', may: 'sign-in.use', handler: askToRecover },
  { get: '/sign-in/recover/asked', may: 'sign-in.use', handler: showAsked },
]
