import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { wardsOf } from '../../../records/area.ts'
import { findHub, hubsOf } from '../../../records/hub.ts'
import { resolveNear } from '../../../records/near.ts'
import type { Ask } from '../../../web/ask.ts'
import { hubPage, hubsPage } from './hubs.page.ts'
import { hubsView, hubView } from './hubs.view.ts'

/** The hubs of this place, nearest first once a postcode or place is given. */
export async function showHubs(ask: Ask): Promise<Answer> {
  const { db, viewer, query, place, places } = ask
  const typed = (query.get('near') ?? '').trim().slice(0, 100)
  const [hubs, found] = await Promise.all([
    hubsOf(db, viewer, place.slug),
    typed ? resolveNear(db, viewer, typed, places) : null,
  ])
  return page(hubsView(hubsPage(hubs, typed, found, ask), ask))
}

export async function showHub(ask: Ask): Promise<Answer> {
  const hub = found(await findHub(ask.db, ask.viewer, ask.place.slug, ask.params.slug ?? ''))
  const wards = await wardsOf(ask.db, ask.viewer, ask.place)
  return page(hubView(hubPage(hub, wards, ask.now), ask))
}
