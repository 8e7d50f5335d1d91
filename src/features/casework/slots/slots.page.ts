import { phoneWords } from '../../../adapters/text/contact-address.ts'
import { APPOINTMENT_STATUSES } from '../../../domain/appointment.ts'
import { type Booking, type BookingStatus, canRecord, mayGetVideoLink, nextStatus } from '../../../domain/booking.ts'
import { addDays, londonDate, londonDateAndTime } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import { fullName } from '../../../domain/participant.ts'
import type { DayAppointment } from '../../../records/appointment-list.ts'
import type { HubChoice } from '../../../records/hub-reach.ts'
import { APPOINTMENT_TAGS, placeOfMeeting } from '../../../web/appointment-words.ts'
import { meetingLanguage, WAY_WORDS } from '../../../web/booking-words.ts'
import { capital, dateWords, timeWords } from '../../../web/dates.ts'
import { accessText, countOf, optionText } from '../../../web/option-words.ts'

export const dayPath = (hubId: number, date: LocalDate): string => `/desk/slots?hub=${hubId}&date=${date}`
export const bookingPath = (id: number): string => `/desk/slots/bookings/${id}`
export const availabilityPath = (hubId: number): string => `/desk/slots/availability?hub=${hubId}`

/** How a booking stands, as staff say it. */
const STATUS: Readonly<Record<BookingStatus, { readonly text: string; readonly classes: string }>> = {
  offered: { text: 'Offered', classes: 'govuk-tag--yellow' },
  booked: { text: 'Booked', classes: 'govuk-tag--blue' },
  attended: { text: 'Came', classes: 'govuk-tag--green' },
  late: { text: 'Came late', classes: 'govuk-tag--green' },
  'did-not-arrive': { text: 'Did not arrive', classes: 'govuk-tag--orange' },
  'cancelled-by-person': { text: 'Cancelled by them', classes: 'govuk-tag--grey' },
  'cancelled-by-us': { text: 'Cancelled by us', classes: 'govuk-tag--grey' },
  'did-not-happen': { text: 'Offer ended', classes: 'govuk-tag--grey' },
}

export type AppointmentLine = {
  readonly id: number
  readonly time: string
  readonly name: string
  readonly status: { readonly text: string; readonly classes: string }
  readonly about: readonly string[]
  readonly words: string | null
  readonly requestReference: string | null
  /** What can be recorded now: value of the button and its words. */
  readonly moves: readonly { readonly value: string; readonly text: string }[]
  readonly mayBeMissed: boolean
  readonly mayBeCalledOff: boolean
  /** What to do about the link of a video call that is still to come; null where there is none. */
  readonly videoLink: 'missing' | 'sent' | null
}

export type DayPage = {
  readonly hubs: readonly HubChoice[]
  readonly hub: HubChoice
  readonly date: LocalDate
  readonly heading: string
  readonly count: string
  readonly isToday: boolean
  readonly previousPath: string
  readonly nextPath: string
  readonly appointments: readonly AppointmentLine[]
  readonly own: readonly OwnLine[]
}

/** An appointment that an adviser has made with somebody they work with. */
export type OwnLine = Pick<AppointmentLine, 'time' | 'name' | 'status'> & {
  readonly path: string
  readonly about: string
}

/** What stands in a day: what the public booked at a hub, and one's own appointments with people one works with. */
export type Day = {
  readonly hubs: readonly HubChoice[]
  readonly hub: HubChoice
  readonly date: LocalDate
  readonly bookings: readonly Booking[]
  readonly own: readonly DayAppointment[]
}

/** Returns the appointments of one day at one hub, and what can be recorded about each now. */
export function dayPage({ hubs, hub, date, bookings, own }: Day, now: Date): DayPage {
  const today = londonDate(now)
  const open = bookings.filter(({ status }) => nextStatus(status, 'call-off') || nextStatus(status, 'correct'))
  const people = open.length + own.length
  return {
    hubs,
    hub,
    date,
    heading: capital(date === today ? `today, ${dateWords(date, today)}` : dateWords(date, today)),
    count: people === 0 ? 'Nobody has a time on this day.' : `${countOf(people, 'person', 'people')}.`,
    isToday: date === today,
    previousPath: dayPath(hub.id, addDays(date, -1)),
    nextPath: dayPath(hub.id, addDays(date, 1)),
    appointments: bookings.map((booking) => appointmentLine(booking, now)),
    own: own.map((one) => ({
      time: timeWords(londonDateAndTime(one.startsAt).time),
      name: fullName(one),
      path: `/desk/people/${one.personId}/appointments`,
      status: { text: optionText(APPOINTMENT_STATUSES, one.status), classes: APPOINTMENT_TAGS[one.status] },
      about: `${one.about}. ${placeOfMeeting(one)}, ${one.minutes} minutes`,
    })),
  }
}

const MOVES = [
  { value: 'attend', text: 'Came' },
  { value: 'arrive-late', text: 'Came late' },
  { value: 'correct', text: 'Put this right' },
] as const

function appointmentLine(booking: Booking, now: Date): AppointmentLine {
  const { slotId, way, language, access, address, adviserName } = booking
  return {
    id: booking.id,
    time: timeWords(londonDateAndTime(booking.startsAt).time),
    name: booking.name,
    status: STATUS[booking.status],
    about: [
      slotId === null ? 'Walked in' : `${capital(WAY_WORDS[way])}${adviserName ? ` with ${adviserName}` : ''}`,
      language === 'en' ? '' : meetingLanguage(language),
      access.length > 0 ? accessText(access) : '',
      address ? (address.kind === 'phone' ? phoneWords(address.value) : address.value) : 'No phone or email',
      booking.reference,
    ].filter(Boolean),
    words: booking.words,
    requestReference: booking.helpRequestReference,
    // Somebody who walked in was here: there is nothing to put right.
    moves: slotId === null ? [] : MOVES.filter(({ value }) => canRecord(booking, value, now)),
    mayBeMissed: canRecord(booking, 'miss', now),
    mayBeCalledOff: nextStatus(booking.status, 'call-off') !== null && booking.endsAt > now,
    videoLink: mayGetVideoLink(booking, now) ? (booking.videoLink ? 'sent' : 'missing') : null,
  }
}
