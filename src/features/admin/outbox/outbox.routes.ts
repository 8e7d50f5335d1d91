import type { Route } from '../../../web/ask.ts'
import { showAttachment, showOutbox, showOutboxAsJson } from './outbox.handler.ts'

/** Only where the made-up borough is shown: nowhere else do these addresses exist. */
export const outboxRoutes: Route[] = [
  { get: '/demo/outbox', may: 'demo.read', people: 'demonstration', handler: showOutbox },
  { get: '/demo/outbox.json', may: 'demo.read', people: 'demonstration', handler: showOutboxAsJson },
  { get: '/demo/outbox/:id/attachment', may: 'demo.read', people: 'demonstration', handler: showAttachment },
]
