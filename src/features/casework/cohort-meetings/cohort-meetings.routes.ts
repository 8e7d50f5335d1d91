import type { Route } from '../../../web/ask.ts'
import { keepWhoCame, showWhoCame } from './cohort-meetings.handler.ts'
import { changeMeeting, showChange } from './move-meeting.handler.ts'

const leading = { may: 'cohorts.manage', people: 'support' } as const
const one = '/desk/cohorts/:id/sessions/:number'

export const cohortMeetingRoutes: Route[] = [
  { get: one, ...leading, handler: showWhoCame },
  { post: one, ...leading, handler: keepWhoCame },
  { get: `${one}/move`, ...leading, handler: showChange },
  { post: `${one}/move`, ...leading, handler: changeMeeting },
]
