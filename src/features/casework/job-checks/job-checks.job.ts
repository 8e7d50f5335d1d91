import { type AskingCheck, checksToAsk, markAsked } from '../../../records/job-check-clock.ts'
import { queueMessage } from '../../../records/message.ts'
import type { Db } from '../../../records/schema.ts'
import { askByText } from '../../../records/text-question.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Job, JobAsk } from '../../../web/job.ts'
import { jobCheckMessage } from '../../../web/job-check-message.ts'

/** Late in the morning: nobody is asked about work on their way there. */
export const jobCheckJobs: readonly Job[] = [
  { name: 'ask-who-still-works', cron: '10 10 * * *', run: askWhoStillWorks },
]

/**
 * Asks whoever said that they have a job whether they still do, thirteen and twenty-six weeks after its start: by the
 * way they said is safe, once. Where there is none, whoever has the case asks them. An answer by text is taken for weeks.
 */
export async function askWhoStillWorks({ db, places, origin, now, log }: JobAsk): Promise<void> {
  const asking = await checksToAsk(db, now)
  for (const one of asking) {
    const place = places.find(({ slug }) => slug === one.placeSlug)
    if (!place) continue
    const host = place.hosts[0]
    const from = { origin: host ? `${new URL(origin).protocol}//${host}` : origin, phone: place.contact.phone }
    await inTransaction(db, (db) => ask(db, one, from, now))
  }
  log.info({ job: 'ask-who-still-works', count: asking.length }, 'people were asked whether they are still in work')
}

async function ask(db: Db, { check, person }: AskingCheck, from: { origin: string; phone: string }, now: Date) {
  const message = person.othersMaySee ? null : jobCheckMessage(person, check.id, from)
  if (!message) return markAsked(db, check, 'adviser', now)
  await queueMessage(db, message, now)
  const byText = message.to.kind === 'phone'
  if (byText) {
    const { participantId, caseId, id } = check
    await askByText(db, message.to.value, { participantId, caseId, kind: 'still-in-work', facts: { check: id } }, now)
  }
  return markAsked(db, check, byText ? 'text' : 'email', now)
}
