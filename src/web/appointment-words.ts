import { APPOINTMENT_WAYS, type Appointment, type AppointmentStatus } from '../domain/appointment.ts'
import { londonDate, londonDateAndTime } from '../domain/london-time.ts'
import type { ShownAppointment } from '../records/appointment-list.ts'
import { dateWords, timeWords } from './dates.ts'
import { optionText } from './option-words.ts'

/** Returns where one meets, in a sentence that the person reads. */
export function whereToMeet({
  way,
  hub,
  whereWords,
  videoLink,
}: Pick<ShownAppointment, 'way' | 'hub' | 'whereWords' | 'videoLink'>): string {
  switch (way) {
    case 'hub':
      return hub ? `Come to ${hub.name}, ${hub.address}.` : 'Come to the hub.'
    case 'elsewhere':
      return `We meet here: ${whereWords}.`
    case 'phone':
      return 'We call you.'
    case 'video':
      return videoLink ? `It is a video call: ${videoLink}` : 'It is a video call. We send you a link before it starts.'
  }
}

/** Returns where one meets, in a few words for a list. */
export function placeOfMeeting({ way, hub, whereWords }: Pick<ShownAppointment, 'way' | 'hub' | 'whereWords'>): string {
  if (way === 'hub') return hub?.name ?? 'At the hub'
  return way === 'elsewhere' ? (whereWords ?? '') : optionText(APPOINTMENT_WAYS, way)
}

/** Returns when: "Tuesday 24 November at 2pm, 45 minutes". */
export function whenOf({ startsAt, minutes }: Pick<Appointment, 'startsAt' | 'minutes'>, now: Date): string {
  return `${momentOfMeeting(startsAt, now)}, ${minutes} minutes`
}

/** Returns "Tuesday 24 November at 2pm". */
export function momentOfMeeting(moment: Date, now: Date): string {
  const { date, time } = londonDateAndTime(moment)
  return `${dateWords(date, londonDate(now))} at ${timeWords(time)}`
}

/** The colour beside how an appointment stands. */
export const APPOINTMENT_TAGS: Readonly<Record<AppointmentStatus, string>> = {
  offered: 'govuk-tag--yellow',
  booked: 'govuk-tag--blue',
  attended: 'govuk-tag--green',
  late: 'govuk-tag--green',
  'did-not-attend': 'govuk-tag--orange',
  'cancelled-by-person': 'govuk-tag--grey',
  'cancelled-by-us': 'govuk-tag--grey',
  'did-not-happen': 'govuk-tag--grey',
}
