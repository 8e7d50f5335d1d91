import type { Viewer } from '../domain/permission.ts'
import { CLOSED_REFERRAL_STATUSES, type ReferralStatus } from '../domain/referral.ts'
import { receivesReferral, STUB_STATUSES } from './reach.ts'
import type { KeptReferral } from './referral-row.ts'
import type { Db } from './schema.ts'

/** Returns whether a referral that came out of this one is open, or ended otherwise than by being taken back. */
export async function childTaken(db: Db, kept: Pick<KeptReferral, 'id'>): Promise<boolean> {
  const ended = CLOSED_REFERRAL_STATUSES as readonly ReferralStatus[]
  const child = await db
    .selectFrom('referral')
    .select('id')
    .where('parent_id', '=', kept.id)
    .where((eb) => eb.or([eb('status', 'not in', [...ended]), eb('status', '=', 'closed')]))
    .limit(1)
    .executeTakeFirst()
  // A child that its sender may no longer read is followed all the same.
  const followed = await db
    .selectFrom('referral_tracking')
    .select('referral_id')
    .where('parent_id', '=', kept.id)
    .where('state', 'not in', ['withdrawn', 'declined', 'expired'])
    .limit(1)
    .executeTakeFirst()
  return child !== undefined || followed !== undefined
}

/** One referral of a thread, as far as this viewer may know of it. */
export type ThreadLine = {
  readonly id: string
  readonly reference: string
  readonly from: string
  readonly to: string
  readonly status: ReferralStatus
  readonly submittedAt: Date
  /** Where it can be opened; null: it is known that it was there, no more. */
  readonly path: string | null
}

/** Returns the referrals of a thread that this viewer's organisation received or follows, in order. */
export async function threadOf(db: Db, viewer: Viewer, threadId: string, now: Date): Promise<readonly ThreadLine[]> {
  const received = await db
    .selectFrom('referral')
    .innerJoin('organization as f', 'f.id', 'referral.from_organization_id')
    .innerJoin('organization as t', 't.id', 'referral.to_organization_id')
    .where('referral.thread_id', '=', threadId)
    .where(receivesReferral(viewer, now))
    .select(['referral.id', 'referral.reference', 'f.name as from', 't.name as to', 'referral.status'])
    .select('referral.submitted_at as submittedAt')
    .execute()
  return received
    .map((row) => ({ ...row, status: row.status as ReferralStatus, path: `/desk/referrals/${row.id}` }))
    .sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime())
}

export type ThreadEvent = {
  readonly id: number
  readonly at: Date
  readonly move: string
  readonly to: ReferralStatus
  readonly by: string | null
  readonly organization: string | null
  readonly reason: string | null
  readonly words: string | null
}

/** Returns what has happened to a referral that this viewer reads, in order: by which side, and in whose words. */
export async function eventsOf(
  db: Db,
  of: { readonly id: string; readonly status: ReferralStatus },
  reader: 'receiver' | 'referrer',
): Promise<readonly ThreadEvent[]> {
  const stub = reader === 'receiver' && (STUB_STATUSES as readonly string[]).includes(of.status)
  const rows = await db
    .selectFrom('referral_event as e')
    .leftJoin('account as a', 'a.id', 'e.account_id')
    .leftJoin('organization as o', 'o.id', 'e.organization_id')
    .where('e.referral_id', '=', of.id)
    .$if(stub, (query) => query.where('e.move', 'in', ['decline', 'refer-on', 'withdraw', 'expire']))
    .$if(reader === 'referrer', (query) => query.where('e.for_referrer', '=', true))
    .select(['e.id', 'e.at', 'e.move', 'e.to_status', 'a.name as by', 'o.name as organization', 'e.reason', 'e.words'])
    .select('e.undoes')
    .orderBy('e.id')
    .execute()
  const undone = new Set(rows.map(({ undoes }) => undoes))
  return rows
    .filter(({ id, undoes }) => undoes === null && !undone.has(id))
    .map(({ to_status, undoes: _, ...row }) => ({ ...row, to: to_status as ReferralStatus }))
}
