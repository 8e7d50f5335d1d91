import { CALL_OFF_REASONS, CALL_OFF_UNDO_MINUTES } from '../domain/appointment.ts'
import type { ResidentMessage } from '../domain/message.ts'
import type { Participant } from '../domain/participant.ts'
import type { ShownAppointment } from '../records/appointment-list.ts'
import { appointmentCalendar } from './appointment-calendar.ts'
import { momentOfMeeting, whereToMeet } from './appointment-words.ts'
import { type TellingFrom, toldPerson } from './told-person.ts'

/** What somebody hears of an appointment. */
export type AppointmentTold =
  | 'booked'
  | 'offered'
  | 'moved'
  | 'called-off'
  | 'ended'
  | 'cancelled'
  | 'reminder'
  | 'missed'
  | 'feedback'

type Facts = { readonly when: string; readonly where: string; readonly adviser: string; readonly reason: string }
type Wording = {
  readonly subject: string
  readonly lines: (facts: Facts) => readonly string[]
  readonly text: (facts: Facts) => string
}

/** What is said at each turn. The first line says what happened, the next what to do. */
const WORDINGS: Readonly<Record<AppointmentTold, Wording>> = {
  booked: {
    subject: 'Your appointment',
    lines: ({ when, where, adviser }) => [
      `Your appointment with ${adviser} is booked: ${when}.`,
      where,
      'If you cannot make it, please tell us. We find another time.',
    ],
    text: ({ when, where, adviser }) => `You meet ${adviser}: ${when}. ${where}`,
  },
  offered: {
    subject: 'Does this time suit you?',
    lines: ({ when, where, adviser }) => [`${adviser} would like to meet you: ${when}. Does that suit you?`, where],
    text: ({ when, adviser }) => `Does it suit you to meet ${adviser}: ${when}?`,
  },
  moved: {
    subject: 'Your appointment has a new time',
    lines: ({ when, where, adviser }) => [`Your new time with ${adviser}: ${when}.`, where],
    text: ({ when, where, adviser }) => `Your new time with ${adviser}: ${when}. ${where}`,
  },
  'called-off': {
    subject: 'We had to cancel your appointment',
    lines: ({ when, reason }) => [
      `We had to cancel your appointment: ${when}. ${reason}`.trim(),
      'We are sorry. We get in touch to find another time.',
    ],
    text: ({ when }) => `We had to cancel your appointment: ${when}. We are sorry. We find another time.`,
  },
  ended: {
    subject: 'Your appointment is called off',
    lines: ({ when }) => [
      `Your support has ended, so your appointment is called off: ${when}.`,
      'You can come back at any time. Just ask us.',
    ],
    text: ({ when }) => `Your support has ended, so your appointment is called off: ${when}. You can come back.`,
  },
  cancelled: {
    subject: 'You cancelled your appointment',
    lines: ({ when }) => [
      `You cancelled your appointment: ${when}.`,
      'Thank you for telling us. We find another time.',
    ],
    text: ({ when }) => `You cancelled your appointment: ${when}. Thank you for telling us.`,
  },
  reminder: {
    subject: 'Your appointment tomorrow',
    lines: ({ when, where, adviser }) => [
      `This is to remind you. You meet ${adviser}: ${when}.`,
      where,
      'If you cannot make it, that is fine. Please tell us.',
    ],
    text: ({ when, where, adviser }) => `Reminder: you meet ${adviser}: ${when}. ${where}`,
  },
  missed: {
    subject: 'We missed you',
    lines: ({ when }) => [
      `We missed you: ${when}.`,
      'That is fine. Things come up. We get in touch to find another time.',
    ],
    text: ({ when }) => `We missed you: ${when}. That is fine. We get in touch to find another time.`,
  },
  feedback: {
    subject: 'How was your appointment?',
    lines: ({ when, adviser }) => [
      `You met ${adviser}: ${when}. How was it?`,
      'It takes a minute. You do not have to answer, and it changes nothing about the help you get.',
    ],
    text: ({ adviser }) => `You met ${adviser}. How was it?`,
  },
}

const LINKS: Readonly<Partial<Record<AppointmentTold, string>>> = {
  booked: 'Move or cancel it here:',
  offered: 'Say yes or no here:',
  moved: 'Move or cancel it here:',
  reminder: 'Move or cancel it here:',
  feedback: 'Tell us here:',
}

/** What comes with a calendar entry; `gone` takes it out again. */
const CALENDARS: Readonly<Partial<Record<AppointmentTold, 'kept' | 'gone'>>> = {
  booked: 'kept',
  moved: 'kept',
  'called-off': 'gone',
  ended: 'gone',
  cancelled: 'gone',
}

/** Returns what the messages about calling off an appointment are known by, until it can no longer be put back. */
export const calledOffKey = (id: string): string => `appointment:${id}:called-off:`

/**
 * Returns what somebody is told about an appointment; null where they have no safe address. Of what is called off they
 * hear once it can no longer be put back; of what is past, nothing that helps no more.
 */
export function appointmentMessage(
  told: AppointmentTold,
  { appointment, person }: { readonly appointment: ShownAppointment; readonly person: Participant },
  from: TellingFrom & { readonly organization: string },
  now: Date,
): ResidentMessage | null {
  const { id, startsAt, reason } = appointment
  const link = `${from.origin}/requests`
  const facts = {
    when: momentOfMeeting(startsAt, now),
    where: whereToMeet(appointment),
    adviser: appointment.adviserName.split(' ')[0]!,
    reason: CALL_OFF_REASONS.find(({ value }) => value === reason)?.forPerson ?? '',
  }
  const { subject, lines, text } = WORDINGS[told]
  const leads = LINKS[told]
  const calendar = CALENDARS[told]
  const calledOff = told === 'called-off' || told === 'ended'
  const stays = !calledOff && told !== 'missed' && told !== 'feedback'
  return toldPerson(
    person,
    {
      kind: `appointment.${told}`,
      key: calledOff ? `${calledOffKey(id)}${now.getTime()}` : keyOf(told, appointment),
      subject,
      lines: [...lines(facts), leads ? `${leads}\n${link}` : ''],
      text: leads ? `${text(facts)} ${link}` : text(facts),
      slots: { place: placeFor(appointment, from.organization), date: startsAt, time: startsAt, link },
      ...(calendar && { attachment: appointmentCalendar(appointment, from.origin, now, calendar === 'gone') }),
      ...(calledOff && { sendAfter: new Date(now.getTime() + CALL_OFF_UNDO_MINUTES * 60_000) }),
      // Not at the door: when they are home.
      ...(told === 'feedback' && { sendAfter: new Date(now.getTime() + 2 * 3_600_000) }),
      ...(stays && { expiresAt: startsAt }),
    },
    { origin: from.origin, phone: appointment.hub?.phone ?? from.phone },
  )
}

/** What was told of a time is told anew of another. */
const keyOf = (told: AppointmentTold, { id, startsAt, version }: ShownAppointment): string =>
  told === 'reminder' ? `appointment:${id}:reminder:${startsAt.toISOString()}` : `appointment:${id}:${told}:${version}`

const placeFor = ({ hub }: ShownAppointment, organization: string): string => hub?.name ?? organization
