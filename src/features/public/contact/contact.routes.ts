import type { Route } from '../../../web/ask.ts'
import { sendContact, showContact, showSent } from './contact.handler.ts'

export const contactRoutes: Route[] = [
  { get: '/contact', may: 'public.read', handler: showContact },
  { post: '/contact', may: 'public.act', handler: sendContact },
  { get: '/contact/sent/:reference', may: 'public.read', handler: showSent },
]
