import type { MapPoint, Search } from '../../../domain/search.ts'
import type { Html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'

/** Returns the results on a map drawn from our own outlines. */
export async function resultsMap(_ask: Ask, _search: Search, _points: readonly MapPoint[]): Promise<Html | null> {
  return null
}
