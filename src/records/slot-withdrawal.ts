import { type SelectQueryBuilder, sql } from 'kysely'
import { endOfLondonDay, startOfLondonDay } from '../domain/london-time.ts'
import type { Closure } from '../domain/slot.ts'
import type { Db, Schema } from './schema.ts'
import type { SlotTable } from './schema-slots.ts'

export type Slots = SelectQueryBuilder<Schema, 'slot', object>

/** Returns the slots that a closure takes: of the whole hub, or of one adviser there. */
export const duringClosure = (slots: Slots, { hubId, adviserId, from, to }: Omit<Closure, 'id' | 'words'>): Slots =>
  slots
    .where('slot.hub_id', '=', hubId)
    .where('slot.starts_at', '>=', startOfLondonDay(from))
    .where('slot.starts_at', '<=', endOfLondonDay(to))
    .$if(adviserId !== null, (query) => query.where('slot.adviser_id', '=', adviserId))

/**
 * Takes back the coming slots that nobody has booked. They are locked first and looked at again afterwards, so that a
 * booking made at the same moment is either seen here or finds the slot gone. Returns how many were taken back.
 */
export async function withdrawFree(
  db: Db,
  which: (slots: Slots) => Slots,
  why: NonNullable<SlotTable['withdrawn_why']>,
  now: Date,
): Promise<number> {
  const coming = db.selectFrom('slot').where('slot.withdrawn_at', 'is', null).where('slot.starts_at', '>', now)
  const locked = await which(coming).select('slot.id').orderBy('slot.id').forUpdate().execute()
  if (locked.length === 0) return 0
  const ids = locked.map(({ id }) => id)
  const { numUpdatedRows } = await db
    .updateTable('slot')
    .set({ withdrawn_at: now, withdrawn_why: why })
    .where(sql<boolean>`slot.id = any(${ids}::integer[])`)
    .where(sql<boolean>`slot.id not in (select taken_slots(${now}))`)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Takes back one slot that the hub cannot keep; it does not come back by itself. */
export async function callOffSlot(db: Db, slotId: number, now: Date): Promise<void> {
  await withdrawFree(db, (slots) => slots.where('slot.id', '=', slotId), 'called-off', now)
}
