import type { Route } from '../../../web/ask.ts'
import { decidePair, showPair } from './compare.handler.ts'
import { answerQuestion, findRecord, showMerged, showQueue, takeBack } from './duplicates.handler.ts'
import { askElsewhere, showMatches } from './one-person.handler.ts'

const shared = { may: 'duplicates.review', people: 'duplicates' } as const

export const duplicatesRoutes: Route[] = [
  { get: '/desk/duplicates', ...shared, handler: showQueue },
  { post: '/desk/duplicates', ...shared, handler: findRecord },
  { get: '/desk/duplicates/merged', ...shared, handler: showMerged },
  { post: '/desk/duplicates/merged/:id', ...shared, handler: takeBack },
  { post: '/desk/duplicates/questions/:id', ...shared, handler: answerQuestion },
  { get: '/desk/duplicates/of/:id', ...shared, handler: showMatches },
  { post: '/desk/duplicates/of/:id', ...shared, handler: askElsewhere },
  { get: '/desk/duplicates/:one/:other', ...shared, handler: showPair },
  { post: '/desk/duplicates/:one/:other', ...shared, handler: decidePair },
]
