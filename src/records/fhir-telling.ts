import { sql } from 'kysely'
import type { ReferralMove } from '../domain/referral.ts'
import { tellAt } from '../domain/referral-move.ts'
import { type FollowedReferral, followed, packetNumbers, stillAgreed } from './fhir-referral.ts'
import type { Db } from './schema.ts'

/** A referral of which its sender has not heard the latest, and where they want to hear it. */
export type Telling = {
  readonly referral: FollowedReferral
  /** What they were told last. */
  readonly told: string
  readonly tries: number
  readonly endpoint: string
  readonly odsCode: string | null
  /** What an answer is signed with: the digest of the token that they alone have. */
  readonly tokenHash: Buffer
}

/** A try that was begun and never ended counts as failed after so long; milliseconds. */
const LONGEST_TRY = 120_000

/**
 * Returns what is to be told now, the longest waiting first: a referral, or one that came out of it, has moved since its
 * sender was told, and the move can no longer be taken back. Nobody is told of somebody whose record is restricted, or who took back that it was shared.
 */
export async function dueTellings(db: Db, now: Date, most = 50): Promise<readonly Telling[]> {
  const rows = await db
    .selectFrom('fhir_request as f')
    .innerJoin('fhir_peer as p', 'p.id', 'f.peer_id')
    .innerJoin('referral_tracking', (join) =>
      join
        .onRef('referral_tracking.referral_id', '=', 'f.referral_id')
        .onRef('referral_tracking.organization_id', '=', 'f.organization_id'),
    )
    .innerJoin('organization as o', 'o.id', 'f.organization_id')
    .where('p.endpoint', 'is not', null)
    .where('p.revoked_at', 'is', null)
    .where('p.expires_at', '>', now)
    .where('o.standing', 'not in', ['suspended', 'refused'])
    .where((eb) => eb.or([eb('f.next_try_at', 'is', null), eb('f.next_try_at', '<=', now)]))
    .where(sql<boolean>`exists (select from referral_tracking t where t.organization_id = f.organization_id
      and (t.referral_id = f.referral_id or t.parent_id = f.referral_id)
      and t.told_at > f.told_at and (f.given_up_at is null or t.told_at > f.given_up_at))`)
    .where(sql<boolean>`not exists (select from restriction r where r.participant_id = f.participant_id
      and r.lifted_at is null)`)
    .where(stillAgreed(now))
    .select(['f.referral_id', 'f.organization_id', 'f.told', 'f.tries', 'f.given_up_at', 'p.endpoint', 'p.ods_code'])
    .select('p.token_hash')
    .orderBy('f.told_at')
    .limit(most)
    .execute()
  const everything = sql<boolean>`true`
  const referrals = await followed(db, rows, (ids) => packetNumbers(db, ids, everything))
  const unsettled = await unsettledOf(
    db,
    referrals.flatMap(({ id, parts }) => [id, ...parts.map((part) => part.id)]),
    now,
  )
  return rows.flatMap((row) => {
    const referral = referrals.find(({ id }) => id === row.referral_id)
    if (!referral || [referral, ...referral.parts].some(({ id }) => unsettled.has(id))) return []
    // What was given up begins anew with the next news.
    const tries = row.given_up_at === null ? row.tries : 0
    const { told, endpoint, ods_code, token_hash } = row
    return [{ referral, told, tries, endpoint: endpoint!, odsCode: ods_code, tokenHash: token_hash }]
  })
}

/** Returns those whose last move can still be taken back: nobody outside is told of a slip. */
async function unsettledOf(db: Db, ids: readonly string[], now: Date): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('referral_event')
    .distinctOn('referral_id')
    .where('referral_id', 'in', [...ids])
    .where('move', 'not in', ['hold', 'resume'])
    .select(['referral_id', 'move', 'at', 'undoes'])
    .orderBy('referral_id')
    .orderBy('id', 'desc')
    .execute()
  const settledAt = (row: { move: string; at: Date }) => tellAt({ move: row.move as ReferralMove, at: row.at })
  return new Set(rows.filter((row) => row.undoes === null && settledAt(row) > now).map((row) => row.referral_id))
}

/** Notes that a try begins, so that one which never ends is made again. */
export async function beginTelling(db: Db, id: string, now: Date): Promise<void> {
  const next = new Date(now.getTime() + LONGEST_TRY)
  await db.updateTable('fhir_request').set({ next_try_at: next }).where('referral_id', '=', id).execute()
}

/** Notes what the sender knows now. `now` is the moment at which the referral was read. */
export async function noteTold(db: Db, id: string, told: string, now: Date): Promise<void> {
  await db
    .updateTable('fhir_request')
    .set({ told, told_at: now, tries: 0, next_try_at: null, given_up_at: null, last_trouble: null })
    .where('referral_id', '=', id)
    .execute()
}

/** Notes that the sender could not be told, and when to try again; null: no more, until there is other news. */
export async function noteUntold(
  db: Db,
  id: string,
  failed: { readonly tries: number; readonly again: Date | null; readonly trouble: string },
  now: Date,
): Promise<void> {
  await db
    .updateTable('fhir_request')
    .set({
      tries: failed.tries,
      next_try_at: failed.again,
      given_up_at: failed.again ? null : now,
      last_trouble: failed.trouble.slice(0, 200),
    })
    .where('referral_id', '=', id)
    .execute()
}
