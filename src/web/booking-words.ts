import { phoneWords, takesTexts } from '../adapters/text/contact-address.ts'
import type { Booking, BookingStatus } from '../domain/booking.ts'
import { londonDate, londonDateAndTime } from '../domain/london-time.ts'
import type { MessageSlots } from '../domain/message.ts'
import type { Address } from '../domain/permission.ts'
import type { Slot, Way } from '../domain/slot.ts'
import { dateWords, timeWords } from './dates.ts'
import { languagesText } from './option-words.ts'

/** Returns "Tuesday 24 November at 10:30am". */
export function momentWords(moment: Date, now: Date): string {
  const { date, time } = londonDateAndTime(moment)
  return `${dateWords(date, londonDate(now))} at ${timeWords(time)}`
}

/** Returns how long it takes: "45 minutes". */
export const lengthWords = ({ startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>): string =>
  `${Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)} minutes`

/** The ways, for the middle of a sentence. */
export const WAY_WORDS: Readonly<Record<Way, string>> = {
  'in-person': 'in person',
  phone: 'by phone',
  video: 'by video call',
}

/** Returns where it happens, in a sentence. */
export function whereWords({ way, hubName, hubAddress, address, videoLink }: Booking): string {
  if (way === 'in-person') return `Come to ${hubName}, ${hubAddress}.`
  if (way === 'video') {
    return videoLink ? `It is a video call: ${videoLink}` : 'It is a video call. We send you a link before it starts.'
  }
  return address?.kind === 'phone' ? `We call you on ${phoneWords(address.value)}.` : 'We call you.'
}

/** Returns what stands about a booking in the translated words of a message. */
export const bookingSlots = ({ reference, hubName, startsAt }: Booking, origin: string): MessageSlots => ({
  ...{ reference, place: hubName, date: startsAt, time: startsAt },
  link: `${origin}/requests`,
})

/** How a booking stands, as the person who made it is told. */
export const BOOKING_WORDS: Readonly<Record<BookingStatus, string>> = {
  offered: 'Waiting for your answer',
  booked: 'Booked',
  attended: 'You came',
  late: 'You came',
  'did-not-arrive': 'We missed you',
  'cancelled-by-person': 'You cancelled',
  'cancelled-by-us': 'We had to cancel',
  'did-not-happen': 'Offer has ended',
}

/** Returns the language of the meeting; English where nothing else was asked for. */
export const meetingLanguage = (language: Booking['language']): string =>
  language === 'en' ? 'English' : languagesText([language])

/** Returns whether a message reaches this address: a telephone at home takes no texts. */
export const canBeTold = (address: Address | null): address is Address =>
  address !== null && (address.kind === 'email' || takesTexts(address.value))
