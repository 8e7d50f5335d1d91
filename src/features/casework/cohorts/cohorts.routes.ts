import type { Route } from '../../../web/ask.ts'
import { closeAbsence, showAbsence } from './absence.handler.ts'
import { givePlace, leaveGroup, showCohort, showLeave } from './cohort.handler.ts'
import { makeCohort, showCohorts, showNewCohort } from './cohorts.handler.ts'
import { enrol, showEnrol } from './enrol.handler.ts'
import { changeLeader, showLeader } from './leader.handler.ts'

const looking = { may: 'casework.read', people: 'support' } as const
const changing = { may: 'cohorts.manage', people: 'support' } as const
const one = '/desk/cohorts/:id'

export const cohortRoutes: Route[] = [
  { get: '/desk/cohorts', ...looking, handler: showCohorts },
  { get: '/desk/cohorts/new', ...changing, handler: showNewCohort },
  { post: '/desk/cohorts/new', ...changing, handler: makeCohort },
  { get: one, ...looking, handler: showCohort },
  { get: `${one}/enrol`, ...changing, handler: showEnrol },
  { post: `${one}/enrol`, ...changing, handler: enrol },
  { get: `${one}/leader`, ...changing, handler: showLeader },
  { post: `${one}/leader`, ...changing, handler: changeLeader },
  { post: `${one}/places/:place/give`, ...changing, handler: givePlace },
  { get: `${one}/places/:place/leave`, ...changing, handler: showLeave },
  { post: `${one}/places/:place/leave`, ...changing, handler: leaveGroup },
  { get: `${one}/absences/:flag`, ...changing, handler: showAbsence },
  { post: `${one}/absences/:flag`, ...changing, handler: closeAbsence },
]
