import type { ResidentMessage } from '../domain/message.ts'
import type { Participant } from '../domain/participant.ts'
import { type TellingFrom, toldPerson } from './told-person.ts'

/** Returns the question whether somebody is still in work; null where no way is safe to ask by. */
export const jobCheckMessage = (person: Participant, checkId: string, from: TellingFrom): ResidentMessage | null =>
  toldPerson(
    person,
    {
      kind: 'job.check',
      key: `job-check:${checkId}`,
      subject: 'Are you still in work?',
      lines: [
        'Some time ago you told us that you started a job. Are you still in work?',
        `One press is enough. Tell us here:\n${from.origin}/requests/record`,
        'If it did not work out, that is fine. Tell us, and we help again.',
      ],
      text: `Are you still in work? Answer YES or NO, or tell us here: ${from.origin}/requests/record`,
      slots: { link: `${from.origin}/requests/record` },
    },
    from,
  )
