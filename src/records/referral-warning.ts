import { nameKey } from '../domain/participant.ts'
import type { Member } from '../domain/permission.ts'
import type { ReferredPerson } from '../domain/referral-packet.ts'
import { knownOf } from './participant.ts'
import { possibleMatches } from './person-match.ts'
import { opensPacket } from './reach.ts'
import type { Db } from './schema.ts'

/** More likely than not. */
const LIKELY_BITS = 0

/**
 * Returns whether somebody like this may be known already. Never where, nor who; people whose record is kept shut, or
 * kept from anybody, never count (`match_candidates` in the database).
 */
export async function mayBeKnown(db: Db, viewer: Member, person: ReferredPerson, now: Date): Promise<boolean> {
  const { matches, elsewhere } = await possibleMatches(db, viewer, knownOf(person), now)
  return elsewhere || matches.some(({ bits }) => bits >= LIKELY_BITS)
}

/** Returns the newest referral that this viewer's own team sent of somebody with the same name, still open; or null. */
export async function ownOpenReferralOf(
  db: Db,
  viewer: Member,
  person: Pick<ReferredPerson, 'givenName' | 'familyName'>,
  now: Date,
): Promise<{ readonly id: string; readonly sentAt: Date } | null> {
  const row = await db
    .selectFrom('referral_packet')
    .innerJoin('referral_tracking', 'referral_tracking.referral_id', 'referral_packet.referral_id')
    .where('referral_tracking.organization_id', '=', viewer.membership.organizationId)
    .where('referral_tracking.ended_at', 'is', null)
    .where('given_key', '=', nameKey(person.givenName))
    .where('family_key', '=', nameKey(person.familyName))
    .where('from_organization_id', '=', viewer.membership.organizationId)
    .where(opensPacket(viewer, now))
    .orderBy('sealed_at', 'desc')
    .select(['referral_packet.referral_id', 'sealed_at'])
    .executeTakeFirst()
  return row ? { id: row.referral_id, sentAt: row.sealed_at } : null
}
