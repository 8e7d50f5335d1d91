import type { Enrolment } from '../domain/enrolment.ts'
import type { MessageDraft, MessageSlots } from '../domain/message.ts'
import { canBeTold } from './booking-words.ts'
import { enrolmentCalendar } from './enrolment-calendar.ts'
import { startWords, untilWords } from './enrolment-words.ts'

export type EnrolmentTold =
  | 'enrolled'
  | 'waiting'
  | 'interested'
  | 'offered'
  | 'accepted'
  | 'left'
  | 'offer-ended'
  | 'removed'
  | 'reminder'
  | 'date'
  | 'moved'

type Facts = { readonly enrolment: Enrolment; readonly when: string; readonly until: string; readonly page: string }
type Wording = { readonly subject: (facts: Facts) => string; readonly lines: (facts: Facts) => readonly string[] }

const code = ({ enrolment }: Facts): string =>
  enrolment.kind === 'event' ? `Your code for the door is ${enrolment.checkInCode}.` : ''

/** What somebody is told at each step. The first line says what happened, the next what to do. */
const WORDINGS: Readonly<Record<EnrolmentTold, Wording>> = {
  enrolled: {
    subject: ({ enrolment }) => `You have a place: ${enrolment.title}`,
    lines: (facts) => [
      `You have a place on ${facts.enrolment.title}. It begins on ${facts.when}.`,
      code(facts),
      'If you cannot come, please give up your place, so that somebody else can have it.',
    ],
  },
  waiting: {
    subject: ({ enrolment }) => `You are on the waiting list: ${enrolment.title}`,
    lines: ({ enrolment, when }) => [
      `${enrolment.title} on ${when} is full. You are on the waiting list.`,
      'We write to you as soon as a place is free. Then you have two working days to say yes.',
    ],
  },
  interested: {
    subject: ({ enrolment }) => `We tell you when there is a date: ${enrolment.title}`,
    lines: ({ enrolment }) => [
      `There is no date for ${enrolment.title} now.`,
      'We write to you on the day that a date is set.',
    ],
  },
  offered: {
    subject: ({ enrolment }) => `A place is free: ${enrolment.title}`,
    lines: ({ enrolment, when, until }) => [
      `A place is free on ${enrolment.title}. It begins on ${when}.`,
      `We keep it for you until the end of ${until}. Open your requests and say yes or no. After that it goes to the next person.`,
    ],
  },
  accepted: {
    subject: ({ enrolment }) => `You have a place: ${enrolment.title}`,
    lines: (facts) => [`The place is yours. ${facts.enrolment.title} begins on ${facts.when}.`, code(facts)],
  },
  left: {
    subject: ({ enrolment }) => `You gave up your place: ${enrolment.title}`,
    lines: () => ['You are not on the list any more. Thank you for telling us.', 'You can sign up again at any time.'],
  },
  'offer-ended': {
    subject: ({ enrolment }) => `The offer has ended: ${enrolment.title}`,
    lines: () => [
      'We kept a place for you, but we did not hear from you. It has gone to the next person.',
      'Do you still want to come? Sign up again, or ask an adviser to help.',
    ],
  },
  removed: {
    subject: ({ enrolment }) => `About your place: ${enrolment.title}`,
    lines: ({ enrolment }) => [
      `${enrolment.organizationName} has taken your name off the list for ${enrolment.title}.`,
      'Ask them why, or ask an adviser for something else that suits you.',
    ],
  },
  reminder: {
    subject: ({ enrolment }) => `Reminder for tomorrow: ${enrolment.title}`,
    lines: (facts) => [
      `${facts.enrolment.title} begins tomorrow, ${facts.when}.`,
      code(facts),
      'If you cannot come, please give up your place today.',
    ],
  },
  moved: {
    subject: ({ enrolment }) => `Another date: ${enrolment.title}`,
    lines: ({ enrolment, when }) => [
      enrolment.status === 'waiting'
        ? `${enrolment.organizationName} has moved you to another date of ${enrolment.title}: ${when}. It is full now, so you are on its waiting list.`
        : `${enrolment.organizationName} has moved you to another date of ${enrolment.title}. You have a place on ${when}.`,
      'Does it not suit you? Tell them, or give up your place.',
    ],
  },
  date: {
    subject: ({ enrolment }) => `There is a date now: ${enrolment.title}`,
    lines: ({ enrolment, page }) => [
      `You wanted to know about ${enrolment.title}. There is a date now.`,
      `Places are for whoever comes first. Sign up here:\n${page}`,
    ],
  },
}

