import type { Viewer } from '../domain/permission.ts'
import type { Purpose } from '../domain/purpose.ts'
import { isOpenReferral, type ReferralMove, type ReferralSide, type ReferralStatus } from '../domain/referral.ts'
import { type ReferralMoved, undoUntil } from '../domain/referral-move.ts'
import { Conflict } from '../kit/errors.ts'
import { takeBackCaseOf } from './case-from-referral.ts'
import { accountOf, organizationOf, writeHistory } from './history.ts'
import { keepStanding, tellFollowers } from './referral-move.ts'
import { type KeptReferral, referralBefore } from './referral-row.ts'
import { takeBackTelling } from './referral-telling.ts'
import type { Db } from './schema.ts'

/** The last move of a referral, as it can be taken back. */
export type LastMove = ReferralMoved & {
  readonly eventId: number
  readonly accountId: number | null
  /** The last moment at which it can be. */
  readonly until: Date
}

/** Returns the last move that was made, where it can be taken back at all; null where it was taken back already. */
export async function lastMoveOf(db: Db, kept: Pick<KeptReferral, 'id'>): Promise<LastMove | null> {
  const event = await db
    .selectFrom('referral_event')
    .selectAll()
    .where('referral_id', '=', kept.id)
    .where('move', 'not in', ['hold', 'resume'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const facts = event?.facts as { side?: ReferralSide; before?: unknown } | undefined
  if (!event || event.undoes !== null || !facts?.side || !facts.before) return null
  const { move, at } = { move: event.move as ReferralMove, at: event.at }
  const until = undoUntil({ move, at })
  if (!until) return null
  return {
    ...{ eventId: event.id, accountId: event.account_id, until, move, at, side: facts.side },
    from: event.from_status as ReferralStatus,
    to: event.to_status as ReferralStatus,
    before: referralBefore(facts.before),
  }
}

/**
 * Puts a referral back as it was before its last move (`undoMove` of domain/referral-move.ts says whether), with all
 * that the move brought: sight of the person, the try that was written down, and messages that have not gone.
 */
export async function keepUndo(
  db: Db,
  viewer: Viewer,
  undoing: {
    readonly kept: KeptReferral
    readonly after: KeptReferral['facts']
    readonly last: LastMove
    readonly why: Purpose
  },
  now: Date,
): Promise<void> {
  const { kept, after, last, why } = undoing
  if (last.move === 'start') await takeBackCaseOf(db, viewer, kept, last.at, now)
  await keepStanding(db, kept, after, now, { outcome: null, feedback_sent_at: null, feedback_suppressed: null })
  await putReachBack(db, kept, last, now)
  if (last.move === 'attempt-contact') await takeBackAttempt(db, kept, last, now)
  if (!isOpenReferral(last.to) && isOpenReferral(after.status)) await holdAgain(db, kept, after)
  await db
    .insertInto('referral_event')
    .values({
      ...{ referral_id: kept.id, participant_id: kept.participantId, at: now, move: 'undo' },
      ...{ from_status: last.to, to_status: after.status, reason: null, words: null },
      account_id: accountOf(viewer),
      organization_id: organizationOf(viewer),
      facts: '{}',
      ...{ for_referrer: false, for_person: true, undoes: last.eventId },
    })
    .execute()
  await tellFollowers(db, kept, after, now)
  await takeBackTelling(db, { referralId: kept.id, move: last.move, at: last.at }, now)
  const details = { move: last.move, from: last.to, to: after.status }
  await writeHistory(db, viewer, 'referral.undone', `referral:${kept.id}`, details, now, {
    participantId: kept.participantId,
    why,
  })
}

/** Accepting opened the record of the person, passing it on closed it: the other way round. */
async function putReachBack(db: Db, kept: KeptReferral, { move, at }: LastMove, now: Date): Promise<void> {
  const own = db
    .updateTable('participant_reach')
    .where('referral_id', '=', kept.id)
    .where('organization_id', '=', kept.toOrganizationId)
    .where('ground', '=', 'referral')
  if (move === 'accept') await own.set({ until: now }).where('until', 'is', null).execute()
  if (move === 'refer-on' || move === 'withdraw') await own.set({ until: null }).where('until', '=', at).execute()
}

async function takeBackAttempt(db: Db, kept: KeptReferral, last: LastMove, now: Date): Promise<void> {
  const known = last.before.attempts.length
  const made = kept.facts.attempts[known]
  if (!made) throw new Conflict('nothing-to-undo')
  await db
    .updateTable('contact_attempt')
    .set({ taken_back_at: now })
    .where('referral_id', '=', kept.id)
    .where('at', '=', made.at)
    .where('taken_back_at', 'is', null)
    .execute()
}

/** The end of a referral ended its hold; where that is taken back, the hold goes on. */
async function holdAgain(db: Db, kept: KeptReferral, { holds }: KeptReferral['facts']): Promise<void> {
  for (const { from, until, endedOn } of holds) {
    if (endedOn !== null) continue
    await db
      .updateTable('referral_hold')
      .set({ ended_on: null })
      .where('referral_id', '=', kept.id)
      .where('from_on', '=', from)
      .where('until_on', '=', until)
      .execute()
  }
}
