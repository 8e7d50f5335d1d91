import type { Route } from '../../../web/ask.ts'
import { keepMatch, searchPerson, setAside, showMatch } from './match.handler.ts'
import { showInbox } from './message-inbox.handler.ts'

const READ = { may: 'casework.read', people: 'support' } as const
const CHANGE = { may: 'casework.change', people: 'support' } as const

export const messageInboxRoutes: Route[] = [
  { get: '/desk/messages', ...READ, handler: showInbox },
  { get: '/desk/messages/:id', ...READ, handler: showMatch },
  // By POST, so that no name stands in an address, a log or a history.
  { post: '/desk/messages/:id', ...CHANGE, handler: searchPerson },
  { post: '/desk/messages/:id/match', ...CHANGE, handler: keepMatch },
  { post: '/desk/messages/:id/aside', ...CHANGE, handler: setAside },
]
