import { type Alert, goesOutOn, UNCONFIRMED_DAYS } from '../domain/alert.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import { toAlert } from './alert.ts'
import type { Db } from './schema.ts'

/** Days for which what has ended is kept, so that its links still say so. */
const ENDED_DAYS = 30
const DAY = 86_400_000

/**
 * Takes one alert that is due today and has not been looked at, and marks it as looked at: in the caller's transaction,
 * so that a crash leaves it due. Two workers never take the same one. Null where none is left.
 */
export async function takeDueAlert(db: Db, today: LocalDate): Promise<Alert | null> {
  const frequencies = (['daily', 'weekly'] as const).filter((frequency) => goesOutOn(frequency, today))
  const row = await db
    .selectFrom('alert')
    .selectAll()
    .where('state', '=', 'active')
    .where('frequency', 'in', frequencies)
    .where((where) => where.or([where('last_run_on', 'is', null), where('last_run_on', '<', today)]))
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row) return null
  await db.updateTable('alert').set({ last_run_on: today }).where('id', '=', row.id).execute()
  return toAlert(row)
}

/** Marks that somebody has been asked whether they still want it. */
export async function markAskedAgain(db: Db, alert: Alert, now: Date): Promise<void> {
  await db.updateTable('alert').set({ asked_again_at: now }).where('id', '=', alert.id).execute()
}

/** Returns whether anything at all has been listed since this moment. */
export async function anythingListedSince(db: Db, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('opportunity')
    .select('id')
    .where('created_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Returns which of these came after the alert was confirmed and were never told to its address, in the order given, and
 * writes that they are told now: in the transaction that writes the message. Another alert of the same address waits.
 */
export async function takeUntold(db: Db, alert: Alert, ids: readonly number[], now: Date): Promise<readonly number[]> {
  if (ids.length === 0) return []
  const fresh = await db
    .selectFrom('opportunity')
    .select('id')
    .where('id', 'in', [...ids])
    .where('created_at', '>', alert.confirmedAt ?? alert.createdAt)
    .orderBy('id')
    .execute()
  if (fresh.length === 0) return []
  const told = await db
    .insertInto('alert_sent')
    .values(fresh.map(({ id }) => ({ address: alert.address, opportunity_id: id, alert_id: alert.id, at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('opportunity_id')
    .execute()
  const untold = new Set(told.map((row) => row.opportunity_id))
  return ids.filter((id) => untold.has(id))
}

/**
 * Removes what was never confirmed and what ended a while ago, and what was told to addresses that follow nothing any
 * more. Returns how many alerts went.
 */
export async function forgetAlerts(db: Db, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * DAY)
  const { numDeletedRows } = await db
    .deleteFrom('alert')
    .where((where) =>
      where.or([
        where.and([where('state', '=', 'unconfirmed'), where('created_at', '<', before(UNCONFIRMED_DAYS))]),
        where('ended_at', '<', before(ENDED_DAYS)),
      ]),
    )
    .executeTakeFirst()
  await db
    .deleteFrom('alert_sent')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('alert').select('alert.id').whereRef('alert.address', '=', 'alert_sent.address'))),
    )
    .execute()
  return Number(numDeletedRows)
}
