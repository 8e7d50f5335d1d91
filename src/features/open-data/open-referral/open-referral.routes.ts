import type { Route } from '../../../web/ask.ts'
import {
  describeApi,
  listOrganizations,
  listServices,
  listServicesAtLocations,
  showOrganization,
  showService,
  showServiceAtLocation,
} from './open-referral.handler.ts'

export const openReferralRoutes: Route[] = [
  { get: '/open-referral', may: 'open-data.read', handler: describeApi },
  { get: '/open-referral/services', may: 'open-data.read', handler: listServices },
  { get: '/open-referral/services/:id', may: 'open-data.read', handler: showService },
  { get: '/open-referral/service_at_locations', may: 'open-data.read', handler: listServicesAtLocations },
  { get: '/open-referral/service_at_locations/:id', may: 'open-data.read', handler: showServiceAtLocation },
  { get: '/open-referral/organizations', may: 'open-data.read', handler: listOrganizations },
  { get: '/open-referral/organizations/:id', may: 'open-data.read', handler: showOrganization },
]
