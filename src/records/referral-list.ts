import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { nameKey } from '../domain/participant.ts'
import type { Viewer } from '../domain/permission.ts'
import { readReference } from '../domain/reference.ts'
import type { ReferralStatus } from '../domain/referral.ts'
import { type RecordIds, recordsOf } from './folded.ts'
import { begins } from './participant.ts'
import { opensPacket, receivesReferral } from './reach.ts'
import type { Db } from './schema.ts'

/** The parts of an inbox. */
export type InboxPart = 'open' | 'mine' | 'unassigned' | 'late' | 'on-hold'

/** One referral in a list. The name is known as long as the packet is open to whoever looks. */
export type ReferralLine = {
  readonly id: string
  readonly reference: string
  readonly name: string | null
  readonly program: string
  readonly status: ReferralStatus
  readonly nextStep: string | null
  readonly ownerSide: 'referrer' | 'receiver' | 'person' | null
  readonly dueAt: Date | null
  readonly heldUntil: string | null
  readonly urgent: boolean
  readonly ownerAccountId: number | null
  readonly ownerName: string | null
  readonly hubId: number | null
  readonly from: string
  readonly submittedAt: Date
}

/** Where a page ended: the next begins after it. */
export type ListPlace = { readonly dueAt: Date; readonly id: string }

const PAGE = 25
/** Counting stops here: "99+" says enough, and twenty thousand rows are not counted for each look. */
const MOST_COUNTED = 100

/** Returns a page of the open referrals of this viewer's organisation, most urgent date first. */
export async function inboxPage(
  db: Db,
  viewer: Viewer,
  part: InboxPart,
  after: ListPlace | null,
  now: Date,
): Promise<{ readonly lines: readonly ReferralLine[]; readonly next: ListPlace | null }> {
  const rows = await lines(db, viewer, now)
    .where('referral.ended_at', 'is', null)
    .where(belongs(part, viewer, now))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(referral.due_at, referral.id) > (${after?.dueAt}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('referral.due_at')
    .orderBy('referral.id')
    .limit(PAGE + 1)
    .execute()
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  return {
    lines: await named(db, viewer, rows.slice(0, PAGE), now),
    next: last?.due_at ? { dueAt: last.due_at, id: last.id } : null,
  }
}

/** Returns how many are in each part, counted up to a hundred. */
export async function inboxCounts(
  db: Db,
  viewer: Viewer,
  parts: readonly InboxPart[],
  now: Date,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const part of parts) {
    const some = db
      .selectFrom('referral')
      .select('referral.id')
      .where(receivesReferral(viewer, now))
      .where('referral.ended_at', 'is', null)
      .where(belongs(part, viewer, now))
      .limit(MOST_COUNTED)
    const { count } = await db
      .selectFrom(some.as('some'))
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow()
    counts[part] = Number(count)
  }
  return counts
}

/** Returns up to two hundred referrals that are late, oldest date first: what the breach queue shows. */
export async function lateReferrals(db: Db, viewer: Viewer, now: Date): Promise<readonly ReferralLine[]> {
  const rows = await lines(db, viewer, now)
    .where('referral.ended_at', 'is', null)
    .where(belongs('late', viewer, now))
    .orderBy('referral.due_at')
    .orderBy('referral.id')
    .limit(200)
    .execute()
  return named(db, viewer, rows, now)
}

/** Returns all referrals of somebody that this viewer's organisation received, newest first. */
export async function referralsOfPerson(
  db: Db,
  viewer: Viewer,
  participantId: RecordIds,
  now: Date,
): Promise<readonly ReferralLine[]> {
  const rows = await lines(db, viewer, now)
    .where('referral.participant_id', 'in', await recordsOf(db, viewer, participantId, now))
    .orderBy('referral.submitted_at', 'desc')
    .limit(50)
    .execute()
  return named(db, viewer, rows, now)
}

