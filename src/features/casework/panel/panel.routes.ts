import type { Route } from '../../../web/ask.ts'
import { askQuestion, showAsk, showQueue } from './ask-panel.handler.ts'
import { decide, showDecide } from './decide.handler.ts'
import { endGuest, invite, planMeeting, say, showQuestion, withdraw } from './panel.handler.ts'

const looking = { may: 'casework.read', people: 'support' } as const
const changing = { may: 'casework.change', people: 'support' } as const
const one = '/desk/panel/:id'

export const panelRoutes: Route[] = [
  { get: '/desk/panel', ...looking, handler: showQueue },
  { get: '/desk/panel/new', ...changing, handler: showAsk },
  { post: '/desk/panel/new', ...changing, handler: askQuestion },
  { get: one, ...looking, handler: showQuestion },
  { post: `${one}/meeting`, ...changing, handler: planMeeting },
  { post: `${one}/guests`, ...changing, handler: invite },
  { post: `${one}/guests/:guest/end`, ...changing, handler: endGuest },
  { post: `${one}/words`, ...changing, handler: say },
  { get: `${one}/decision`, ...changing, handler: showDecide },
  { post: `${one}/decision`, ...changing, handler: decide },
  { post: `${one}/withdrawal`, ...changing, handler: withdraw },
]
