import {
  HELP_REQUEST_OUTCOMES,
  HELP_REQUEST_STATUSES,
  type HelpRequest,
  type HelpRequestEntryKind,
} from '../domain/help-request.ts'
import { londonDate } from '../domain/london-time.ts'
import { dateWords } from './dates.ts'

/** What the person reads about each thing that happened. */
export const ENTRY_FOR_PERSON: Readonly<Record<HelpRequestEntryKind, string>> = {
  asked: 'You asked for help',
  taken: 'An adviser took your request',
  assigned: 'Your request was given to an adviser',
  'handed-over': 'Your request went to another hub',
  'not-reached': 'We tried to reach you',
  'left-message': 'We left you a message',
  reached: 'We spoke with you',
  met: 'You met an adviser',
  closed: 'Your request was closed',
  withdrawn: 'You stopped your request',
  added: 'You told us more',
  'contact-changed': 'You changed how we contact you',
}

/** The same at the desk. */
export const ENTRY_AT_DESK: Readonly<Record<HelpRequestEntryKind, string>> = {
  asked: 'Asked for help',
  taken: 'Taken',
  assigned: 'Given to an adviser',
  'handed-over': 'Handed over to another hub',
  'not-reached': 'Tried, not reached',
  'left-message': 'Left a message',
  reached: 'Reached',
  met: 'Met',
  closed: 'Closed',
  withdrawn: 'Withdrawn by the person',
  added: 'The person added',
  'contact-changed': 'The person changed how to contact them',
}

/** Returns a moment as the day it is in London: "Tuesday 24 November". */
export const dayWords = (moment: Date, now: Date): string => dateWords(londonDate(moment), londonDate(now))

/** Returns how a request stands, as the person reads it. */
export const statusForPerson = ({ status }: Pick<HelpRequest, 'status'>): string =>
  HELP_REQUEST_STATUSES.find(({ value }) => value === status)!.forPerson

/** Returns what happens next and by when; how it ended where it is closed. */
export function nextForPerson(request: HelpRequest, now: Date): string {
  if (!request.nextStep || !request.dueAt) {
    return HELP_REQUEST_OUTCOMES.find(({ value }) => value === request.outcome)?.forPerson ?? ''
  }
  if (request.dueAt < now) return `${request.nextStep}. This is late, and we are sorry. The hub has been told.`
  return `${request.nextStep}, by ${dayWords(request.dueAt, now)}`
}
