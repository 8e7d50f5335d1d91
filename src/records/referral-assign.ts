import { randomUUID } from 'node:crypto'
import type { Role, Viewer } from '../domain/permission.ts'
import { type Adviser, USUAL_CEILING } from '../domain/referral-share.ts'
import { Conflict } from '../kit/errors.ts'
import { accountOf, writeHistory } from './history.ts'
import { receivesReferral } from './reach.ts'
import type { KeptReferral } from './referral-row.ts'
import type { Db } from './schema.ts'
import { teamOf } from './team.ts'

/** Roles of a receiving organisation that look after referrals themselves. */
const LOOKS_AFTER: readonly Role[] = ['adviser', 'hub-manager', 'partner-adviser', 'partner-manager']

/** Who gets them when they are shared out; the others are there to be chosen. */
const SHARES: readonly Role[] = ['adviser', 'partner-adviser']

/** Somebody of a team as they can be given referrals. */
export type TeamAdviser = Adviser & { readonly shares: boolean }

/** Returns who of this viewer's organisation can be given referrals, with what they have and can have, by name. */
export async function advisersOf(db: Db, viewer: Viewer, now: Date): Promise<readonly TeamAdviser[]> {
  if (viewer.kind !== 'member') return []
  const { organizationId } = viewer.membership
  const team = (await teamOf(db, organizationId)).filter(({ role }) => LOOKS_AFTER.includes(role))
  const ids = [...new Set(team.map(({ accountId }) => accountId))]
  if (ids.length === 0) return []
  const counts = await db
    .selectFrom('referral')
    .select(['owner_account_id', (eb) => eb.fn.countAll<string>().as('open')])
    .where('to_organization_id', '=', organizationId)
    .where('owner_account_id', 'in', ids)
    .where('ended_at', 'is', null)
    .where(receivesReferral(viewer, now))
    .groupBy('owner_account_id')
    .execute()
  const ceilings = await db
    .selectFrom('adviser_ceiling')
    .select(['account_id', 'ceiling'])
    .where('organization_id', '=', organizationId)
    .execute()
  return ids.map((accountId) => {
    const parts = team.filter((one) => one.accountId === accountId)
    const anywhere = parts.some(({ hubIds }) => hubIds.length === 0)
    return {
      accountId,
      name: parts[0]!.name,
      shares: parts.some(({ role }) => SHARES.includes(role)),
      open: Number(counts.find(({ owner_account_id }) => owner_account_id === accountId)?.open ?? 0),
      ceiling: ceilings.find(({ account_id }) => account_id === accountId)?.ceiling ?? USUAL_CEILING,
      hubIds: anywhere ? [] : parts.flatMap(({ hubIds }) => hubIds),
    }
  })
}

/** Writes how many open referrals somebody of this viewer's organisation takes at once. */
export async function setCeiling(
  db: Db,
  viewer: Viewer & { kind: 'member' },
  { accountId, ceiling }: { readonly accountId: number; readonly ceiling: number },
  now: Date,
): Promise<void> {
  const { organizationId } = viewer.membership
  const changed = { ceiling, updated_at: now, updated_by: viewer.accountId }
  await db
    .insertInto('adviser_ceiling')
    .values({ organization_id: organizationId, account_id: accountId, ...changed })
    .onConflict((conflict) => conflict.columns(['organization_id', 'account_id']).doUpdateSet(changed))
    .execute()
  await writeHistory(db, viewer, 'adviser.ceiling', `account:${accountId}`, { ceiling }, now)
}

/**
 * Gives a referral to somebody, or back to the queue (null), in the caller's transaction: whose list the person stands on
 * changes with it, and a row says so, without which the database refuses. Returns the id of the handover, for the
 * messages to both. Throws Conflict where somebody else was first.
 */
export async function assignReferral(
  db: Db,
  viewer: Viewer,
  kept: KeptReferral,
  toAccountId: number | null,
  now: Date,
): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('referral_handover')
    .values({
      id,
      referral_id: kept.id,
      participant_id: kept.participantId,
      organization_id: kept.toOrganizationId,
      from_account_id: kept.ownerAccountId,
      to_account_id: toAccountId,
      at: now,
      account_id: accountOf(viewer),
    })
    .execute()
  await db
    .updateTable('participant_reach')
    .set({ account_id: toAccountId })
    .where('referral_id', '=', kept.id)
    .where('organization_id', '=', kept.toOrganizationId)
    .where('ground', '=', 'referral')
    .where('until', 'is', null)
    .execute()
  const { numUpdatedRows } = await db
    .updateTable('referral')
    .set({ owner_account_id: toAccountId, version: kept.version + 1 })
    .where('id', '=', kept.id)
    .where('version', '=', kept.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  const details = { from: kept.ownerAccountId, to: toAccountId }
  await writeHistory(db, viewer, 'referral.assigned', `referral:${kept.id}`, details, now, {
    participantId: kept.participantId,
    why: 'triage',
  })
  return id
}

/** Who had a referral, and who gave it to whom, in order. */
export type Handover = {
  readonly at: Date
  readonly from: string | null
  readonly to: string | null
  readonly by: string | null
}

/** Returns the handovers of a referral that this viewer's organisation received. */
export async function handoversOf(db: Db, kept: Pick<KeptReferral, 'id' | 'toOrganizationId'>): Promise<Handover[]> {
  return db
    .selectFrom('referral_handover as h')
    .leftJoin('account as f', 'f.id', 'h.from_account_id')
    .leftJoin('account as t', 't.id', 'h.to_account_id')
    .leftJoin('account as b', 'b.id', 'h.account_id')
    .where('h.referral_id', '=', kept.id)
    .where('h.organization_id', '=', kept.toOrganizationId)
    .select(['h.at', 'f.name as from', 't.name as to', 'b.name as by'])
    .orderBy('h.at')
    .execute()
}
