import { randomUUID } from 'node:crypto'
import type { Member } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { keptByLead } from './reach-of-data-protection.ts'
import type { Db } from './schema.ts'

export type ErasureOrder = {
  readonly id: string
  readonly participantId: string
  readonly byAddress: boolean
  readonly accountId: number
  readonly organizationId: number
}

/** Orders that somebody is erased; the background work does it within minutes. Refuses a second order. */
export async function orderErasure(
  db: Db,
  viewer: Member,
  { participantId, byAddress }: { readonly participantId: string; readonly byAddress: boolean },
  now: Date,
): Promise<void> {
  const id = randomUUID()
  const { organizationId } = viewer.membership
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('erasure_order')
    .values({
      ...{ id, participant_id: participantId, organization_id: organizationId, by_address: byAddress },
      ...{ ordered_at: now, ordered_by: viewer.accountId, refused: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new Conflict('ordered-already')
  const about = { participantId, why: 'privacy' as const }
  await writeHistory(db, viewer, 'erasure.ordered', `erasure-order:${id}`, { byAddress }, now, about)
}

/** Takes an order back that has not been done. */
export async function takeOrderBack(db: Db, viewer: Member, id: string, now: Date): Promise<void> {
  const row = await db
    .selectFrom('erasure_order')
    .where('id', '=', id)
    .where(keptByLead(viewer, 'erasure_order'))
    .select('participant_id')
    .executeTakeFirst()
  if (!row) throw new Conflict('not-there')
  await db.deleteFrom('erasure_order').where('id', '=', id).execute()
  const about = { participantId: row.participant_id, why: 'privacy' as const }
  await writeHistory(db, viewer, 'erasure.taken-back', `erasure-order:${id}`, {}, now, about)
}

/** An order as the privacy lead reads it. */
export type StandingOrder = {
  readonly id: string
  readonly participantId: string
  readonly number: string
  readonly orderedAt: Date
  readonly refused: string | null
}

/** Returns the orders of this organisation that are not done, and why one could not be. */
export async function ordersOf(db: Db, viewer: Member): Promise<readonly StandingOrder[]> {
  const rows = await db
    .selectFrom('erasure_order')
    .innerJoin('participant', 'participant.id', 'erasure_order.participant_id')
    .where(keptByLead(viewer, 'erasure_order'))
    .select(['erasure_order.id', 'participant_id', 'number', 'ordered_at', 'refused'])
    .orderBy('ordered_at')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, participantId: row.participant_id, number: row.number },
    ...{ orderedAt: row.ordered_at, refused: row.refused },
  }))
}

/** Returns orders that nobody has tried yet, the oldest first; for the background work. */
export async function waitingOrders(db: Db): Promise<readonly ErasureOrder[]> {
  const rows = await db
    .selectFrom('erasure_order')
    .selectAll()
    .where('refused', 'is', null)
    .orderBy('ordered_at')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, participantId: row.participant_id, byAddress: row.by_address },
    ...{ accountId: row.ordered_by, organizationId: row.organization_id },
  }))
}

/** Keeps why an order could not be done, for the page on which it stands. */
export async function orderRefused(db: Db, id: string, why: string): Promise<void> {
  await db.updateTable('erasure_order').set({ refused: why }).where('id', '=', id).execute()
}
