import { page } from '../../../kit/http.ts'
import type { Route } from '../../../web/ask.ts'
import { accessibilityView } from './accessibility.view.ts'
import { cookiesView } from './cookies.view.ts'
import { licenceView } from './licence.view.ts'
import { privacyView } from './privacy.view.ts'

export const staticPageRoutes: Route[] = [
  { get: '/accessibility', may: 'public.read', handler: (ask) => page(accessibilityView(ask)) },
  { get: '/privacy', may: 'public.read', handler: (ask) => page(privacyView(ask)) },
  { get: '/cookies', may: 'public.read', handler: (ask) => page(cookiesView(ask)) },
  { get: '/licence', may: 'public.read', handler: (ask) => page(licenceView(ask)) },
]
