import type { Viewer } from '../domain/permission.ts'
import type { ReferralPacket } from '../domain/referral-packet.ts'
import { changesReferral, opensPacket, receivesReferral } from './reach.ts'
import { type KeptReferral, keptReferrals } from './referral-row.ts'
import type { Db } from './schema.ts'

/** Returns a referral as its receiving side sees it; null for everybody else, and for what was never there. */
export async function findReferral(db: Db, viewer: Viewer, id: string, now: Date): Promise<KeptReferral | null> {
  const rows = await db
    .selectFrom('referral')
    .selectAll()
    .where('id', '=', id)
    .where(receivesReferral(viewer, now))
    .execute()
  return (await keptReferrals(db, rows))[0] ?? null
}

/**
 * Returns a referral that this viewer may move: of the side that received it, of the one that sent it for as long as
 * nobody has taken it on, or of the person. Locked until the transaction ends, so that two cannot decide at once.
 */
export async function referralToMove(db: Db, viewer: Viewer, id: string): Promise<KeptReferral | null> {
  const rows = await db
    .selectFrom('referral')
    .selectAll()
    .where('id', '=', id)
    .where(changesReferral(viewer))
    .forUpdate()
    .execute()
  return (await keptReferrals(db, rows))[0] ?? null
}

/** Returns whether what a referral rested on was taken back, and nobody has agreed anew: its receiver reads a stub. */
export async function isUnshared(db: Db, { id }: Pick<KeptReferral, 'id'>): Promise<boolean> {
  const row = await db.selectFrom('referral').select('sharing_ended_at').where('id', '=', id).executeTakeFirst()
  return row?.sharing_ended_at != null
}

/** Returns what was passed on, as it was on the day; null where it is not, or no longer, for this viewer. */
export async function findPacket(
  db: Db,
  viewer: Viewer,
  referralId: string,
  now: Date,
): Promise<ReferralPacket | null> {
  const row = await db
    .selectFrom('referral_packet')
    .select('content')
    .where('referral_id', '=', referralId)
    .where(opensPacket(viewer, now))
    .executeTakeFirst()
  return row ? (row.content as ReferralPacket) : null
}

/** Returns of whom a packet is, for the history of whoever opens it; null where it is not for this viewer. */
export async function findPacketPerson(db: Db, viewer: Viewer, referralId: string, now: Date): Promise<string | null> {
  const row = await db
    .selectFrom('referral_packet')
    .select('participant_id')
    .where('referral_id', '=', referralId)
    .where(opensPacket(viewer, now))
    .executeTakeFirst()
  return row?.participant_id ?? null
}
