import { type Booking, reminderDue } from '../domain/booking.ts'
import type { AccessFeature, Language } from '../domain/facets.ts'
import { addDays, endOfLondonDay, londonDate, startOfLondonDay } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Viewer } from '../domain/permission.ts'
import type { Closure, Way } from '../domain/slot.ts'
import { inReach, sentFromOwn } from './reach-of-requests.ts'
import { saying } from './said-secret.ts'
import type { Db } from './schema.ts'

/** Returns what this viewer booked, or had booked, the newest first; nothing for anybody but a resident. */
export async function ownBookings(db: Db, viewer: Viewer): Promise<Booking[]> {
  const rows = await sentFrom(db, viewer).orderBy('booking.starts_at', 'desc').limit(100).execute()
  return rows.map(toBooking)
}

/** Returns a booking of this viewer's own; null where there is none under this reference. */
export async function findOwnBooking(db: Db, viewer: Viewer, reference: string): Promise<Booking | null> {
  const row = await sentFrom(db, viewer).where('booking.reference', '=', reference).executeTakeFirst()
  return row ? toBooking(row) : null
}

const sentFrom = (db: Db, viewer: Viewer) => bookingRows(db).where(sentFromOwn(viewer, 'booking'))

/** For this long after booking, the reference alone opens the page that says so. */
const JUST_BOOKED_MINUTES = 60

/** Returns a booking made, or changed, within the hour: what its page shows says nothing about who made it. */
export async function justBooked(db: Db, _viewer: Viewer, reference: string, now: Date): Promise<Booking | null> {
  const since = new Date(now.getTime() - JUST_BOOKED_MINUTES * 60_000)
  const row = await saying(db, reference, (db) =>
    bookingRows(db).where('booking.reference', '=', reference).where('booking.made_at', '>', since).executeTakeFirst(),
  )
  return row ? toBooking(row) : null
}

/** Returns the bookings of a hub on one day in London, earliest first; none where the viewer does not reach it. */
export async function bookingsOn(db: Db, viewer: Viewer, hubId: number, date: LocalDate): Promise<Booking[]> {
  const rows = await bookingRows(db)
    .where('booking.hub_id', '=', hubId)
    .where(inReach(viewer, 'booking.hub_id'))
    .where('booking.starts_at', '>=', startOfLondonDay(date))
    .where('booking.starts_at', '<=', endOfLondonDay(date))
    .orderBy('booking.starts_at')
    .orderBy('booking.id')
    .execute()
  return rows.map(toBooking)
}

/** Returns one booking at a hub that this viewer reaches. */
export async function findBooking(db: Db, viewer: Viewer, id: number): Promise<Booking | null> {
  const row = await bookingRows(db)
    .where('booking.id', '=', id)
    .where(inReach(viewer, 'booking.hub_id'))
    .executeTakeFirst()
  return row ? toBooking(row) : null
}

/** Returns the coming bookings that a closure would touch. */
export async function bookingsDuring(
  db: Db,
  viewer: Viewer,
  { hubId, adviserId, from, to }: Omit<Closure, 'id' | 'words'>,
  now: Date,
): Promise<Booking[]> {
  const rows = await bookingRows(db)
    .where('booking.status', 'in', ['offered', 'booked'])
    .where('booking.hub_id', '=', hubId)
    .where(inReach(viewer, 'booking.hub_id'))
    .where('booking.starts_at', '>', now)
    .where('booking.starts_at', '>=', startOfLondonDay(from))
    .where('booking.starts_at', '<=', endOfLondonDay(to))
    .$if(adviserId !== null, (query) => query.where('slot.adviser_id', '=', adviserId))
    .orderBy('booking.starts_at')
    .execute()
  return rows.map(toBooking)
}

/** Returns whom to remind now; a job's question, over all hubs. */
export async function remindersDue(db: Db, now: Date): Promise<Booking[]> {
  const tomorrow = addDays(londonDate(now), 1)
  const rows = await bookingRows(db)
    .where('booking.status', '=', 'booked')
    .where('booking.address', 'is not', null)
    .where('booking.starts_at', '>=', startOfLondonDay(tomorrow))
    .where('booking.starts_at', '<=', endOfLondonDay(tomorrow))
    .orderBy('booking.id')
    .execute()
  return rows.map(toBooking).filter((booking) => reminderDue(booking, now))
}

/** Returns the offers that nobody took in time; a job's question, over all hubs. */
export async function lapsedOffers(db: Db, now: Date): Promise<Booking[]> {
  const rows = await bookingRows(db)
    .where('booking.status', '=', 'offered')
    .where('booking.offered_until', '<=', now)
    .execute()
  return rows.map(toBooking)
}

/** Returns a booking by its id, for whoever has just written it. */
export async function readBooking(db: Db, id: number): Promise<Booking> {
  return toBooking(await bookingRows(db).where('booking.id', '=', id).executeTakeFirstOrThrow())
}

const bookingRows = (db: Db) =>
  db
    .selectFrom('booking')
    .innerJoin('hub', 'hub.id', 'booking.hub_id')
    .innerJoin('location', 'location.id', 'hub.location_id')
    .leftJoin('slot', 'slot.id', 'booking.slot_id')
    .leftJoin('help_request', 'help_request.id', 'booking.help_request_id')
    .selectAll('booking')
    .select(['hub.name as hub_name', 'hub.slug as hub_slug', 'hub.place_slug', 'hub.phone as hub_phone'])
    .select(['slot.adviser_name', 'location.address as hub_address', 'location.town', 'location.postcode'])
    .select('help_request.reference as help_request_reference')

type BookingRow = Awaited<ReturnType<ReturnType<typeof bookingRows>['execute']>>[number]

/** A row becomes a booking at this border. */
const toBooking = (row: BookingRow): Booking => ({
  id: row.id,
  reference: row.reference,
  hubId: row.hub_id,
  hubName: row.hub_name,
  hubSlug: row.hub_slug,
  placeSlug: row.place_slug,
  hubAddress: [row.hub_address, row.town, row.postcode]
    .filter(Boolean)
    .join(', ')
    .replace(/\s*\n\s*/g, ', '),
  hubPhone: row.hub_phone,
  slotId: row.slot_id,
  adviserName: row.adviser_name,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  status: row.status,
  offeredUntil: row.offered_until,
  way: row.way as Way,
  name: row.name,
  address: row.address && row.address_kind ? { kind: row.address_kind, value: row.address } : null,
  language: row.language as Language | 'en',
  access: row.access as AccessFeature[],
  words: row.words,
  helpRequestReference: row.help_request_reference,
  bookedAt: row.booked_at,
  moves: row.moves,
  reason: row.reason,
  videoLink: row.video_link,
})
