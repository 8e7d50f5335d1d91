import type { Route } from '../../../web/ask.ts'
import { registerOrganization, showRegistered, showRegistration } from './registration.handler.ts'
import { decide, showQueue, showVetting } from './vetting.handler.ts'

export const registrationRoutes: Route[] = [
  { get: '/register-organisation', may: 'public.act', handler: showRegistration },
  { post: '/register-organisation', may: 'public.act', handler: registerOrganization },
  { get: '/register-organisation/sent', may: 'public.act', handler: showRegistered },
  { get: '/desk/organisations', may: 'organizations.vet', handler: showQueue },
  { get: '/desk/organisations/:id', may: 'organizations.vet', handler: showVetting },
  { post: '/desk/organisations/:id', may: 'organizations.vet', handler: decide },
]
