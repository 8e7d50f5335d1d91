import { queueMessage } from '../../../records/message.ts'
import { noteReviewTold, untoldReviews } from '../../../records/review-clock.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Job, JobAsk } from '../../../web/job.ts'
import { reviewMessage } from '../../../web/review-messages.ts'

/** In the morning of working days: whoever is told something can call that day. */
export const reviewJobs: readonly Job[] = [{ name: 'tell-of-reviews', cron: '12 9 * * 1-5', run: tellOfReviews }]

/** Tells each person once that a review of theirs has opened, where there is a safe way to. */
export async function tellOfReviews({ db, now, places, origin, log }: JobAsk): Promise<void> {
  const reviews = await untoldReviews(db, now)
  for (const review of reviews) {
    const place = places.find(({ slug }) => slug === review.placeSlug)
    if (!place) continue
    const host = place.hosts[0]
    const from = { origin: host ? `${new URL(origin).protocol}//${host}` : origin, phone: place.contact.phone }
    await inTransaction(db, async (db) => {
      const message = reviewMessage(review.person, review, from, now)
      if (message) await queueMessage(db, message, now)
      await noteReviewTold(db, review.id, now)
    })
  }
  log.info({ job: 'tell-of-reviews', count: reviews.length }, 'people were told that a review of theirs has opened')
}
