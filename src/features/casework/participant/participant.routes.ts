import type { Route } from '../../../web/ask.ts'
import { saveAccess, showAccess } from './access.handler.ts'
import { saveBarrier, saveNewBarrier, saveNewStrength, showBarriers, takeStrengthOff } from './barriers.handler.ts'
import { endDate, saveDate, showDates } from './dates.handler.ts'
import { saveDetails, showDetails } from './details.handler.ts'
import { showFound, showRecord, showSearch } from './participant.handler.ts'
import { saveStory, showStory } from './story.handler.ts'

const reads = { may: 'participants.read', people: 'support' } as const
const corrects = { may: 'participants.change', people: 'support' } as const
const changes = { may: 'casework.change', people: 'support' } as const

export const participantRoutes: Route[] = [
  { get: '/desk/people', ...reads, handler: showSearch },
  { post: '/desk/people', ...reads, handler: showFound },
  { get: '/desk/people/:id', ...reads, handler: showRecord },
  { get: '/desk/people/:id/details', ...corrects, handler: showDetails },
  { post: '/desk/people/:id/details', ...corrects, handler: (ask) => saveDetails(ask) },
  { get: '/desk/people/:id/access', ...changes, handler: showAccess },
  { post: '/desk/people/:id/access', ...changes, handler: saveAccess },
  { get: '/desk/people/:id/story', ...changes, handler: showStory },
  { post: '/desk/people/:id/story', ...changes, handler: saveStory },
  { get: '/desk/people/:id/barriers', ...changes, handler: showBarriers },
  { post: '/desk/people/:id/barriers', ...changes, handler: saveNewBarrier },
  { post: '/desk/people/:id/barriers/:barrier', ...changes, handler: saveBarrier },
  { post: '/desk/people/:id/strengths', ...changes, handler: saveNewStrength },
  { post: '/desk/people/:id/strengths/:strength/end', ...changes, handler: takeStrengthOff },
  { get: '/desk/people/:id/dates', ...changes, handler: showDates },
  { post: '/desk/people/:id/dates', ...changes, handler: saveDate },
  { post: '/desk/people/:id/dates/:date/end', ...changes, handler: endDate },
]
