import { randomBytes } from 'node:crypto'
import { readAddress } from '../../../adapters/text/contact-address.ts'
import { ATTENDANCE, type Booking, canRecord, nextStatus } from '../../../domain/booking.ts'
import { londonDate, readDate } from '../../../domain/london-time.ts'
import { reference } from '../../../domain/reference.ts'
import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { appointmentsOn } from '../../../records/appointment-list.ts'
import { addWalkIn, changeBooking } from '../../../records/booking.ts'
import { bookingsOn, findBooking } from '../../../records/booking-list.ts'
import { writeHistory } from '../../../records/history.ts'
import { type HubChoice, hubsInReach } from '../../../records/hub-reach.ts'
import { queueMessage } from '../../../records/message.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readId } from '../../../web/paths.ts'
import { callOffBooking, timeToOffer } from './call-off.queries.ts'
import { missedMessage } from './slots.email.ts'
import { dayPage, dayPath } from './slots.page.ts'
import { callOffView, dayView, missedView, noHubView } from './slots.view.ts'

export async function showDay(ask: Ask): Promise<Answer> {
  const hubs = await hubsInReach(ask.db, ask.viewer)
  if (hubs.length === 0) return page(noHubView(ask))
  return dayOf(ask, hubs, hubAsked(hubs, ask.query.get('hub')), {})
}

async function dayOf(ask: Ask, hubs: readonly HubChoice[], hub: HubChoice, mistakes: Mistakes): Promise<Answer> {
  const date = readDate(ask.query.get('date') ?? '') ?? londonDate(ask.now)
  const bookings = await bookingsOn(ask.db, ask.viewer, hub.id, date)
  const viewerId = ask.viewer.kind === 'member' ? ask.viewer.accountId : null
  const own = viewerId === null ? [] : await appointmentsOn(ask.db, ask.viewer, viewerId, date, ask.now)
  const count = bookings.length + own.length
  await writeHistory(ask.db, ask.viewer, 'booking.listed', `hub:${hub.id}`, { count, date }, ask.now, {
    why: 'booking',
  })
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  return page(dayView(dayPage({ hubs, hub, date, bookings, own }, ask.now), mistakes, ask), status)
}

/** Writes down what happened; pressed twice, the second finds it written and changes nothing. */
export async function recordAttendance(ask: Ask): Promise<Answer> {
  const { db, viewer, form, now, origin } = ask
  const booking = await bookingAsked(ask)
  const move = found(ATTENDANCE.find((one) => one === form.get('move')))
  const back = redirect(dayPath(booking.hubId, londonDate(booking.startsAt)))
  if (isDone(booking, move)) return back
  if (!canRecord(booking, move, now)) throw new Conflict('it is too early, or too late, to record this')
  await inTransaction(db, async (db) => {
    const recorded = await changeBooking(db, viewer, booking, move, now)
    const message = move === 'miss' ? missedMessage(recorded, origin) : null
    if (message) await queueMessage(db, message, now)
  })
  return back
}

const isDone = ({ status }: Booking, move: (typeof ATTENDANCE)[number]): boolean =>
  status === { attend: 'attended', 'arrive-late': 'late', miss: 'did-not-arrive', correct: 'booked' }[move]

/** Before anybody hears that they were missed, the page shows what they would read. */
export async function askWhetherMissed(ask: Ask): Promise<Answer> {
  const booking = await bookingAsked(ask)
  if (!canRecord(booking, 'miss', ask.now)) return redirect(dayPath(booking.hubId, londonDate(booking.startsAt)))
  return page(missedView(booking, missedMessage(booking, ask.origin), ask))
}

export async function askToCallOff(ask: Ask): Promise<Answer> {
  const booking = await bookingAsked(ask)
  if (!nextStatus(booking.status, 'call-off')) return redirect(dayPath(booking.hubId, londonDate(booking.startsAt)))
  const instead = await timeToOffer(ask.db, ask.viewer, booking, ask.now)
  return page(callOffView(booking, instead, ask))
}

/** Cancels on our side, with an apology and what we offer instead. */
export async function callOff(ask: Ask): Promise<Answer> {
  const { db, viewer, form, now, origin } = ask
  const booking = await bookingAsked(ask)
  const back = redirect(dayPath(booking.hubId, londonDate(booking.startsAt)))
  if (!nextStatus(booking.status, 'call-off')) return back
  const reason = tidy(form.get('reason'), 300) || null
  await inTransaction(db, (db) =>
    callOffBooking(db, viewer, booking, { reason, origin, offer: form.get('offer') === 'yes' }, now),
  )
  return back
}

/** Writes down somebody who walked in. A double click writes one. */
export async function recordWalkIn(ask: Ask): Promise<Answer> {
  const { viewer, form, now } = ask
  const hubs = await hubsInReach(ask.db, viewer)
  const hub = hubAsked(hubs, form.get('hub'))
  const name = tidy(form.get('name'), 100)
  const typed = tidy(form.get('address'), 254)
  const address = typed ? readAddress(typed) : null
  const mistakes: Record<string, string> = {}
  if (!name) mistakes.name = 'Enter a name, or what they would like to be called'
  if (typed && !address) mistakes.address = 'Enter a phone number or an email address, or leave it empty'
  if (Object.keys(mistakes).length > 0) return dayOf(ask, hubs, hub, mistakes)
  return takeOnce(ask, 'walk-in', async (db) => {
    const words = tidy(form.get('words'), 500) || null
    const walkIn = {
      hubId: hub.id,
      reference: reference(randomBytes(8)),
      name,
      address,
      language: 'en' as const,
      words,
    }
    await addWalkIn(db, viewer, walkIn, now)
    return dayPath(hub.id, londonDate(now))
  })
}

/** Returns the hub that was asked for; what is out of reach is absent. */
export const hubAsked = (hubs: readonly HubChoice[], asked: string | null): HubChoice =>
  found(asked ? hubs.find(({ id }) => id === readId(asked)) : hubs[0])

async function bookingAsked({ db, viewer, params, now }: Ask): Promise<Booking> {
  const booking = found(await findBooking(db, viewer, readId(params.id) ?? 0))
  await writeHistory(db, viewer, 'booking.viewed', `booking:${booking.id}`, {}, now, { why: 'booking' })
  return booking
}

const tidy = (text: string | null, longest: number): string =>
  (text ?? '')
    .replace(/[^\P{Cc}\n]/gu, '')
    .trim()
    .slice(0, longest)
