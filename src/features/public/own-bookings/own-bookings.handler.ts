import type { Booking } from '../../../domain/booking.ts'
import { canChange, nextStatus } from '../../../domain/booking.ts'
import { addDays, londonDate, startOfLondonDay } from '../../../domain/london-time.ts'
import { readReference } from '../../../domain/reference.ts'
import { DAYS_AHEAD, type Slot } from '../../../domain/slot.ts'
import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { changeBooking, moveBooking, SlotTaken } from '../../../records/booking.ts'
import { findOwnBooking } from '../../../records/booking-list.ts'
import { queueMessage } from '../../../records/message.ts'
import { findSlot, freeSlots, type SlotWish } from '../../../records/slot.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask } from '../../../web/ask.ts'
import { ownBookingPath } from '../../../web/own-bookings.ts'
import { readId } from '../../../web/paths.ts'
import { slotDays } from '../../../web/slot-days.ts'
import { cancelledMessage, movedMessage } from './own-bookings.email.ts'
import { cancelView, moveToView, moveView, ownBookingView } from './own-bookings.view.ts'

export async function showOwn(ask: Ask): Promise<Answer> {
  return page(ownBookingView(await ownAsked(ask), ask))
}

export async function askToCancel(ask: Ask): Promise<Answer> {
  const booking = await ownAsked(ask)
  return canChange(booking, ask.now) ? page(cancelView(booking, ask)) : redirect(ownBookingPath(booking))
}

/** Gives a time back. Sent twice, the second finds it cancelled and changes nothing. */
export async function cancel(ask: Ask): Promise<Answer> {
  const { db, viewer, now, origin } = ask
  const booking = await ownAsked(ask)
  if (!canChange(booking, now)) return redirect(ownBookingPath(booking))
  await inTransaction(db, async (db) => {
    const move = booking.status === 'offered' ? 'decline' : 'cancel'
    const cancelled = await changeBooking(db, viewer, booking, move, now)
    const message = cancelledMessage(cancelled, origin, now)
    if (message) await queueMessage(db, message, now)
  })
  return redirect(ownBookingPath(booking))
}

/** Takes the time we kept; once taken, it is simply booked. */
export async function acceptOffer(ask: Ask): Promise<Answer> {
  const { db, viewer, now, origin } = ask
  const booking = await ownAsked(ask)
  if (!nextStatus(booking.status, 'accept') || !canChange(booking, now)) return redirect(ownBookingPath(booking))
  await inTransaction(db, async (db) => {
    const accepted = await changeBooking(db, viewer, booking, 'accept', now)
    const message = movedMessage(accepted, origin, now)
    if (message) await queueMessage(db, message, now)
  })
  return redirect(ownBookingPath(booking))
}

/** Free times of the same kind, for whoever wants another. */
export async function showOtherTimes(ask: Ask): Promise<Answer> {
  const booking = await ownAsked(ask)
  if (!canChange(booking, ask.now)) return redirect(ownBookingPath(booking))
  return page(moveView({ booking, days: await otherTimes(ask, booking), taken: false }, ask))
}

export async function askToMove(ask: Ask): Promise<Answer> {
  const booking = await ownAsked(ask)
  if (!canChange(booking, ask.now)) return redirect(ownBookingPath(booking))
  return page(moveToView({ booking, slot: await slotAsked(ask, booking) }, ask))
}

/** Moves all or nothing: where somebody else was quicker, the old time stays theirs. */
export async function move(ask: Ask): Promise<Answer> {
  const { db, viewer, now, origin } = ask
  const booking = await ownAsked(ask)
  const slot = await slotAsked(ask, booking)
  if (booking.slotId === slot.id || !canChange(booking, now)) return redirect(ownBookingPath(booking))
  try {
    await inTransaction(db, async (db) => {
      const moved = await moveBooking(db, viewer, booking, slot.id, now)
      const message = movedMessage(moved, origin, now)
      if (message) await queueMessage(db, message, now)
    })
  } catch (error) {
    if (!(error instanceof SlotTaken)) throw error
    return page(moveView({ booking, days: await otherTimes(ask, booking), taken: true }, ask), 409)
  }
  return redirect(ownBookingPath(booking))
}

const ownAsked = async ({ db, viewer, params }: Ask): Promise<Booking> =>
  found(await findOwnBooking(db, viewer, readReference(params.reference ?? '') ?? ''))

async function slotAsked({ db, viewer, params, now }: Ask, booking: Booking): Promise<Slot> {
  const slot = found(await findSlot(db, viewer, booking.hubId, readId(params.slot) ?? 0, now))
  if (!slot.ways.includes(booking.way)) throw new Conflict('nobody can be met like that then')
  return slot
}

async function otherTimes({ db, viewer, now }: Ask, booking: Booking) {
  const today = londonDate(now)
  const wish: SlotWish = {
    hubId: booking.hubId,
    way: booking.way,
    language: booking.language,
    access: booking.access,
    from: startOfLondonDay(today),
    to: startOfLondonDay(addDays(today, DAYS_AHEAD)),
  }
  const slots = await freeSlots(db, viewer, wish, now)
  return slotDays(slots.slice(0, 120), now, ({ id }) => `${ownBookingPath(booking)}/move/${id}`)
}
