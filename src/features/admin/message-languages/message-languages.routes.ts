import { found } from '../../../kit/errors.ts'
import { page } from '../../../kit/http.ts'
import type { Route } from '../../../web/ask.ts'
import { languageAsked, sideBySide, standings } from './message-languages.page.ts'
import { sideBySideView, standingsView } from './message-languages.view.ts'

/** For editors: which messages are in which language, and whether a speaker has read them over. */
export const messageLanguagesRoutes: Route[] = [
  { get: '/desk/message-languages', may: 'articles.publish', handler: (ask) => page(standingsView(standings(), ask)) },
  {
    get: '/desk/message-languages/:language',
    may: 'articles.publish',
    handler: (ask) => {
      const language = found(languageAsked(ask.params.language ?? ''))
      return page(sideBySideView(language, sideBySide(language), ask))
    },
  },
]
