import { lateUntold, noteLateTold } from '../../../records/help-request-clock.ts'
import { removeOldDrafts } from '../../../records/help-request-draft.ts'
import { colleaguesAt } from '../../../records/hub-reach.ts'
import { queueMessage } from '../../../records/message.ts'
import { inTransaction } from '../../../records/transaction.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import type { Job, JobAsk } from '../../../web/job.ts'
import { late } from './help-requests.email.ts'

/** The reply clock: every hour through the day, for what fell due at the end of the day before. */
export const helpRequestJobs: readonly Job[] = [
  { name: 'late-help-requests', cron: '3 7-19 * * *', run: tellOfLate },
  { name: 'forget-help-drafts', cron: '40 * * * *', run: forgetDrafts },
]

/** Tells each hub's managers once of every request that is late; a hub without a manager hears it at its own address. */
export async function tellOfLate({ db, now, places, origin, log }: JobAsk): Promise<void> {
  const requests = await lateUntold(db, now)
  for (const request of requests) {
    await inTransaction(db, async (db) => {
      const managers = (await colleaguesAt(db, request.hubId)).filter(({ role }) => role === 'hub-manager')
      const place = places.find(({ slug }) => slug === request.placeSlug)
      const others = [request.hub.email ?? place?.contact.email].filter((email) => email !== undefined)
      const told = managers.length > 0 ? managers.map(({ email }) => email) : others
      for (const email of told) await queueMessage(db, late(request, email, dayWords(request.dueAt!, now), origin), now)
      await noteLateTold(db, request, now)
    })
  }
  log.info({ job: 'late-help-requests', count: requests.length }, 'hubs were told of requests that are late')
}

async function forgetDrafts({ db, now, log }: JobAsk): Promise<void> {
  log.info({ job: 'forget-help-drafts', count: await removeOldDrafts(db, now) }, 'drafts that were left are gone')
}
