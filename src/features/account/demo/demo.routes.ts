import type { Route } from '../../../web/ask.ts'
import { showCast, signInAsCast } from './demo.handler.ts'

/** Only where the made-up borough is shown: nowhere else do these addresses exist. */
export const demoRoutes: Route[] = [
  { get: '/demo', may: 'demo.read', handler: showCast },
  { post: '/demo/sign-in', may: 'demo.read', handler: signInAsCast },
]
