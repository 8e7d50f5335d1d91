import { declineReason } from '../domain/decline-reason.ts'
import type { Referral } from '../domain/referral.ts'
import { nextStepOf, STATUS_STEPS } from '../domain/referral-clock.ts'
import { statusSeenBy } from '../domain/referral-milestone.ts'
import type { Moving, ReferralMoved } from '../domain/referral-move.ts'
import { REFERRAL_OUTCOMES } from '../domain/referral-outcome.ts'
import type { ReferralPacket, ReferredPerson } from '../domain/referral-packet.ts'
import { clocksOf, findReferralProgram } from '../domain/referral-program.ts'
import type { KeptReferral } from '../records/referral-row.ts'
import type { Sent } from '../records/referral-send.ts'
import { tellFollowersOfNews, tellPerson } from '../records/referral-telling.ts'
import type { Db } from '../records/schema.ts'
import { dayWords } from './help-request-words.ts'

/** A move that was made, and who is to hear of it. */
export type News = {
  readonly kept: KeptReferral
  readonly after: Referral
  readonly moved: Pick<ReferralMoved, 'move'>
  readonly moving: Partial<Pick<Moving, 'move' | 'declineReason' | 'outcome' | 'feedback'>>
  /** As far as it is known how to reach them. */
  readonly person: ReferredPerson | null
  /** The organisation that has it. */
  readonly to: string
  readonly origin: string
  readonly phone: string
  /** What else the person reads about it; why, or how it ended, where nothing is given. */
  readonly last?: string
}

/** Tells the person what has happened and what is next, and those who follow it that there is news. */
export async function tellNews(db: Db, news: News, now: Date): Promise<void> {
  const { kept, after, moved, moving, person, to, origin, phone } = news
  const next = nextStepOf(after, now, clocksOf(findReferralProgram(kept.program)))
  if (person) {
    const facts = {
      reference: kept.reference,
      to,
      next: next ? `${next.forPerson}, by ${dayWords(next.dueAt, now)}` : '',
      words: news.last ?? lastWords(moving),
      origin,
      phone,
    }
    const telling = { move: moved.move, referralId: kept.id, person, facts, outcome: moving.outcome ?? null }
    await tellPerson(db, telling, now)
  }
  const agreement = { referral: true, ticked: kept.agreedMilestones }
  const seen = statusSeenBy('referrer', after.status, agreement) === after.status
  if (!seen || moving.feedback?.kind === 'suppressed') return
  await tellFollowersOfNews(db, { move: moved.move, referralId: kept.id, reference: kept.reference, origin }, now)
}

/** Why, or how it ended, in the words that are kept for the person. */
function lastWords({ declineReason: reason, outcome }: News['moving']): string | null {
  if (reason) return declineReason(reason).forPerson
  const words = REFERRAL_OUTCOMES.find(({ value }) => value === outcome)?.forPerson
  return words ? `${words}.` : null
}

/** Tells the person that a referral was sent for them, and who has it. */
export async function tellSent(
  db: Db,
  {
    sent,
    packet,
    to,
    origin,
    phone,
  }: {
    readonly sent: Sent
    readonly packet: ReferralPacket
    readonly to: string
    readonly origin: string
    readonly phone: string
  },
  now: Date,
): Promise<void> {
  const { forPerson } = STATUS_STEPS.submitted
  const facts = { reference: sent.reference, to, next: forPerson, words: null, origin, phone }
  await tellPerson(db, { move: 'submit', referralId: sent.id, person: packet.person, facts }, now)
}
