import type { Cohort } from '../domain/cohort.ts'
import type { ResidentMessage } from '../domain/message.ts'
import type { Participant } from '../domain/participant.ts'
import { momentOfMeeting } from './appointment-words.ts'
import { type TellingFrom, toldPerson } from './told-person.ts'

/** What somebody hears of a group. */
export type CohortTold = 'enrolled' | 'waiting' | 'left' | 'moved' | 'place' | 'added' | 'called-off' | 'certificate'

/** A message about a group: `meeting` is the one it is about, the first unless said. */
export type AboutCohort = {
  readonly cohort: Pick<Cohort, 'id' | 'name' | 'organizationName'>
  readonly person: Participant
  readonly meeting: { readonly startsAt: Date; readonly whereWords: string; readonly words?: string | null }
  /** Tells one thing from the next: a moved meeting is told anew. */
  readonly once: string
}

type Facts = { readonly name: string; readonly when: string; readonly where: string; readonly why: string }
type Wording = { readonly subject: (facts: Facts) => string; readonly lines: (facts: Facts) => readonly string[] }

/** What is said at each turn. The first line says what happened, and stands in a text by itself. */
const WORDINGS: Readonly<Record<CohortTold, Wording>> = {
  enrolled: {
    subject: ({ name }) => `You have a place: ${name}`,
    lines: ({ name, when, where }) => [
      `You have a place: ${name}. It begins on ${when}. ${where}`,
      'If you cannot come, please tell us.',
    ],
  },
  waiting: {
    subject: ({ name }) => `You are on the waiting list: ${name}`,
    lines: ({ name }) => [`You are on the waiting list: ${name}. We tell you when a place is free.`],
  },
  left: {
    subject: ({ name }) => `You are not on the list any more: ${name}`,
    lines: ({ name }) => [`You are not on the list any more: ${name}.`, 'You can come back at any time. Just ask us.'],
  },
  moved: {
    subject: ({ name }) => `Another time: ${name}`,
    lines: ({ name, when, where, why }) => [`${name} meets at another time: ${when}. ${where}`, why],
  },
  place: {
    subject: ({ name }) => `Another place: ${name}`,
    lines: ({ name, when, where }) => [`${name} meets at another place, from ${when} on. ${where}`],
  },
  added: {
    subject: ({ name }) => `More meetings: ${name}`,
    lines: ({ name, when, where }) => [
      `${name} goes on: it meets again on ${when}. ${where}`,
      'If you cannot come, please tell us.',
    ],
  },
  'called-off': {
    subject: ({ name, when }) => `No meeting on ${when}: ${name}`,
    lines: ({ name, when, why }) => [`${name} does not meet on ${when}. We are sorry.`, why],
  },
  certificate: {
    subject: ({ name }) => `Your certificate: ${name}`,
    lines: ({ name }) => [
      `Your certificate is ready: ${name}. Well done.`,
      'You can read and print it with your requests. Or ask us for it on paper.',
    ],
  },
}

/** Returns what somebody is told about a group they are in; null where they have no safe address. */
export function cohortMessage(
  told: CohortTold,
  { cohort, person, meeting, once }: AboutCohort,
  from: TellingFrom,
  now: Date,
): ResidentMessage | null {
  const link = `${from.origin}/requests`
  const where = `Where: ${meeting.whereWords}.`
  const facts = { name: cohort.name, when: momentOfMeeting(meeting.startsAt, now), where, why: meeting.words ?? '' }
  const { subject, lines } = WORDINGS[told]
  const said = lines(facts)
  return toldPerson(
    person,
    {
      kind: `cohort.${told}`,
      key: `cohort:${cohort.id}:${told}:${person.id}:${once}`,
      subject: subject(facts),
      lines: [...said, `See how it stands:\n${link}`],
      text: `${said[0]} ${link}`,
      slots: {
        title: cohort.name,
        organization: cohort.organizationName,
        date: meeting.startsAt,
        time: meeting.startsAt,
        link,
      },
    },
    from,
  )
}
