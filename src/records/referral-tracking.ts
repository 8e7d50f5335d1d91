import { sql } from 'kysely'
import type { DeclineReason } from '../domain/decline-reason.ts'
import type { Viewer } from '../domain/permission.ts'
import type { ReferralStatus } from '../domain/referral.ts'
import type { ReferralOutcome } from '../domain/referral-outcome.ts'
import { type RecordIds, recordsOf } from './folded.ts'
import { followsReferral } from './reach.ts'
import { type ListPlace, packetNames } from './referral-list.ts'
import type { Db } from './schema.ts'

/** A referral as whoever sent it, or sent the first of its thread, follows it. */
export type TrackedReferral = {
  readonly id: string
  readonly participantId: string
  readonly reference: string
  /** From the packet; null where another organisation wrote it. */
  readonly name: string | null
  readonly program: string
  readonly to: string
  readonly toOrganizationId: number
  /** No finer than the person agreed. */
  readonly state: ReferralStatus
  readonly outcome: ReferralOutcome | null
  readonly submittedAt: Date
  readonly nextStep: string | null
  readonly dueAt: Date | null
  readonly waitsForUs: boolean
  readonly toldAt: Date
  readonly endedAt: Date | null
  readonly parentId: string | null
  readonly by: string | null
}

const PAGE = 25

/** What is looked at of what was sent. */
export type SentPart = 'waits' | 'open' | 'ended'

