import { STATE_WORDS } from '../domain/job-application.ts'
import { londonDate } from '../domain/london-time.ts'
import type { Viewer } from '../domain/permission.ts'
import { type JobApplication, ownApplications } from '../records/job-application.ts'
import type { Db } from '../records/schema.ts'
import { dateWords } from './dates.ts'
import type { OwnRequest } from './own-request.ts'

export const ownApplicationPath = ({ reference }: Pick<JobApplication, 'reference'>): string =>
  `/requests/applications/${reference}`

/** Returns the applications this viewer sent, as lines of “Your requests”. */
export async function ownApplicationLines(db: Db, viewer: Viewer, now: Date): Promise<readonly OwnRequest[]> {
  return (await ownApplications(db, viewer)).map((application) => ({
    reference: application.reference,
    title: `${application.title}, ${application.organizationName}`,
    status: STATE_WORDS[application.state].applicant,
    nextStep: nextStepWords(application, now),
    date: application.sentAt,
    path: ownApplicationPath(application),
  }))
}

/** Returns what happens next, and by when; at an end, what one can do. */
export function nextStepWords({ state, nextStep, dueAt }: JobApplication, now: Date): string {
  if (nextStep && dueAt) {
    return dueAt >= now
      ? `${nextStep} by ${dateWords(londonDate(dueAt), londonDate(now))}`
      : `${nextStep}. It is late: we remind them`
  }
  if (state === 'started') return 'We wish you well there'
  return state === 'withdrawn' ? 'Nothing more happens' : 'See what would help next'
}
