import type { Route } from '../../../web/ask.ts'
import { showCases, undoLast } from './cases.handler.ts'
import { keepMove, keepNext, showMove, showNext } from './move.handler.ts'
import { keepOpening, showOpening } from './open.handler.ts'
import { keepTogether, showTogether } from './together.handler.ts'

const CASES = '/desk/people/:id/cases'
const look = { may: 'casework.read', people: 'support' } as const
const change = { may: 'casework.change', people: 'support' } as const

export const casesRoutes: Route[] = [
  { get: CASES, ...look, handler: showCases },
  { get: `${CASES}/new`, ...change, handler: showOpening },
  { post: `${CASES}/new`, ...change, handler: keepOpening },
  { get: `${CASES}/:case/next`, ...change, handler: showNext },
  { post: `${CASES}/:case/next`, ...change, handler: keepNext },
  { post: `${CASES}/:case/undo`, ...change, handler: undoLast },
  { get: `${CASES}/:case/move/:move`, ...change, handler: showMove },
  { post: `${CASES}/:case/move/:move`, ...change, handler: keepMove },
  { get: '/desk/help-requests/:reference/together', ...change, handler: showTogether },
  { post: '/desk/help-requests/:reference/together', ...change, handler: keepTogether },
]
