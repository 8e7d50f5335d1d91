import type { Route } from '../../../web/ask.ts'
import { openRecord } from './open-record.handler.ts'
import { saveFacts, showFacts } from './own-facts.handler.ts'
import { showOwnHistory, showOwnRecord, showSheet } from './own-record.handler.ts'
import { askToStopReferral, sayUseful, sendNews, showOwnReferral, stopReferral } from './own-referral.handler.ts'
import { agree, askToAgree, askToStopSharing, stopSharing } from './own-sharing.handler.ts'

const read = { may: 'own-record.read', people: 'own-record' } as const
const change = { may: 'own-record.change', people: 'own-record' } as const

export const ownRecordRoutes: Route[] = [
  { get: '/requests/record', ...read, handler: showOwnRecord },
  { post: '/requests/record', ...read, handler: openRecord },
  { get: '/requests/record/history', ...read, handler: showOwnHistory },
  { get: '/requests/record/sheet', ...read, handler: showSheet },
  { get: '/requests/record/facts', ...read, handler: showFacts },
  { post: '/requests/record/facts', ...change, handler: saveFacts },
  { get: '/requests/record/sharing/:id', ...read, handler: askToStopSharing },
  { post: '/requests/record/sharing/:id', ...change, handler: stopSharing },
  { get: '/requests/record/sharing/:id/again', ...read, handler: askToAgree },
  { post: '/requests/record/sharing/:id/again', ...change, handler: agree },
  { get: '/requests/record/referrals/:reference', ...read, handler: showOwnReferral },
  { post: '/requests/record/referrals/:reference/news', ...change, handler: sendNews },
  { post: '/requests/record/referrals/:reference/useful', ...change, handler: sayUseful },
  { get: '/requests/record/referrals/:reference/stop', ...read, handler: askToStopReferral },
  { post: '/requests/record/referrals/:reference/stop', ...change, handler: stopReferral },
]
