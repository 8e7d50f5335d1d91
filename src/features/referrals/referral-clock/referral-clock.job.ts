import { londonDate } from '../../../domain/london-time.ts'
import { wordsOfLate, wordsOfNudge } from '../../../domain/referral-messages.ts'
import { AGREEMENT_TAKEN_BACK, type Moving, moveReferral } from '../../../domain/referral-move.ts'
import { queueMessage } from '../../../records/message.ts'
import {
  endPastHolds,
  lateForReferrers,
  lateTallies,
  personForClock,
  receiverName,
  referralForClock,
  unanswered,
  unshared,
} from '../../../records/referral-clock.ts'
import { keepMove } from '../../../records/referral-move.ts'
import type { Job, JobAsk } from '../../../web/job.ts'
import { tellReceiverOfEnd } from '../../../web/referral-ended.ts'
import { tellNews } from '../../../web/referral-news.ts'

/** The clock of referrals: what happens because time has passed. Each may run twice and does nothing then. */
export const referralClockJobs: readonly Job[] = [
  { name: 'expire-referrals', cron: '10 6 * * *', run: expireReferrals },
  { name: 'end-unshared-referrals', cron: '* * * * *', run: endUnshared },
  { name: 'end-referral-holds', cron: '5 0 * * *', run: endHolds },
  { name: 'late-referrals', cron: '20 8 * * 1-5', run: tellOfLate },
  { name: 'nudge-referrers', cron: '40 8 * * 1-5', run: nudgeReferrers },
]

/** Ends what nobody answered: the person hears that it was not their fault, and the referrer has the next step. */
export async function expireReferrals(ask: JobAsk): Promise<void> {
  const { db, now, log } = ask
  const count = await endEach(ask, await unanswered(db, now), { move: 'expire', side: 'clock', now })
  log.info({ job: 'expire-referrals', count }, 'referrals that nobody answered have ended')
}

/**
 * Ends what nobody may see any more, for the person took back what it rested on: whoever wrote that down could not end it
 * everywhere. It leaves the list of its receiver, who is told and keeps a stub.
 */
export async function endUnshared(ask: JobAsk): Promise<void> {
  const { db, now, log } = ask
  const taking: Moving = { move: 'withdraw', side: 'person', now, words: AGREEMENT_TAKEN_BACK }
  const count = await endEach(ask, await unshared(db), taking)
  log.info({ job: 'end-unshared-referrals', count }, 'referrals without an agreement have ended')
}

/** Makes this move of each, where the rules still allow it; returns of how many. */
async function endEach({ db, now, places, origin }: JobAsk, ids: readonly string[], moving: Moving): Promise<number> {
  let count = 0
  for (const id of ids) {
    const ended = await db.transaction().execute(async (db) => {
      const kept = await referralForClock(db, id)
      if (!kept) return false
      const made = moveReferral(kept.facts, moving)
      if (!made.ok) return false
      const { referral: after, moved } = made
      if (moved.move === 'withdraw') await tellReceiverOfEnd(db, kept, { by: null, origin }, now)
      await keepMove(db, 'job', { kept, after, moved, moving, why: 'referral' }, now)
      const phone = places.find(({ slug }) => slug === kept.placeSlug)?.contact.phone ?? ''
      const [person, to] = [await personForClock(db, kept), await receiverName(db, kept)]
      await tellNews(db, { kept, after, moved, moving, person, to, origin, phone }, now)
      return true
    })
    if (ended) count += 1
  }
  return count
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
