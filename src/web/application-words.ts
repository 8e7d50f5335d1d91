import type { ApplicationMove } from '../domain/job-application.ts'

/** What happened, as each side reads it. */
export const ENTRY_WORDS: Readonly<
  Record<ApplicationMove | 'send', { readonly applicant: string; readonly organization: string }>
> = {
  send: { applicant: 'You sent it', organization: 'Sent to you' },
  shortlist: { applicant: 'You are on the shortlist', organization: 'Put on the shortlist' },
  invite: { applicant: 'They want to meet you', organization: 'Invited to meet' },
  offer: { applicant: 'They offer it to you', organization: 'Offered' },
  refuse: { applicant: 'They said no this time', organization: 'Said no' },
  accept: { applicant: 'You said yes', organization: 'They said yes' },
  start: { applicant: 'You started', organization: 'They started' },
  withdraw: { applicant: 'You took it back', organization: 'They took it back' },
  close: { applicant: 'No answer came', organization: 'Closed without an answer' },
}
