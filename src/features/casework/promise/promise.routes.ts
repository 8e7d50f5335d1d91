import type { Route } from '../../../web/ask.ts'
import { showPromise } from './promise.handler.ts'

export const promiseRoutes: Route[] = [
  { get: '/desk/promise', may: 'promise.read', people: 'figures', handler: showPromise },
]
