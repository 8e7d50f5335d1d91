import type { Route } from '../../../web/ask.ts'
import { askForEmergency, openRecord } from './emergency.handler.ts'

export const emergencyRoutes: Route[] = [
  { get: '/desk/people/emergency', may: 'break-glass.use', handler: askForEmergency },
  { post: '/desk/people/emergency', may: 'break-glass.use', people: 'emergency', handler: openRecord },
]
