import type { Booking } from '../domain/booking.ts'
import type { Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { readBooking } from './booking-list.ts'
import { writeHistory } from './history.ts'
import type { Db } from './schema.ts'

/** Keeps the link to a video call; Conflict where the booking was moved or cancelled at the same moment. */
export async function keepVideoLink(
  db: Db,
  viewer: Viewer,
  before: Booking,
  link: string,
  now: Date,
): Promise<Booking> {
  const { numUpdatedRows } = await db
    .updateTable('booking')
    .set({ video_link: link })
    .where('id', '=', before.id)
    .where('status', '=', before.status)
    .where('starts_at', '=', before.startsAt)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('changed by somebody else')
  await writeHistory(db, viewer, 'booking.video-link', `booking:${before.id}`, {}, now)
  return readBooking(db, before.id)
}