const WITH_CALENDAR: ReadonlySet<EnrolmentTold> = new Set<EnrolmentTold>(['enrolled', 'accepted', 'moved'])

/** Returns the message about one step; null where it could not reach anybody. `again` tells two of the same apart. */
export function enrolmentMessage(
  enrolment: Enrolment,
  told: EnrolmentTold,
  { origin, now, again = '' }: { readonly origin: string; readonly now: Date; readonly again?: string },
): MessageDraft | null {
  if (!canBeTold(enrolment.address)) return null
  const facts: Facts = {
    enrolment,
    when: enrolment.startsAt ? startWords(enrolment.startsAt, now) : '',
    until: enrolment.offeredUntil ? untilWords(enrolment.offeredUntil, now) : '',
    page: `${origin}/enrol/${enrolment.opportunityId}`,
  }
  const { subject, lines } = WORDINGS[told]
  const said = lines(facts).filter(Boolean)
  const calendar = WITH_CALENDAR.has(told) ? enrolmentCalendar(enrolment, origin, now) : undefined
  return {
    to: enrolment.address,
    key: `enrolment:${enrolment.reference}:${told}${again && `:${again}`}`,
    kind: `enrolment.${told}`,
    language: enrolment.language,
    ...alsoSaid(enrolment, told),
    slots: enrolmentSlots(enrolment, told, facts.page, origin),
    words: {
      subject: subject(facts).slice(0, 150),
      body: [
        `Hello ${enrolment.name},`,
        ...said,
        `Your reference is ${enrolment.reference}. See it, change it or stop it here:\n${origin}/requests`,
      ].join('\n\n'),
      text: `${said[0]} ${told === 'offered' ? `Say yes by ${facts.until}. ` : code(facts) && `${code(facts)} `}Ref ${enrolment.reference}: ${origin}/requests`.slice(
        0,
        300,
      ),
    },
    ...(calendar && { attachment: calendar }),
    waitsForMorning: told !== 'enrolled' && told !== 'accepted',
    ...(told === 'reminder' && enrolment.startsAt && { expiresAt: enrolment.startsAt }),
  }
}

function enrolmentSlots(
  { title, startsAt, offeredUntil, checkInCode, organizationName }: Enrolment,
  told: EnrolmentTold,
  page: string,
  origin: string,
): MessageSlots {
  const date = told === 'offered' ? offeredUntil : startsAt
  const link = told === 'date' ? page : `${origin}/requests`
  return { title, code: checkInCode, organization: organizationName, link, ...(date && { date, time: date }) }
}

/** An event has a code for its door; who is moved may have to wait. */
function alsoSaid({ kind, status }: Enrolment, told: EnrolmentTold): { readonly says?: string } {
  if (told === 'moved') return status === 'waiting' ? { says: 'waiting' } : {}
  return kind === 'event' ? { says: 'event' } : {}
}

/** Returns a message that the organisation wrote itself to everybody on a run. */
export function organizationMessage(
  enrolment: Enrolment,
  words: string,
  { origin, number }: { readonly origin: string; readonly number: string },
): MessageDraft | null {
  if (!canBeTold(enrolment.address)) return null
  return {
    to: enrolment.address,
    key: `enrolment:${enrolment.reference}:words:${number}`,
    kind: 'enrolment.words',
    language: enrolment.language,
    slots: { title: enrolment.title, organization: enrolment.organizationName },
    words: {
      subject: `From ${enrolment.organizationName}: ${enrolment.title}`.slice(0, 150),
      body: `Hello ${enrolment.name},\n\n${enrolment.organizationName} writes about ${enrolment.title}:\n\n${words}\n\nYour reference is ${enrolment.reference}.\n${origin}/requests`,
      text: `${enrolment.organizationName}: ${words}`.slice(0, 300),
    },
    waitsForMorning: true,
  }
}

/** Returns how somebody who has just signed up stands, as they are told. */
export const toldAtFirst = (enrolment: Enrolment): EnrolmentTold =>
  enrolment.status === 'waiting' ? 'waiting' : enrolment.status === 'interested' ? 'interested' : 'enrolled'
