import type { Route } from '../../../web/ask.ts'
import { addToGroup, changeGroup, showAddMeetings, showChangeGroup } from './cohort-change.handler.ts'

const leading = { may: 'cohorts.manage', people: 'support' } as const
const one = '/desk/cohorts/:id'

export const cohortChangeRoutes: Route[] = [
  { get: `${one}/change`, ...leading, handler: showChangeGroup },
  { post: `${one}/change`, ...leading, handler: changeGroup },
  { get: `${one}/add`, ...leading, handler: showAddMeetings },
  { post: `${one}/add`, ...leading, handler: addToGroup },
]
