import { queueMessage } from '../../../records/message.ts'
import { handedOverBetween } from '../../../records/new-adviser.ts'
import type { Job, JobAsk } from '../../../web/job.ts'
import { newAdviserMessage } from './new-adviser.email.ts'

export const newAdviserJobs: Job[] = [{ name: 'tell-of-new-adviser', cron: '*/10 8-20 * * *', run: tell }]

/** A slip is handed back within a quarter of an hour; what happened overnight is told in the morning. */
const SETTLED = 15 * 60_000
const LOOKS_BACK = 24 * 3_600_000

/** Tells people who helps them now. The same question every ten minutes: the same message is never written twice. */
async function tell({ db, places, origin, now, log }: JobAsk): Promise<void> {
  const from = new Date(now.getTime() - LOOKS_BACK)
  const told = await handedOverBetween(db, from, new Date(now.getTime() - SETTLED))
  for (const one of told) {
    const place = places.find(({ slug }) => slug === one.placeSlug)
    if (!place) continue
    const host = place.hosts[0]
    const from = { origin: host ? `${new URL(origin).protocol}//${host}` : origin, phone: place.contact.phone }
    const message = newAdviserMessage(one, from)
    if (message) await queueMessage(db, message, now)
  }
  log.info({ job: 'tell-of-new-adviser', count: told.length }, 'people have somebody else who helps them')
}