/** Returns these referrals, in the order of their dates: for giving several at once. */
export async function referralsByIds(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
  now: Date,
): Promise<readonly ReferralLine[]> {
  if (ids.length === 0) return []
  const rows = await lines(db, viewer, now)
    .where('referral.id', 'in', [...ids])
    .orderBy('referral.due_at')
    .execute()
  return named(db, viewer, rows, now)
}

/**
 * Returns up to 25 referrals by reference, or by the name in the packet, in the order of names: ranges over folded names, so that an index
 * serves behind the policies too. What is only a stub here has no name to be found by.
 */
export async function searchReferrals(
  db: Db,
  viewer: Viewer,
  words: string,
  now: Date,
): Promise<readonly ReferralLine[]> {
  const reference = readReference(words)
  const keys = words.split(/\s+/).map(nameKey).filter(Boolean)
  const [first, last] = [keys[0], keys.at(-1)]
  if (reference)
    return named(db, viewer, await lines(db, viewer, now).where('reference', '=', reference).execute(), now)
  if (!first || !last) return []
  const rows = await lines(db, viewer, now)
    .innerJoin('referral_packet', 'referral_packet.referral_id', 'referral.id')
    .where(begins('referral_packet.family_key', last))
    .$if(keys.length > 1, (query) => query.where(begins('referral_packet.given_key', first)))
    .where(opensPacket(viewer, now))
    .orderBy('referral_packet.family_key')
    .orderBy('referral_packet.given_key')
    .orderBy('referral.submitted_at', 'desc')
    .limit(PAGE)
    .execute()
  return named(db, viewer, rows, now)
}

function belongs(part: InboxPart, viewer: Viewer, now: Date): RawBuilder<SqlBool> {
  const accountId = viewer.kind === 'member' ? viewer.accountId : null
  switch (part) {
    case 'open':
      return sql<SqlBool>`true`
    case 'mine':
      return sql<SqlBool>`referral.owner_account_id = ${accountId}`
    case 'unassigned':
      return sql<SqlBool>`referral.owner_account_id is null`
    case 'late':
      return sql<SqlBool>`referral.due_at < ${now}`
    case 'on-hold':
      return sql<SqlBool>`referral.held_until is not null`
  }
}

const lines = (db: Db, viewer: Viewer, now: Date) =>
  db
    .selectFrom('referral')
    .innerJoin('organization as sender', 'sender.id', 'referral.from_organization_id')
    .leftJoin('account as owner', 'owner.id', 'referral.owner_account_id')
    .where(receivesReferral(viewer, now))
    .select(['referral.id', 'referral.reference', 'referral.program', 'referral.status', 'referral.next_step'])
    .select(['referral.owner_side', 'referral.due_at', 'referral.held_until', 'referral.urgent'])
    .select(['referral.owner_account_id', 'referral.to_hub_id', 'referral.submitted_at'])
    .select(['sender.name as sender_name', 'owner.name as owner_name'])

type Row = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

/** Returns the names in these packets, as far as they are still open to this viewer: one query for a page. */
export async function packetNames(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const packets = await db
    .selectFrom('referral_packet')
    .where('referral_packet.referral_id', 'in', [...ids])
    .where(opensPacket(viewer, now))
    .select('referral_packet.referral_id')
    .select(NAME.as('name'))
    .execute()
  return new Map(packets.map(({ referral_id, name }) => [referral_id, name]))
}

const NAME = sql<string>`concat_ws(' ', content -> 'person' ->> 'givenName', content -> 'person' ->> 'familyName')`

async function named(db: Db, viewer: Viewer, rows: readonly Row[], now: Date): Promise<readonly ReferralLine[]> {
  const ids = rows.map(({ id }) => id)
  const names = await packetNames(db, viewer, ids, now)
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    name: names.get(row.id) ?? null,
    program: row.program,
    status: row.status as ReferralStatus,
    nextStep: row.next_step,
    ownerSide: row.owner_side,
    dueAt: row.due_at,
    heldUntil: row.held_until,
    urgent: row.urgent,
    ownerAccountId: row.owner_account_id,
    ownerName: row.owner_name,
    hubId: row.to_hub_id,
    from: row.sender_name,
    submittedAt: row.submitted_at,
  }))
}
