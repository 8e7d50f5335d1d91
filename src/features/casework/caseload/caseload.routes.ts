import type { Route } from '../../../web/ask.ts'
import { giveSeveral, showAdviser, showCaseload } from './caseload.handler.ts'

export const caseloadRoutes: Route[] = [
  { get: '/desk/caseload', may: 'casework.change', people: 'support', handler: showCaseload },
  { get: '/desk/caseload/:account', may: 'caseload.share-out', people: 'support', handler: showAdviser },
  { post: '/desk/caseload/:account', may: 'caseload.share-out', people: 'support', handler: giveSeveral },
]
