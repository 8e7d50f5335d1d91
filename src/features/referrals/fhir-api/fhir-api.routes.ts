import type { MachineRoute } from '../../../web/machine.ts'
import { processMessage } from './process-message.handler.ts'
import { patchRequest, search, showCapability, showOne } from './read-referrals.handler.ts'

const READ = { method: 'GET', may: 'fhir.use', scope: 'referrals.read' } as const
const SEND = { may: 'fhir.use', scope: 'referrals.send' } as const

/** What other systems can ask, in the shape of the Booking and Referral Standard 1.4.0 (docs/fhir.md). */
export const fhirApiRoutes: MachineRoute[] = [
  { method: 'GET', path: '/fhir/metadata', may: 'fhir.read', scope: null, handler: showCapability },
  { ...SEND, method: 'POST', path: '/fhir/$process-message', handler: processMessage },
  { ...READ, path: '/fhir/ServiceRequest', handler: search('ServiceRequest') },
  { ...READ, path: '/fhir/ServiceRequest/:id', handler: showOne('ServiceRequest') },
  { ...SEND, method: 'PATCH', path: '/fhir/ServiceRequest/:id', handler: patchRequest },
  { ...READ, path: '/fhir/Task', handler: search('Task') },
  { ...READ, path: '/fhir/Task/:id', handler: showOne('Task') },
]
