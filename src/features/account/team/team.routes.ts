import type { Route } from '../../../web/ask.ts'
import { changeMember, endMember, inviteToTeam, showMember, showTeam, withdraw } from './team.handler.ts'

export const teamRoutes: Route[] = [
  { get: '/desk/team', may: 'team.manage', handler: showTeam },
  { post: '/desk/team/invite', may: 'team.manage', handler: inviteToTeam },
  { post: '/desk/team/invitations/:id/withdraw', may: 'team.manage', handler: withdraw },
  { get: '/desk/team/:id', may: 'team.manage', people: 'support', handler: showMember },
  { post: '/desk/team/:id', may: 'team.manage', people: 'support', handler: changeMember },
  { post: '/desk/team/:id/end', may: 'team.manage', people: 'support', handler: endMember },
]
