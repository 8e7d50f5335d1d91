import type { AccessFeature, Language } from './facets.ts'
import { addDays, londonDate, londonDateAndTime } from './london-time.ts'
import type { Address } from './permission.ts'
import type { Way } from './slot.ts'

export const BOOKING_STATUSES = [
  'offered',
  'booked',
  'attended',
  'late',
  'did-not-arrive',
  'cancelled-by-person',
  'cancelled-by-us',
  'did-not-happen',
] as const
export type BookingStatus = (typeof BOOKING_STATUSES)[number]

export type BookingMove =
  | 'accept'
  | 'decline'
  | 'lapse'
  | 'cancel'
  | 'call-off'
  | 'attend'
  | 'arrive-late'
  | 'miss'
  | 'correct'

/**
 * Everything that can happen to a booking. What is not in this table cannot happen. An offer is a time we keep for
 * somebody until they say yes; what was written down on the day can be put right on the day.
 */
export const BOOKING_MOVES = {
  offered: { accept: 'booked', decline: 'cancelled-by-person', lapse: 'did-not-happen', 'call-off': 'cancelled-by-us' },
  booked: {
    cancel: 'cancelled-by-person',
    'call-off': 'cancelled-by-us',
    attend: 'attended',
    'arrive-late': 'late',
    miss: 'did-not-arrive',
  },
  attended: { correct: 'booked' },
  late: { correct: 'booked' },
  'did-not-arrive': { correct: 'booked', 'arrive-late': 'late' },
  'cancelled-by-person': {},
  'cancelled-by-us': {},
  'did-not-happen': {},
} as const satisfies Record<BookingStatus, Partial<Record<BookingMove, BookingStatus>>>

/** Returns where this move leads from here; null where it cannot be made. */
export const nextStatus = (status: BookingStatus, move: BookingMove): BookingStatus | null =>
  (BOOKING_MOVES[status] as Partial<Record<BookingMove, BookingStatus>>)[move] ?? null

/** The moves that record what happened on the day. */
export const ATTENDANCE = ['attend', 'arrive-late', 'miss', 'correct'] as const satisfies readonly BookingMove[]
export type Attendance = (typeof ATTENDANCE)[number]

export type Booking = {
  readonly id: number
  readonly reference: string
  readonly hubId: number
  readonly hubName: string
  readonly hubSlug: string
  readonly placeSlug: string
  /** In one line, without the hub's name. */
  readonly hubAddress: string
  readonly hubPhone: string | null
  /** Null: they walked in. */
  readonly slotId: number | null
  readonly adviserName: string | null
  readonly startsAt: Date
  readonly endsAt: Date
  readonly status: BookingStatus
  readonly offeredUntil: Date | null
  readonly way: Way
  readonly name: string
  /** Null: they took the time on paper. */
  readonly address: Address | null
  readonly language: Language | 'en'
  readonly access: readonly AccessFeature[]
  readonly words: string | null
  readonly helpRequestReference: string | null
  /** When this time was chosen: at booking, or when it was moved. */
  readonly bookedAt: Date
  readonly moves: number
  readonly reason: string | null
  /** Where a video call happens; null until somebody at the hub has sent it. */
  readonly videoLink: string | null
}

/** Returns whether the person can still move or cancel it by themselves: until it begins. */
export const canChange = ({ status, startsAt }: Pick<Booking, 'status' | 'startsAt'>, now: Date): boolean =>
  (status === 'booked' || status === 'offered') && startsAt > now

/** Returns whether the link to this video call can still be sent: while it is booked, until it is over. */
export const mayGetVideoLink = ({ way, status, endsAt }: Pick<Booking, 'way' | 'status' | 'endsAt'>, now: Date) =>
  way === 'video' && status === 'booked' && endsAt > now

/**
 * Returns whether a move that records attendance can be made now: from half an hour before, since people come early;
 * only once it has begun can somebody be missed; and until the end of the next day, after which the record stands.
 */
export function canRecord({ status, startsAt }: Pick<Booking, 'status' | 'startsAt'>, move: Attendance, now: Date) {
  if (!nextStatus(status, move)) return false
  const opens = move === 'miss' ? startsAt.getTime() : startsAt.getTime() - 30 * 60_000
  return now.getTime() >= opens && londonDate(now) <= addDays(londonDate(startsAt), 1)
}

/** The time of day, in London, from which reminders go out. */
const REMINDERS_FROM = '10:00'

/**
 * Returns whether to remind now: on the day before in London, from ten in the morning, never once it has begun, and not
 * when the time was chosen on that day or later, for then they have just been told.
 */
export function reminderDue(
  { status, startsAt, bookedAt }: Pick<Booking, 'status' | 'startsAt' | 'bookedAt'>,
  now: Date,
): boolean {
  const { date, time } = londonDateAndTime(now)
  const isDayBefore = date === addDays(londonDate(startsAt), -1)
  return status === 'booked' && isDayBefore && time >= REMINDERS_FROM && getsReminder({ startsAt, bookedAt })
}

/** Returns whether a reminder will come at all: not where the time was chosen on the day before it, or on the day. */
export const getsReminder = ({ startsAt, bookedAt }: Pick<Booking, 'startsAt' | 'bookedAt'>): boolean =>
  londonDate(bookedAt) < addDays(londonDate(startsAt), -1)

/** Returns until when we keep a time we offer: two days, and never past three hours before it begins. */
export function offerEnds(startsAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + 48 * 3_600_000, startsAt.getTime() - 3 * 3_600_000))
}
