import { londonDate } from '../../../domain/london-time.ts'
import { wordsOfLate, wordsOfNudge } from '../../../domain/referral-messages.ts'
import { type Moving, moveReferral } from '../../../domain/referral-move.ts'
import { queueMessage } from '../../../records/message.ts'
import {
  endPastHolds,
  lateForReferrers,
  lateTallies,
  personForClock,
  receiverName,
  referralForClock,
  unanswered,
} from '../../../records/referral-clock.ts'
import { keepMove } from '../../../records/referral-move.ts'
import type { Job, JobAsk } from '../../../web/job.ts'
import { tellNews } from '../../../web/referral-news.ts'

/** The clock of referrals: what happens because time has passed. Each may run twice and does nothing then. */
export const referralClockJobs: readonly Job[] = [
  { name: 'expire-referrals', cron: '10 6 * * *', run: expireReferrals },
  { name: 'end-referral-holds', cron: '5 0 * * *', run: endHolds },
  { name: 'late-referrals', cron: '20 8 * * 1-5', run: tellOfLate },
  { name: 'nudge-referrers', cron: '40 8 * * 1-5', run: nudgeReferrers },
]

/** Ends what nobody answered: the person hears that it was not their fault, and the referrer has the next step. */
export async function expireReferrals({ db, now, places, origin, log }: JobAsk): Promise<void> {
  let count = 0
  for (const id of await unanswered(db, now)) {
    const expired = await db.transaction().execute(async (db) => {
      const kept = await referralForClock(db, id)
      if (!kept) return false
      const moving: Moving = { move: 'expire', side: 'clock', now }
      const made = moveReferral(kept.facts, moving)
      if (!made.ok) return false
      const { referral: after, moved } = made
      await keepMove(db, 'job', { kept, after, moved, moving, why: 'referral' }, now)
      const phone = places.find(({ slug }) => slug === kept.placeSlug)?.contact.phone ?? ''
      const [person, to] = [await personForClock(db, kept), await receiverName(db, kept)]
      await tellNews(db, { kept, after, moved, moving, person, to, origin, phone }, now)
      return true
    })
    if (expired) count += 1
  }
  log.info({ job: 'expire-referrals', count }, 'referrals that nobody answered have ended')
}

async function endHolds({ db, now, log }: JobAsk): Promise<void> {
  log.info({ job: 'end-referral-holds', count: await endPastHolds(db, now) }, 'holds that are past have ended')
}

/** One message a day to whoever has late referrals, or gives out those that nobody has: numbers alone. */
export async function tellOfLate({ db, now, origin, log }: JobAsk): Promise<void> {
  const tallies = await lateTallies(db, now)
  for (const { accountId, email, own, unassigned } of tallies) {
    const message = {
      key: `referral-late:${accountId}:${londonDate(now)}`,
      to: { kind: 'email', value: email },
      kind: 'referral.late',
      language: 'en',
      words: wordsOfLate({ own, unassigned }, origin),
      waitsForMorning: false,
    } as const
    await queueMessage(db, message, now)
  }
  log.info({ job: 'late-referrals', count: tallies.length }, 'those with late referrals were told')
}

/** One message for each date that passed, to whoever sent it and whose turn it is. */
export async function nudgeReferrers({ db, now, origin, log }: JobAsk): Promise<void> {
  const nudges = await lateForReferrers(db, now)
  for (const { referralId, reference, email, dueAt } of nudges) {
    const message = {
      key: `referral-nudge:${referralId}:${dueAt.getTime()}`,
      to: { kind: 'email', value: email },
      kind: 'referral.nudge',
      language: 'en',
      words: wordsOfNudge(reference, `${origin}/desk/referrals/sent/${referralId}`),
      waitsForMorning: false,
    } as const
    await queueMessage(db, message, now)
  }
  log.info({ job: 'nudge-referrers', count: nudges.length }, 'referrers whose turn it is were told')
}
