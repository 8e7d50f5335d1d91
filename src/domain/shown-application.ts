import { type EnrolmentStatus, statusShort } from './enrolment.ts'
import { type ApplicationState, STATE_WORDS } from './job-application.ts'

/** How something stands that somebody applied for, and shows to whoever helps them. */
export type ShownStanding =
  | { readonly what: 'application'; readonly state: ApplicationState }
  | { readonly what: 'enrolment'; readonly state: EnrolmentStatus }

/** Returns it in words, for whoever helps them: what is new to an employer was sent by them. */
export function standingWords(one: ShownStanding): string {
  if (one.what === 'enrolment') return statusShort(one.state)
  return one.state === 'submitted' ? 'Sent' : STATE_WORDS[one.state].organization
}
