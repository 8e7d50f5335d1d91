import type { Route } from '../../../web/ask.ts'
import { movePerson, openList, setRunPlaces, showRun, showRuns, writeToAll } from './enrolments.handler.ts'

export const enrolmentRoutes: Route[] = [
  { get: '/desk/enrolments', may: 'enrolments.manage', handler: showRuns },
  { post: '/desk/enrolments', may: 'enrolments.manage', handler: openList },
  { get: '/desk/enrolments/:run', may: 'enrolments.manage', handler: showRun },
  { post: '/desk/enrolments/:run/places', may: 'enrolments.manage', handler: setRunPlaces },
  { post: '/desk/enrolments/:run/message', may: 'enrolments.manage', handler: writeToAll },
  { post: '/desk/enrolments/:run/people/:id', may: 'enrolments.manage', handler: movePerson },
]
