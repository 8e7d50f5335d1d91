import { londonDate } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Participant } from '../domain/participant.ts'
import { participantOf } from './participant.ts'
import type { Db } from './schema.ts'

/** A review whose window has begun and of which the person has not heard. */
type UntoldReview = {
  readonly id: string
  readonly dueOn: LocalDate
  readonly placeSlug: string
  readonly person: Participant
}

/**
 * Returns the reviews of open cases whose windows have begun and of which nobody was told, for the clock. A paused case
 * waits: nobody is asked to come who was told to rest.
 */
export async function untoldReviews(db: Db, now: Date, most = 500): Promise<readonly UntoldReview[]> {
  const today = londonDate(now)
  const rows = await db
    .selectFrom('review')
    .innerJoin('support_case', 'support_case.id', 'review.case_id')
    .innerJoin('participant', 'participant.id', 'review.participant_id')
    .where('review.status', '=', 'scheduled')
    .where('review.told_at', 'is', null)
    .where('review.opens_on', '<=', today)
    .where('review.due_on', '>=', today)
    .where('support_case.closed_at', 'is', null)
    .where('support_case.status', '<>', 'paused')
    .selectAll('participant')
    .select(['review.id as review_id', 'review.due_on', 'support_case.place_slug as of_place'])
    .orderBy('review.opens_on')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    id: row.review_id,
    dueOn: row.due_on,
    placeSlug: row.of_place,
    person: participantOf(row),
  }))
}

/** Notes that the person was told of a review, or that there is no safe way to: either way it is not asked again. */
export async function noteReviewTold(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('review').set({ told_at: now }).where('id', '=', id).execute()
}
