import { randomBytes } from 'node:crypto'
import type { Hub } from '../../../domain/hub.ts'
import { readReference, reference } from '../../../domain/reference.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, data, page, redirect } from '../../../kit/http.ts'
import { bookSlot, SlotTaken } from '../../../records/booking.ts'
import { justBooked } from '../../../records/booking-list.ts'
import { findHub } from '../../../records/hub.ts'
import { queueMessage } from '../../../records/message.ts'
import { findSlot, freeSlots, hubsWithTimes } from '../../../records/slot.ts'
import type { Ask } from '../../../web/ask.ts'
import { bookingCalendar } from '../../../web/booking-calendar.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { readId } from '../../../web/paths.ts'
import { bookedMessage } from './book.email.ts'
import { type Choice, readChoice, readDetails, wishOf } from './book.form.ts'
import { hubChoicePage, type TimesPage, timesPage } from './book.page.ts'
import { hubChoiceView, timesView } from './book.view.ts'
import { bookedView } from './booked.view.ts'
import { detailsView, takenView } from './booking-details.view.ts'

/** Hubs with times to book, the soonest first; here from a request for help, and from anywhere. */
export async function showHubs(ask: Ask): Promise<Answer> {
  const { request } = readChoice(ask.query, { languages: [] }, ask.now)
  const wish = { way: 'in-person', language: 'en', access: [] } as const
  const hubs = await hubsWithTimes(ask.db, ask.viewer, ask.place.slug, wish, ask.now)
  return page(hubChoiceView(hubChoicePage(hubs, request, ask.now), ask))
}

export async function showTimes(ask: Ask): Promise<Answer> {
  const hub = await hubAsked(ask)
  return page(timesView(await timesFor(ask, hub, readChoice(ask.query, hub, ask.now)), ask))
}

export async function showDetails(ask: Ask): Promise<Answer> {
  const hub = await hubAsked(ask)
  const choice = readChoice(ask.query, hub, ask.now)
  const slot = await slotAsked(ask, hub, choice)
  if (!slot) return page(takenView(await timesFor(ask, hub, choice), ask), 409)
  return page(detailsView({ hub, slot, choice, mistakes: {} }, ask))
}

/** Books the time once, however often the form is sent; whoever comes second sees other times. */
export async function bookTime(ask: Ask): Promise<Answer> {
  const hub = await hubAsked(ask)
  const choice = readChoice(ask.query, hub, ask.now)
  const slot = await findSlot(ask.db, ask.viewer, hub.id, readId(ask.params.slot) ?? 0, ask.now)
  if (!slot) return page(takenView(await timesFor(ask, hub, choice), ask), 409)

  const read = readDetails(ask.form, choice.way)
  if (!read.ok) return page(detailsView({ hub, slot, choice, mistakes: read.mistakes }, ask), 422)

  try {
    return await takeOnce(ask, 'book', async (db) => {
      const draft = {
        ...read.value,
        ...choice,
        slotId: slot.id,
        reference: reference(randomBytes(8)),
        helpRequestReference: choice.request,
      }
      const booking = await bookSlot(db, ask.viewer, draft, ask.now)
      const message = bookedMessage(booking, ask.origin, ask.now)
      if (message) await queueMessage(db, message, ask.now)
      return `/bookings/${booking.reference}`
    })
  } catch (error) {
    if (!(error instanceof SlotTaken)) throw error
    return page(takenView(await timesFor(ask, hub, choice), ask), 409)
  }
}

/** For an hour the reference opens the page that says so; after that, it takes the address it was sent from. */
export async function showBooked(ask: Ask): Promise<Answer> {
  const booking = await justBooked(ask.db, ask.viewer, readReference(ask.params.reference ?? '') ?? '', ask.now)
  return booking ? page(bookedView(booking, ask)) : redirect('/requests')
}

export async function showCalendar(ask: Ask): Promise<Answer> {
  const booking = found(await justBooked(ask.db, ask.viewer, readReference(ask.params.reference ?? '') ?? '', ask.now))
  const { name, type, content } = bookingCalendar(booking, ask.origin, ask.now)
  return data(type, content, 200, { 'content-disposition': `attachment; filename="${name}"` })
}

const hubAsked = async ({ db, viewer, place, params }: Ask): Promise<Hub> =>
  found(await findHub(db, viewer, place.slug, params.slug ?? ''))

/** The time somebody chose, while it is free for what they chose. */
async function slotAsked(ask: Ask, hub: Hub, choice: Choice) {
  const slot = found(await findSlot(ask.db, ask.viewer, hub.id, readId(ask.params.slot) ?? 0, ask.now))
  const minute = { from: slot.startsAt, to: new Date(slot.startsAt.getTime() + 1) }
  const free = await freeSlots(ask.db, ask.viewer, { ...wishOf(hub.id, choice), ...minute }, ask.now)
  return free[0] ?? null
}

async function timesFor(ask: Ask, hub: Hub, choice: Choice): Promise<TimesPage> {
  const [slots, others] = await Promise.all([
    freeSlots(ask.db, ask.viewer, wishOf(hub.id, choice), ask.now),
    hubsWithTimes(ask.db, ask.viewer, ask.place.slug, choice, ask.now),
  ])
  return timesPage(hub, choice, slots, others, ask.now)
}
