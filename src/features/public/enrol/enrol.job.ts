import type { Enrolment } from '../../../domain/enrolment.ts'
import { addDays, londonDate, londonDateAndTime, startOfLondonDay } from '../../../domain/london-time.ts'
import { PUBLIC } from '../../../domain/permission.ts'
import { changeEnrolment, offerFreePlaces } from '../../../records/enrolment.ts'
import { lockEnrolment, waitingWork } from '../../../records/enrolment-clock.ts'
import { allInterested, readEnrolment, startingBetween } from '../../../records/enrolment-list.ts'
import { enrolmentWay, startsOf } from '../../../records/enrolment-start.ts'
import { queueMessage } from '../../../records/message.ts'
import { opportunitiesByIds } from '../../../records/opportunity.ts'
import { inTransaction } from '../../../records/transaction.ts'
import { type EnrolmentTold, enrolmentMessage } from '../../../web/enrolment-messages.ts'
import type { Job, JobAsk } from '../../../web/job.ts'

export const enrolJobs: readonly Job[] = [
  { name: 'tend-waiting-lists', cron: '*/10 * * * *', run: tendWaitingLists },
  { name: 'remind-of-first-days', cron: '0 9,13 * * *', run: remindOfTomorrow },
]

/** Ends offers nobody took, offers what is free to who waits longest, and tells who waited for a date. */
export async function tendWaitingLists(ask: JobAsk): Promise<void> {
  const { ended, runs } = await waitingWork(ask.db, ask.now)
  for (const id of ended) await inTransaction(ask.db, (db) => endOffer({ ...ask, db }, id))
  for (const id of runs) {
    await inTransaction(ask.db, async (db) => {
      for (const enrolment of await offerFreePlaces(db, id, ask.now)) await tell({ ...ask, db }, enrolment, 'offered')
    })
  }
  await tellOfDates(ask)
}

async function endOffer(ask: JobAsk, id: number): Promise<void> {
  await lockEnrolment(ask.db, id)
  const before = await readEnrolment(ask.db, id)
  if (before.status !== 'offered' || !before.offeredUntil || before.offeredUntil > ask.now) return
  const { enrolment, offered } = await changeEnrolment(ask.db, 'job', before, 'end-offer', ask.now)
  await tell(ask, enrolment, 'offer-ended')
  for (const next of offered) await tell(ask, next, 'offered')
}

async function tell({ db, now, origin }: JobAsk, enrolment: Enrolment, told: EnrolmentTold): Promise<void> {
  const again = told === 'offered' ? (enrolment.offeredUntil?.toISOString() ?? '') : ''
  const message = enrolmentMessage(enrolment, told, { origin, now, again })
  if (message) await queueMessage(db, message, now)
}

/** Each date is told once, by the key of the message. */
async function tellOfDates({ db, now, origin }: JobAsk): Promise<void> {
  const interested = await allInterested(db)
  const opportunities = await opportunitiesByIds(db, PUBLIC, [...new Set(interested.map((one) => one.opportunityId))])
  for (const opportunity of opportunities) {
    if ((await enrolmentWay(db, opportunity, now)) !== 'places') continue
    const first = (await startsOf(db, opportunity, now)).find(({ left }) => left !== 0)
    if (!first) continue
    for (const enrolment of interested.filter(({ opportunityId }) => opportunityId === opportunity.id)) {
      const again = first.startsAt.toISOString()
      const message = enrolmentMessage(enrolment, 'date', { origin, now, again })
      if (message) await queueMessage(db, message, now)
    }
  }
}

/** Reminds of what begins tomorrow, in London, by e-mail or text; once, however often it runs. */
export async function remindOfTomorrow({ db, now, origin }: JobAsk): Promise<void> {
  const tomorrow = addDays(londonDate(now), 1)
  const from = startOfLondonDay(tomorrow)
  const to = startOfLondonDay(addDays(tomorrow, 1))
  for (const enrolment of await startingBetween(db, from, to)) {
    const again = enrolment.startsAt ? londonDateAndTime(enrolment.startsAt).date : ''
    const message = enrolmentMessage(enrolment, 'reminder', { origin, now, again })
    if (message) await queueMessage(db, message, now)
  }
}
