import type { Route } from '../../../web/ask.ts'
import { judgeEmergency, showEmergencies } from './emergencies.handler.ts'
import { findPerson, showHistory } from './history.handler.ts'
import {
  addExclusion,
  addPass,
  endPass,
  lift,
  restrictRecord,
  sendLink,
  showKept,
  showPrivacy,
  stopExclusion,
} from './privacy.handler.ts'

export const privacyRoutes: Route[] = [
  { get: '/desk/privacy', may: 'people-at-risk.manage', people: 'privacy', handler: showPrivacy },
  { post: '/desk/privacy', may: 'people-at-risk.manage', people: 'privacy', handler: findPerson },
  { get: '/desk/privacy/emergencies', may: 'break-glass.review', people: 'privacy', handler: showEmergencies },
  { post: '/desk/privacy/emergencies/:id', may: 'break-glass.review', people: 'privacy', handler: judgeEmergency },
  { get: '/desk/privacy/people/:id', may: 'people-at-risk.manage', people: 'privacy', handler: showKept },
  { get: '/desk/privacy/people/:id/history', may: 'history.read', people: 'privacy', handler: showHistory },
  {
    post: '/desk/privacy/people/:id/restriction',
    may: 'people-at-risk.manage',
    people: 'privacy',
    handler: restrictRecord,
  },
  { post: '/desk/privacy/people/:id/restriction/end', may: 'people-at-risk.manage', people: 'privacy', handler: lift },
  { post: '/desk/privacy/people/:id/passes', may: 'people-at-risk.manage', people: 'privacy', handler: addPass },
  {
    post: '/desk/privacy/people/:id/passes/:account/end',
    may: 'people-at-risk.manage',
    people: 'privacy',
    handler: endPass,
  },
  { post: '/desk/privacy/people/:id/links', may: 'people-at-risk.manage', people: 'privacy', handler: sendLink },
  {
    post: '/desk/privacy/people/:id/exclusions',
    may: 'people-at-risk.manage',
    people: 'privacy',
    handler: addExclusion,
  },
  {
    post: '/desk/privacy/people/:id/exclusions/:exclusion/end',
    may: 'people-at-risk.manage',
    people: 'privacy',
    handler: stopExclusion,
  },
]