/** Returns a page of what this viewer's organisation follows: what waits for us by its date, the rest newest first. */
export async function sentPage(
  db: Db,
  viewer: Viewer,
  part: SentPart,
  after: ListPlace | null,
  now: Date,
): Promise<{ readonly lines: readonly TrackedReferral[]; readonly next: ListPlace | null }> {
  const waits = part === 'waits'
  const rows = await tracked(db, viewer)
    .$if(waits, (query) => query.where('referral_tracking.waits_for_us', '=', true))
    .$if(part === 'open', (query) => query.where('referral_tracking.ended_at', 'is', null))
    .$if(part === 'ended', (query) => query.where('referral_tracking.ended_at', 'is not', null))
    .$if(after !== null, (query) =>
      query.where(
        waits
          ? sql<boolean>`(referral_tracking.due_at, referral_tracking.referral_id) > (${after?.dueAt}::timestamptz, ${after?.id}::uuid)`
          : sql<boolean>`(referral_tracking.submitted_at, referral_tracking.referral_id) < (${after?.dueAt}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .orderBy(waits ? 'referral_tracking.due_at' : 'referral_tracking.submitted_at', waits ? 'asc' : 'desc')
    .orderBy('referral_tracking.referral_id', waits ? 'asc' : 'desc')
    .limit(PAGE + 1)
    .execute()
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  const at = last && (waits ? last.due_at : last.submitted_at)
  return { lines: await withNames(db, viewer, rows.slice(0, PAGE), now), next: at ? { dueAt: at, id: last.id } : null }
}

/** Returns how many things wait for this viewer's organisation, counted up to a hundred. */
export async function waitingForUs(db: Db, viewer: Viewer): Promise<number> {
  const some = tracked(db, viewer).where('referral_tracking.waits_for_us', '=', true).limit(100)
  const { count } = await db
    .selectFrom(some.as('some'))
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Returns one that this viewer follows; null for everybody else's, and for what was never there. */
export async function findTracked(db: Db, viewer: Viewer, id: string, now: Date): Promise<TrackedReferral | null> {
  const rows = await tracked(db, viewer).where('referral_tracking.referral_id', '=', id).execute()
  return (await withNames(db, viewer, rows, now))[0] ?? null
}

/** Returns what came out of a referral, as far as this viewer follows it, in order. */
export async function childrenOf(db: Db, viewer: Viewer, id: string, now: Date): Promise<readonly TrackedReferral[]> {
  const rows = await tracked(db, viewer)
    .where('referral_tracking.parent_id', '=', id)
    .orderBy('referral_tracking.submitted_at')
    .execute()
  return withNames(db, viewer, rows, now)
}

/** Returns all referrals of somebody that this viewer's organisation follows, newest first. */
export async function sentOfPerson(
  db: Db,
  viewer: Viewer,
  participantId: RecordIds,
  now: Date,
): Promise<readonly TrackedReferral[]> {
  const rows = await tracked(db, viewer)
    .where('referral_tracking.participant_id', 'in', await recordsOf(db, viewer, participantId, now))
    .orderBy('referral_tracking.submitted_at', 'desc')
    .limit(50)
    .execute()
  return withNames(db, viewer, rows, now)
}

/** Returns who follows a referral: each hears of what comes out of it as well. */
export async function followersOf(
  db: Db,
  id: string,
): Promise<readonly { readonly organizationId: number; readonly accountId: number | null }[]> {
  return db
    .selectFrom('referral_tracking')
    .where('referral_id', '=', id)
    .select(['organization_id as organizationId', 'account_id as accountId'])
    .execute()
}

/** Returns why a referral was declined, for whoever follows it; null where it was not, or they have no business to know. */
export async function declinedWhy(db: Db, viewer: Viewer, id: string): Promise<DeclineReason | null> {
  const row = await db
    .selectFrom('referral_event')
    .innerJoin('referral_tracking', 'referral_tracking.referral_id', 'referral_event.referral_id')
    .where(followsReferral(viewer))
    .where('referral_event.referral_id', '=', id)
    .where('referral_event.for_referrer', '=', true)
    .where('referral_event.move', '=', 'decline')
    .select('referral_event.reason')
    .orderBy('referral_event.id', 'desc')
    .executeTakeFirst()
  return (row?.reason ?? null) as DeclineReason | null
}

const tracked = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('referral_tracking')
    .innerJoin('organization as receiver', 'receiver.id', 'referral_tracking.to_organization_id')
    .leftJoin('account as sender', 'sender.id', 'referral_tracking.account_id')
    .where(followsReferral(viewer))
    .select(['referral_tracking.referral_id as id', 'referral_tracking.reference', 'referral_tracking.program'])
    .select(['referral_tracking.state', 'referral_tracking.outcome', 'referral_tracking.submitted_at'])
    .select(['referral_tracking.next_step', 'referral_tracking.due_at', 'referral_tracking.waits_for_us'])
    .select(['referral_tracking.told_at', 'referral_tracking.ended_at', 'referral_tracking.parent_id'])
    .select('referral_tracking.participant_id')
    .select(['referral_tracking.to_organization_id', 'receiver.name as receiver_name', 'sender.name as sender_name'])

type Row = Awaited<ReturnType<ReturnType<typeof tracked>['execute']>>[number]

/** What was referred on was written by somebody else; whose it is stands in what we sent ourselves. */
async function withNames(db: Db, viewer: Viewer, rows: readonly Row[], now: Date): Promise<readonly TrackedReferral[]> {
  const ids = rows.flatMap(({ id, parent_id }) => (parent_id ? [id, parent_id] : [id]))
  const names = await packetNames(db, viewer, ids, now)
  return rows.map((row) => ({
    id: row.id,
    participantId: row.participant_id,
    reference: row.reference,
    name: names.get(row.id) ?? names.get(row.parent_id ?? '') ?? null,
    program: row.program,
    to: row.receiver_name,
    toOrganizationId: row.to_organization_id,
    state: row.state as ReferralStatus,
    outcome: row.outcome as ReferralOutcome | null,
    submittedAt: row.submitted_at,
    nextStep: row.next_step,
    dueAt: row.due_at,
    waitsForUs: row.waits_for_us,
    toldAt: row.told_at,
    endedAt: row.ended_at,
    parentId: row.parent_id,
    by: row.sender_name,
  }))
}
