import { randomBytes } from 'node:crypto'
import type { Booking } from '../../../domain/booking.ts'
import type { Viewer } from '../../../domain/permission.ts'
import { reference } from '../../../domain/reference.ts'
import { DAYS_AHEAD, type Slot } from '../../../domain/slot.ts'
import { changeBooking, offerSlot } from '../../../records/booking.ts'
import { queueMessage } from '../../../records/message.ts'
import type { Db } from '../../../records/schema.ts'
import { freeSlots } from '../../../records/slot.ts'
import { callOffSlot } from '../../../records/slot-withdrawal.ts'
import { canBeTold } from '../../../web/booking-words.ts'
import { calledOffMessage } from './slots.email.ts'

/** Nobody should have to drop everything: what we offer is at least a day away. */
const OFFER_NOTICE = 24 * 3_600_000

/** Returns the next free time of the same kind that can be offered; null where there is none. */
export async function timeToOffer(db: Db, viewer: Viewer, booking: Booking, now: Date): Promise<Slot | null> {
  const { hubId, way, language, access } = booking
  const from = new Date(now.getTime() + OFFER_NOTICE)
  const to = new Date(now.getTime() + DAYS_AHEAD * 86_400_000)
  const sameTime = (slot: Slot) => slot.startsAt.getTime() === booking.startsAt.getTime()
  const slots = await freeSlots(db, viewer, { hubId, way, language, access, from, to }, now)
  return slots.find((slot) => !sameTime(slot)) ?? null
}

/**
 * Cancels on our side, in the caller's transaction: the slot is gone, the person hears that we are sorry, and where they
 * can be told a time is kept for them.
 */
export async function callOffBooking(
  db: Db,
  viewer: Viewer,
  booking: Booking,
  { reason, origin, offer }: { readonly reason: string | null; readonly origin: string; readonly offer: boolean },
  now: Date,
): Promise<void> {
  const cancelled = await changeBooking(db, viewer, booking, 'call-off', now, reason)
  if (booking.slotId !== null) await callOffSlot(db, booking.slotId, now)
  const slot = offer && canBeTold(booking.address) ? await timeToOffer(db, viewer, booking, now) : null
  const offered = slot && (await offerSlot(db, viewer, booking, slot, reference(randomBytes(8)), now))
  const message = calledOffMessage(cancelled, offered, origin, now)
  if (message) await queueMessage(db, message, now)
}
