import type { Route } from '../../../web/ask.ts'
import { addNumber, letIn, showNewPeer, showPeers, takeBack } from './peers.handler.ts'

export const peersRoutes: Route[] = [
  { get: '/desk/systems', may: 'peers.manage', handler: showPeers },
  { get: '/desk/systems/new', may: 'peers.manage', handler: showNewPeer },
  { post: '/desk/systems', may: 'peers.manage', handler: letIn },
  { post: '/desk/systems/:id/take-back', may: 'peers.manage', handler: takeBack },
  { post: '/desk/systems/numbers', may: 'peers.manage', handler: addNumber },
]
