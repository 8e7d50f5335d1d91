import type { Purpose } from '../domain/purpose.ts'
import { isOpenReferral } from '../domain/referral.ts'
import { type Moving, moveReferral } from '../domain/referral-move.ts'
import type { ReferredPerson } from '../domain/referral-packet.ts'
import { accountOf } from '../records/history.ts'
import { referralToMove } from '../records/referral.ts'
import { keepMove } from '../records/referral-move.ts'
import type { Ask } from './ask.ts'
import { tellReceiverOfEnd } from './referral-ended.ts'
import { tellNews } from './referral-news.ts'

/** A referral that the person takes back, and to which organisation it went. */
export type TakingBack = {
  readonly id: string
  readonly person: ReferredPerson
  readonly to: string
  /** Why, where more is said than that it was: the receiver reads it. */
  readonly words?: string
  readonly why: Purpose
}

/** Takes an open referral back for the person, and tells everybody, its receiver too; returns whether it was open, and this viewer's to move. */
export async function takeBack(
  { db, viewer, now, origin, place }: Pick<Ask, 'db' | 'viewer' | 'now' | 'origin' | 'place'>,
  { id, person, to, words, why }: TakingBack,
): Promise<boolean> {
  const kept = await referralToMove(db, viewer, id)
  if (!kept || !isOpenReferral(kept.facts.status)) return false
  const moving: Moving = { move: 'withdraw', side: 'person', now, words: words ?? null }
  const made = moveReferral(kept.facts, moving)
  if (!made.ok) return false
  const { referral: after, moved } = made
  await tellReceiverOfEnd(db, kept, { by: accountOf(viewer), origin }, now)
  await keepMove(db, viewer, { kept, after, moved, moving, why }, now)
  await tellNews(db, { kept, after, moved, moving, person, to, origin, phone: place.contact.phone }, now)
  return true
}
