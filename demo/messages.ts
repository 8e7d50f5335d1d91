import type { Viewer } from '../src/domain/permission.ts'
import { answered } from '../src/features/employers/job-applications/job-applications.email.ts'
import { ownEnrolments } from '../src/records/enrolment-list.ts'
import { ownApplications } from '../src/records/job-application.ts'
import { queueMessage } from '../src/records/message.ts'
import type { Db } from '../src/records/schema.ts'
import { enrolmentMessage, toldAtFirst } from '../src/web/enrolment-messages.ts'
import { mailbox } from './cast.ts'

const WRITTEN_TO = ['Rahima Khatun-Lee', 'Yusuf Al-Nahri', 'Deniz Aydoğan', 'Peter Lanyon-Fry']
/** Who was told no, in words that point to what would help. */
const REFUSED = 'Deniz Aydoğan'

/** Puts a few messages into the outbox, in the languages of their readers; doing it again adds none. */
export async function seedMessages(db: Db, origin: string, now: Date): Promise<void> {
  for (const who of WRITTEN_TO) {
    for (const enrolment of await ownEnrolments(db, residentWith(who))) {
      if (!enrolment.startsAt || enrolment.startsAt < now) continue
      const message = enrolmentMessage(enrolment, toldAtFirst(enrolment), { origin, now: enrolment.madeAt })
      if (message) await queueMessage(db, message, now)
    }
  }
  for (const { adjustmentTold: _, ...application } of await ownApplications(db, residentWith(REFUSED))) {
    if (application.state !== 'unsuccessful') continue
    const words = 'Thank you for applying. We chose somebody who has baked for a living. We wish you well.'
    const told = {
      move: 'refuse',
      words,
      reason: application.reason,
      next: null,
      origin,
      now: application.movedAt,
    } as const
    await queueMessage(db, answered(application, told), now)
  }
}

const residentWith = (who: string): Viewer => ({ kind: 'resident', address: { kind: 'email', value: mailbox(who) } })
