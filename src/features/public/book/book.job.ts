import { fillSlots } from '../../../records/availability.ts'
import { changeBooking } from '../../../records/booking.ts'
import { lapsedOffers, remindersDue } from '../../../records/booking-list.ts'
import { queueMessage } from '../../../records/message.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Job, JobAsk } from '../../../web/job.ts'
import { reminderMessage } from './book.email.ts'

export const bookJobs: Job[] = [
  { name: 'fill-slots', cron: '15 4 * * *', run: fill },
  { name: 'remind-of-bookings', cron: '*/10 10-20 * * *', run: remind },
  { name: 'end-offers', cron: '*/15 * * * *', run: endOffers },
]

/** Every night the far end of the calendar comes a day nearer. */
async function fill({ db, now, log }: JobAsk): Promise<void> {
  log.info({ job: 'fill-slots', count: await fillSlots(db, now) }, 'new times can be booked')
}

/** Asks the same question every ten minutes: a message with the same key is never written twice. */
async function remind({ db, places, origin, now, log }: JobAsk): Promise<void> {
  const due = await remindersDue(db, now)
  for (const booking of due) {
    const draft = reminderMessage(booking, originOf(booking.placeSlug, places, origin), now)
    if (draft) await queueMessage(db, draft, now)
  }
  log.info({ job: 'remind-of-bookings', count: due.length }, 'people have a time tomorrow')
}

/** A time that nobody wanted goes back to everybody. */
async function endOffers({ db, now, log }: JobAsk): Promise<void> {
  const lapsed = await lapsedOffers(db, now)
  for (const booking of lapsed) {
    await inTransaction(db, (db) => changeBooking(db, 'job', booking, 'lapse', now))
  }
  log.info({ job: 'end-offers', count: lapsed.length }, 'offers have ended')
}

/** A borough with a host name of its own is linked under it. */
function originOf(placeSlug: string, places: JobAsk['places'], origin: string): string {
  const host = places.find(({ slug }) => slug === placeSlug)?.hosts[0]
  return host ? `${new URL(origin).protocol}//${host}` : origin
}
