import type { Route } from '../../../web/ask.ts'
import { showCertificate } from './certificate.handler.ts'
import { endGroup, showEnd } from './cohort-end.handler.ts'

export const cohortEndRoutes: Route[] = [
  { get: '/desk/cohorts/:id/end', may: 'cohorts.manage', people: 'support', handler: showEnd },
  { post: '/desk/cohorts/:id/end', may: 'cohorts.manage', people: 'support', handler: endGroup },
  {
    get: '/desk/cohorts/:id/places/:place/certificate',
    may: 'casework.read',
    people: 'support',
    handler: showCertificate,
  },
]
