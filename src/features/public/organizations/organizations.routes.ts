import type { Route } from '../../../web/ask.ts'
import { showOrganization, showOrganizations } from './organizations.handler.ts'

export const organizationRoutes: Route[] = [
  { get: '/organisations', may: 'public.read', handler: showOrganizations },
  { get: '/organisations/:id', may: 'public.read', handler: showOrganization },
  { get: '/organisations/:id/:slug', may: 'public.read', handler: showOrganization },
]
