import { appointmentReminders } from '../../../records/appointment-list.ts'
import { queueMessage } from '../../../records/message.ts'
import { appointmentMessage } from '../../../web/appointment-messages.ts'
import type { Job, JobAsk } from '../../../web/job.ts'

export const appointmentJobs: Job[] = [{ name: 'remind-of-appointments', cron: '*/10 10-20 * * *', run: remind }]

/** Asks the same question every ten minutes: a message with the same key is never written twice. */
async function remind({ db, places, origin, now, log }: JobAsk): Promise<void> {
  const due = await appointmentReminders(db, now)
  for (const { appointment, person, placeSlug } of due) {
    const place = places.find(({ slug }) => slug === placeSlug)
    if (!place) continue
    const host = place.hosts[0]
    const from = {
      origin: host ? `${new URL(origin).protocol}//${host}` : origin,
      phone: place.contact.phone,
      organization: place.council,
    }
    const message = appointmentMessage('reminder', { appointment, person }, from, now)
    if (message) await queueMessage(db, message, now)
  }
  log.info({ job: 'remind-of-appointments', count: due.length }, 'people have an appointment tomorrow')
}
