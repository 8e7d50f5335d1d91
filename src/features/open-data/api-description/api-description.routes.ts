import { page } from '../../../kit/http.ts'
import type { Route } from '../../../web/ask.ts'
import { openJson } from '../../../web/open-data.ts'
import { openApi } from './api-description.page.ts'
import { apiDescriptionView } from './api-description.view.ts'

export const apiDescriptionRoutes: Route[] = [
  { get: '/open-data', may: 'open-data.read', handler: (ask) => page(apiDescriptionView(ask)) },
  {
    get: '/open-referral/openapi.json',
    may: 'open-data.read',
    handler: ({ origin, place }) => openJson(openApi(origin, `${place.words.title}: services`)),
  },
]
