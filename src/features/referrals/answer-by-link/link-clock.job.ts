import { londonDate } from '../../../domain/london-time.ts'
import { linksDue, makeLink, wasQueued } from '../../../records/referral-link.ts'
import type { Db } from '../../../records/schema.ts'
import { inTransaction } from '../../../records/transaction.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import type { Job } from '../../../web/job.ts'

/** A reminder comes on the last day, or the evening before it. */
const AHEAD_MS = 36 * 3_600_000

/**
 * Reminds partners who answer by a link: once before what they owe is due, and once when it is late. With a new link, for
 * nobody can look up the old one. Returns how many were reminded.
 */
export async function remindLinks(db: Db, origin: string, now: Date): Promise<number> {
  let reminded = 0
  for (const due of await linksDue(db, new Date(now.getTime() + AHEAD_MS), now)) {
    const late = due.dueAt < now
    const key = `referral:${due.referralId}:link-${late ? 'late' : 'soon'}:${londonDate(due.dueAt)}`
    if (await wasQueued(db, key)) continue
    const by = dayWords(due.dueAt, now)
    const step = late
      ? `This was due by ${by}: ${due.nextStep}. Somebody is waiting.`
      : `Please do this by ${by}: ${due.nextStep}.`
    await inTransaction(db, (db) => makeLink(db, due, { origin, step, key }, now))
    reminded += 1
  }
  return reminded
}

export const answerByLinkJobs: readonly Job[] = [
  {
    name: 'remind-links',
    cron: '10 9-16 * * 1-5',
    async run({ db, origin, now, log }) {
      const count = await remindLinks(db, origin, now)
      log.info({ job: 'remind-links', count }, 'partners by link were reminded')
    },
  },
]
