import { movesFor } from '../domain/referral.ts'
import { MOVE_REFUSALS, moveReferral, undoMove } from '../domain/referral-move.ts'
import type { ReferralFeedback } from '../domain/referral-outcome.ts'
import type { CaseOutcome, SupportCase } from '../domain/support-case.ts'
import { Conflict } from '../kit/errors.ts'
import { findOrganization } from '../records/organization.ts'
import { findParticipant } from '../records/participant.ts'
import { referralToMove } from '../records/referral.ts'
import { keepMove } from '../records/referral-move.ts'
import type { KeptReferral } from '../records/referral-row.ts'
import { keepUndo, lastMoveOf } from '../records/referral-undo.ts'
import type { Ask } from './ask.ts'
import { tellNews } from './referral-news.ts'

/** A referral that cannot be closed yet, in words for the form. */
export class ReferralRefuses extends Error {
  override name = 'ReferralRefuses'
}

/** Returns the referral that a case came out of, where it is still open and ends with the case; null where not. */
export async function referralOfCase({ db, viewer }: Ask, kept: SupportCase): Promise<KeptReferral | null> {
  const referral = kept.referralId ? await referralToMove(db, viewer, kept.referralId) : null
  return referral && movesFor(referral.facts.status, 'receiver').includes('close') ? referral : null
}

/**
 * Closes the referral that a case came out of, with what the referrer is to hear, in the caller's transaction; everybody
 * who follows it is told. Throws ReferralRefuses where its rules say no.
 */
export async function closeReferralOf(
  ask: Ask,
  referral: KeptReferral,
  ending: { readonly outcome: CaseOutcome; readonly feedback: ReferralFeedback },
): Promise<void> {
  const { db, viewer, now, origin, place } = ask
  const moving = { move: 'close', side: 'receiver', now, ...ending } as const
  const made = moveReferral(referral.facts, moving)
  if (!made.ok) throw new ReferralRefuses(MOVE_REFUSALS[made.why])
  const { moved, referral: after } = made
  const person = await findParticipant(db, viewer, referral.participantId, now)
  await keepMove(db, viewer, { kept: referral, after, moved, moving, why: 'support' }, now)
  const to = (await findOrganization(db, viewer, referral.toOrganizationId))?.name ?? ''
  await tellNews(db, { kept: referral, after, moved, moving, person, to, origin, phone: place.contact.phone }, now)
}

/** Opens the referral again that was closed with a case, where the end of the case is taken back. */
export async function reopenReferralOf(ask: Ask, kept: SupportCase, closedAt: Date): Promise<void> {
  const { db, viewer, now } = ask
  const referral = kept.referralId ? await referralToMove(db, viewer, kept.referralId) : null
  const last = referral && (await lastMoveOf(db, referral))
  if (!referral || last?.move !== 'close' || last.at.getTime() !== closedAt.getTime()) return
  const undone = undoMove(referral.facts, last, { side: 'receiver', now })
  if (!undone.ok) throw new Conflict(undone.why)
  await keepUndo(db, viewer, { kept: referral, after: undone.referral, last, why: 'support' }, now)
}
