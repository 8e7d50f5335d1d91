import { londonDate } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Viewer } from '../domain/permission.ts'
import { inOwnBorough } from './reach-of-requests.ts'
import type { Db } from './schema.ts'

export type FeedbackDraft = {
  readonly placeSlug: string
  /** The page it is about, without what somebody searched for. */
  readonly page: string
  readonly useful: boolean
  readonly words: string | null
}

export type Feedback = FeedbackDraft & { readonly id: number; readonly onDay: LocalDate }

/** Keeps what somebody thinks of a page: the day and never who. */
export async function saveFeedback(db: Db, draft: FeedbackDraft, now: Date): Promise<void> {
  const { placeSlug, page, useful, words } = draft
  await db
    .insertInto('feedback')
    .values({ on_day: londonDate(now), place_slug: placeSlug, page, useful, words })
    .execute()
}

/** Returns the latest feedback of this viewer's borough. */
export async function latestFeedback(db: Db, viewer: Viewer): Promise<Feedback[]> {
  const rows = await db
    .selectFrom('feedback')
    .selectAll()
    .where(inOwnBorough(viewer, 'feedback.place_slug'))
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ id, on_day, place_slug, page, useful, words }) => ({
    ...{ id, onDay: on_day, placeSlug: place_slug, page, useful, words },
  }))
}
