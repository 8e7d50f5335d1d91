import type { Route } from '../../../web/ask.ts'
import { checkCertificate } from './certificates.handler.ts'

export const certificateRoutes: Route[] = [{ get: '/certificates', may: 'public.read', handler: checkCertificate }]
