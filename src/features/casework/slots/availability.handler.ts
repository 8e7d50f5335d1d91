import type { Hub } from '../../../domain/hub.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import {
  addClosure,
  availabilityOf,
  closuresOf,
  endAvailability,
  endClosure,
  publishAvailability,
} from '../../../records/availability.ts'
import { bookingsDuring } from '../../../records/booking-list.ts'
import { hubsOf } from '../../../records/hub.ts'
import { colleaguesAt, hubsInReach } from '../../../records/hub-reach.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { countOf } from '../../../web/option-words.ts'
import { readId } from '../../../web/paths.ts'
import { readClosure, readHours } from './availability.form.ts'
import { availabilityView, closureView, hoursView } from './availability.view.ts'
import { callOffBooking } from './call-off.queries.ts'
import { hubAsked } from './slots.handler.ts'
import { availabilityPath } from './slots.page.ts'

export async function showAvailability(ask: Ask): Promise<Answer> {
  const hub = await hubOf(ask)
  const [rules, closures] = await Promise.all([
    availabilityOf(ask.db, ask.viewer, hub.id),
    closuresOf(ask.db, ask.viewer, hub.id, londonDate(ask.now)),
  ])
  return page(availabilityView({ hub, rules, closures, made: ask.query.get('made') }, ask))
}

export async function showNewHours(ask: Ask): Promise<Answer> {
  return hoursForm(ask, await hubOf(ask), {})
}

async function hoursForm(ask: Ask, hub: Hub, mistakes: Mistakes): Promise<Answer> {
  const colleagues = await colleaguesAt(ask.db, hub.id)
  return page(hoursView({ hub, colleagues, mistakes }, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** Publishes hours and makes their times. A double click publishes once. */
export async function addHours(ask: Ask): Promise<Answer> {
  const hub = await hubOf(ask)
  const read = readHours(ask.form, hub, await colleaguesAt(ask.db, hub.id), ask.now)
  if (!read.ok) return hoursForm(ask, hub, read.mistakes)
  return takeOnce(ask, 'hours', async (db) => {
    const { slots } = await publishAvailability(db, ask.viewer, read.value, ask.now)
    return `${availabilityPath(hub.id)}&made=${slots}`
  })
}

export async function endHours({ db, viewer, params, form, now }: Ask): Promise<Answer> {
  await inTransaction(db, (db) => endAvailability(db, viewer, readId(params.id) ?? 0, now))
  return redirect(availabilityPath(readId(form.get('hub') ?? '') ?? 0))
}

export async function showNewClosure(ask: Ask): Promise<Answer> {
  return closureForm(ask, await hubOf(ask), {})
}

async function closureForm(ask: Ask, hub: Hub, mistakes: Mistakes): Promise<Answer> {
  const colleagues = await colleaguesAt(ask.db, hub.id)
  return page(closureView({ hub, colleagues, mistakes }, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** Nobody who has booked finds a locked door: they are told and offered another time, or the days are not taken. */
export async function addTimesAway(ask: Ask): Promise<Answer> {
  const { db, viewer, form, now, origin } = ask
  const hub = await hubOf(ask)
  const read = readClosure(form, hub.id, await colleaguesAt(db, hub.id), now)
  if (!read.ok) return closureForm(ask, hub, read.mistakes)
  const touched = await bookingsDuring(db, viewer, read.value, now)
  if (touched.length > 0 && form.get('tell') !== 'yes') {
    const people = countOf(touched.length, 'person has', 'people have')
    return closureForm(ask, hub, { tell: `${people} a time on these days. Tick to say sorry and offer other times` })
  }
  return takeOnce(ask, 'closure', async (db) => {
    await addClosure(db, viewer, read.value, now)
    for (const booking of await bookingsDuring(db, viewer, read.value, now)) {
      await callOffBooking(db, viewer, booking, { reason: null, origin, offer: true }, now)
    }
    return availabilityPath(hub.id)
  })
}

export async function comeBack({ db, viewer, params, form, now }: Ask): Promise<Answer> {
  await inTransaction(db, (db) => endClosure(db, viewer, readId(params.id) ?? 0, now))
  return redirect(availabilityPath(readId(form.get('hub') ?? '') ?? 0))
}

/** The hub that was asked for, as far as this viewer reaches. */
async function hubOf({ db, viewer, query, form }: Ask): Promise<Hub> {
  const choice = hubAsked(await hubsInReach(db, viewer), form.get('hub') ?? query.get('hub'))
  const hubs = await hubsOf(db, viewer, choice.placeSlug)
  return found(hubs.find(({ id }) => id === choice.id))
}
