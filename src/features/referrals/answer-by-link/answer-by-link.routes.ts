import type { Route } from '../../../web/ask.ts'
import { makeLinkedMove, openLinkedFile, showLinkedMove, showLinkedReferral } from './answer-by-link.handler.ts'
import { sendLinkCode, showEnded, showLink, showLinkCode, takeLinkCode } from './enter.handler.ts'

export const answerByLinkRoutes: Route[] = [
  { get: '/answer', may: 'linked-referral.read', people: 'triage', handler: showLinkedReferral },
  { get: '/answer/to/:move', may: 'linked-referral.answer', people: 'triage', handler: showLinkedMove },
  { post: '/answer/to/:move', may: 'linked-referral.answer', people: 'triage', handler: makeLinkedMove },
  { get: '/answer/files/:id', may: 'linked-referral.read', people: 'triage', handler: openLinkedFile },
  { get: '/answer/ended', may: 'public.act', handler: showEnded },
  { get: '/answer/:token', may: 'public.act', handler: showLink },
  { post: '/answer/:token', may: 'public.act', handler: sendLinkCode },
  { get: '/answer/:token/code', may: 'public.act', handler: showLinkCode },
  { post: '/answer/:token/code', may: 'public.act', handler: takeLinkCode },
]
