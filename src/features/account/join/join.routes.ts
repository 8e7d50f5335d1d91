import type { Route } from '../../../web/ask.ts'
import { askForJoinPasskey, join, showJoin } from './join.handler.ts'

/** Looking, fetching ahead and sending an empty form use nothing up: mail scanners do all three. */
export const joinRoutes: Route[] = [
  { get: '/join/:code', may: 'sign-in.use', handler: showJoin },
  { post: '/join/:code/passkey-options', may: 'sign-in.use', handler: askForJoinPasskey },
  { post: '/join/:code', may: 'sign-in.use', handler: join },
]
