import type { Route } from '../../../web/ask.ts'
import { assignReferral, showReferral } from './decide-referral.handler.ts'
import { endHold, recordHold, showHold, undoLast } from './hold.handler.ts'
import { RECEIVER_MOVES } from './move.form.ts'
import { makeMove, showMove } from './move.handler.ts'
import { referOn, showReferOn } from './refer-on.handler.ts'

/** One address a move: what a receiver can do is the table of the rules, and nothing happens by opening a page. */
const moves: Route[] = RECEIVER_MOVES.flatMap((move): Route[] => [
  { get: `/desk/referrals/:id/${move}`, may: 'referrals.decide', people: 'triage', handler: showMove(move) },
  { post: `/desk/referrals/:id/${move}`, may: 'referrals.decide', people: 'triage', handler: makeMove(move) },
])

export const decideReferralRoutes: Route[] = [
  { get: '/desk/referrals/:id', may: 'referrals.read', people: 'triage', handler: showReferral },
  ...moves,
  { get: '/desk/referrals/:id/refer-on', may: 'referrals.decide', people: 'triage', handler: showReferOn },
  { post: '/desk/referrals/:id/refer-on', may: 'referrals.decide', people: 'triage', handler: referOn },
  { get: '/desk/referrals/:id/hold', may: 'referrals.decide', people: 'triage', handler: showHold },
  { post: '/desk/referrals/:id/hold', may: 'referrals.decide', people: 'triage', handler: recordHold },
  { post: '/desk/referrals/:id/resume', may: 'referrals.decide', people: 'triage', handler: endHold },
  { post: '/desk/referrals/:id/undo', may: 'referrals.decide', people: 'triage', handler: undoLast },
  { post: '/desk/referrals/:id/assign', may: 'referrals.assign', people: 'triage', handler: assignReferral },
]
