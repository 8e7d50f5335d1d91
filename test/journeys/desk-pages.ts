import type { CastName } from '../../demo/cast.ts'

/** A page to look at, as whom (nobody in particular unless said), and the status it answers with. */
export type DeskPageToSee = {
  readonly name: string
  readonly path: string
  readonly as?: CastName
  readonly status?: number
}

/** Pages of people who are signed in, and how they get there; every room adds its own. */
export const DESK_PAGES: readonly DeskPageToSee[] = [
  { name: 'sign in', path: '/sign-in' },
  { name: 'the cast', path: '/demo' },
  { name: 'recover', path: '/sign-in/recover' },
  { name: 'recovery asked', path: '/sign-in/recover/asked' },
  { name: 'used link', path: '/join/used-already', status: 410 },
  { name: 'desk of an adviser', path: '/desk', as: 'Grace Oyelaran' },
  { name: 'desk of an administrator', path: '/desk', as: 'Helen Achterberg' },
  { name: 'desk of a partner', path: '/desk', as: 'Maureen Tully' },
  { name: 'acting for', path: '/desk/acting-for', as: 'Nadia Whitlock' },
  { name: 'own account', path: '/account', as: 'Nadia Whitlock' },
  { name: 'team of the council', path: '/desk/team', as: 'Helen Achterberg' },
  { name: 'team of a partner', path: '/desk/team', as: 'Maureen Tully' },
  { name: 'accounts', path: '/desk/accounts', as: 'Helen Achterberg' },
  { name: 'no account', path: '/desk/accounts?q=zzzz', as: 'Helen Achterberg' },
  { name: 'undelivered', path: '/desk/undelivered', as: 'Helen Achterberg' },
  { name: 'appointments', path: '/desk/slots', as: 'Grace Oyelaran' },
  { name: 'appointments of all hubs', path: '/desk/slots?date=2026-11-30', as: 'Winsome Adair-Clarke' },
  { name: 'times on offer', path: '/desk/slots/availability', as: 'Grace Oyelaran' },
  { name: 'add times', path: '/desk/slots/availability/new', as: 'Grace Oyelaran' },
  { name: 'days away', path: '/desk/slots/closures/new', as: 'Winsome Adair-Clarke' },
  { name: 'not for them', path: '/desk/accounts', as: 'Grace Oyelaran', status: 404 },
  { name: 'requests for help', path: '/desk/help-requests', as: 'Grace Oyelaran' },
  { name: 'requests for help of all hubs', path: '/desk/help-requests?show=late', as: 'Winsome Adair-Clarke' },
  { name: 'closed requests for help', path: '/desk/help-requests/closed', as: 'Liban Jibrell-Moss' },
  { name: 'one request for help', path: '/desk/help-requests/GW-7PKW-3TYB', as: 'Winsome Adair-Clarke' },
  { name: 'another hub’s request', path: '/desk/help-requests/GW-7PKW-3TYB', as: 'Liban Jibrell-Moss', status: 404 },
  { name: 'reports about listings', path: '/desk/reports', as: 'Idris Penhallow' },
  { name: 'feedback', path: '/desk/feedback', as: 'Helen Achterberg' },
  { name: 'applications', path: '/desk/applications', as: 'Maureen Tully' },
  { name: 'applications at an end', path: '/desk/applications?show=closed', as: 'Maureen Tully' },
  { name: 'one application', path: '/desk/applications/1', as: 'Maureen Tully' },
  { name: 'an answer', path: '/desk/applications/1/answer/invite', as: 'Jun Castellane' },
  { name: 'why not', path: '/desk/applications/1/answer/refuse', as: 'Maureen Tully' },
  { name: 'a no', path: '/desk/applications/1/answer/refuse?reason=experience', as: 'Maureen Tully' },
  { name: 'another employer’s application', path: '/desk/applications/1', as: 'Ravi Sandhu-Price', status: 404 },
  { name: 'help to apply', path: '/desk/drafts', as: 'Grace Oyelaran' },
  { name: 'register an organisation', path: '/register-organisation' },
  { name: 'registered', path: '/register-organisation/sent' },
  { name: 'a used question', path: '/still-open/used-already', status: 410 },
  { name: 'postings', path: '/desk/postings', as: 'Maureen Tully' },
  { name: 'a new posting', path: '/desk/postings/new', as: 'Maureen Tully' },
  { name: 'a live posting', path: '/desk/postings/1', as: 'Maureen Tully' },
  { name: 'its preview', path: '/desk/postings/1/preview', as: 'Jun Castellane' },
  { name: 'its last day', path: '/desk/postings/1/extend', as: 'Maureen Tully' },
  { name: 'pay and hours', path: '/desk/postings/1/edit/pay', as: 'Maureen Tully' },
  { name: 'where', path: '/desk/postings/1/edit/where', as: 'Maureen Tully' },
  { name: 'a posting to change', path: '/desk/postings/3', as: 'Maureen Tully' },
  { name: 'another partner’s posting', path: '/desk/postings/1', as: 'Nadia Whitlock', status: 404 },
  { name: 'feeds and files', path: '/desk/feeds', as: 'Maureen Tully' },
  { name: 'bring many', path: '/desk/feeds/new', as: 'Maureen Tully' },
  { name: 'organisations that registered', path: '/desk/organisations', as: 'Idris Penhallow' },
]
