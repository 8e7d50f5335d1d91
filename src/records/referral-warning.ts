import { sql } from 'kysely'
import { nameKey } from '../domain/participant.ts'
import type { Member } from '../domain/permission.ts'
import type { ReferredPerson } from '../domain/referral-packet.ts'
import { opensPacket } from './reach.ts'
import type { Db } from './schema.ts'

type Asked = Pick<ReferredPerson, 'givenName' | 'familyName' | 'bornOn' | 'email' | 'phone'>

/**
 * Returns whether somebody like this may be known already, somewhere in this place. Never where, nor who; people whose
 * record is kept shut, or kept from anybody, never count (`may_be_known` in the database).
 */
export async function mayBeKnown(db: Db, placeSlug: string, person: Asked): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`select may_be_known(${placeSlug}, ${nameKey(person.givenName)},
    ${nameKey(person.familyName)}, ${person.bornOn}::date, ${person.email}, ${person.phone}) as known`.execute(db)
  return rows[0]?.known ?? false
}

/** Returns the newest referral that this viewer's own team sent of somebody with the same name, still open; or null. */
export async function ownOpenReferralOf(
  db: Db,
  viewer: Member,
  person: Pick<Asked, 'givenName' | 'familyName'>,
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
