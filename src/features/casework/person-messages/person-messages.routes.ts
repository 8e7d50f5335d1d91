import type { Route } from '../../../web/ask.ts'
import { agreeWhatsApp, returnMessage, sendMessage, settleMessage, showMessages } from './person-messages.handler.ts'

const READ = { may: 'casework.read', people: 'support' } as const
const CHANGE = { may: 'casework.change', people: 'support' } as const

export const personMessageRoutes: Route[] = [
  { get: '/desk/people/:id/messages', ...READ, handler: showMessages },
  { post: '/desk/people/:id/messages', ...CHANGE, handler: sendMessage },
  { post: '/desk/people/:id/messages/whatsapp', ...CHANGE, handler: agreeWhatsApp },
  { post: '/desk/people/:id/messages/:message/answered', ...CHANGE, handler: settleMessage },
  { post: '/desk/people/:id/messages/:message/not-theirs', ...CHANGE, handler: returnMessage },
]
