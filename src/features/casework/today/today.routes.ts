import type { Route } from '../../../web/ask.ts'
import { finishStep, noteContact, showTeam, showToday } from './today.handler.ts'

export const todayRoutes: Route[] = [
  { get: '/desk/today', may: 'casework.read', people: 'support', handler: showToday },
  { get: '/desk/today/team', may: 'caseload.share-out', people: 'support', handler: showTeam },
  { post: '/desk/today/steps/:id/done', may: 'casework.change', people: 'support', handler: finishStep },
  { post: '/desk/today/contact', may: 'casework.change', people: 'support', handler: noteContact },
]
