import { type Answer, page } from '../../../kit/http.ts'
import { announcementsOf } from '../../../records/announcement.ts'
import { articlesIn } from '../../../records/article.ts'
import { hubsOf } from '../../../records/hub.ts'
import { searchOpportunities } from '../../../records/search.ts'
import type { Ask } from '../../../web/ask.ts'
import { NOTHING_ASKED } from '../../../web/nothing-asked.ts'
import { homePage, placesPage } from './home.page.ts'
import { homeView } from './home.view.ts'
import { placesView } from './places.view.ts'

/** The front door: one search box, and what is worth knowing today. */
export async function showHome(ask: Ask): Promise<Answer> {
  const { db, viewer, place, now } = ask
  const [closing, events, hubs, announcements, articles] = await Promise.all([
    searchOpportunities(db, viewer, { ...NOTHING_ASKED, sort: 'closing', pageSize: 3 }, now),
    searchOpportunities(db, viewer, { ...NOTHING_ASKED, ticked: EVENTS_THIS_WEEK, sort: 'closing' }, now),
    hubsOf(db, viewer, place.slug),
    announcementsOf(db, viewer, place.slug, now),
    articlesIn(db, viewer, place.languages[0] ?? 'en'),
  ])
  return page(homeView(homePage({ closing, events, hubs, announcements, articles }, ask), ask))
}

/** The boroughs of this deployment, each behind its own name. */
export function showPlaces(ask: Ask): Answer {
  return page(placesView(placesPage(ask), ask))
}

const EVENTS_THIS_WEEK = { kind: ['event'], starts: ['7-days'] } as const
