import { sql } from 'kysely'
import { type Alert, type AlertFrequency, consentEnds } from '../domain/alert.ts'
import type { Viewer } from '../domain/permission.ts'
import { Conflict, found, NotFound } from '../kit/errors.ts'
import { isUuid } from '../kit/uuid.ts'
import { writeHistory } from './history.ts'
import { followedByOwn } from './reach-of-requests.ts'
import { saying } from './said-secret.ts'
import type { Db } from './schema.ts'

export type AlertDraft = Pick<Alert, 'reference' | 'placeSlug' | 'address' | 'search' | 'frequency' | 'language'>

/**
 * Keeps a search to be followed, until its address says yes. The same search for the same address again is the one
 * that there is: `isNew` tells them apart, to the person at the mailbox alone.
 */
export async function askForAlert(
  db: Db,
  viewer: Viewer,
  draft: AlertDraft,
  now: Date,
): Promise<{ alert: Alert; isNew: boolean }> {
  const row = await db
    .insertInto('alert')
    .values({
      reference: draft.reference,
      place_slug: draft.placeSlug,
      address: draft.address,
      search: draft.search,
      frequency: draft.frequency,
      language: draft.language,
      state: 'unconfirmed',
      created_at: now,
      confirmed_at: null,
      consent_until: null,
      asked_again_at: null,
      last_run_on: null,
      ended_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['address', 'place_slug', 'search']).where('ended_at', 'is', null).doNothing(),
    )
    .returningAll()
    .executeTakeFirst()
  if (row) {
    await writeHistory(db, viewer, 'alert.asked', `alert:${row.id}`, { frequency: draft.frequency }, now)
    return { alert: toAlert(row), isNew: true }
  }
  const { address, placeSlug, search } = draft
  const { rows } = await sql<{ uuid: string }>`
    select alert_followed(${address}, ${placeSlug}, ${search}) as uuid`.execute(db)
  return { alert: await findAlert(db, viewer, rows[0]!.uuid), isNew: false }
}

/** Returns the alert of this address part; NotFound where there is none. Whoever has the link may see it. */
export async function findAlert(db: Db, _viewer: Viewer, uuid: string): Promise<Alert> {
  if (!isUuid(uuid)) throw new NotFound()
  const row = await saying(db, uuid.toLowerCase(), (db) =>
    db.selectFrom('alert').selectAll().where('uuid', '=', uuid).executeTakeFirst(),
  )
  return toAlert(found(row))
}

/** Takes a yes, the first or once more: it counts for a year from now. */
export async function confirmAlert(db: Db, viewer: Viewer, alert: Alert, now: Date): Promise<void> {
  if (alert.state !== 'unconfirmed' && alert.state !== 'active') throw new Conflict('this alert has ended')
  const yes = { state: 'active' as const, confirmed_at: alert.confirmedAt ?? now, consent_until: consentEnds(now) }
  await saying(db, alert.uuid, (db) =>
    db
      .updateTable('alert')
      .set({ ...yes, asked_again_at: null })
      .where('id', '=', alert.id)
      .where('ended_at', 'is', null)
      .execute(),
  )
  const verb = alert.state === 'active' ? 'alert.renewed' : 'alert.confirmed'
  await writeHistory(db, viewer, verb, `alert:${alert.id}`, {}, now)
}

/** Changes what is followed or how often. Throws Conflict where this address follows that search already. */
export async function changeAlert(
  db: Db,
  viewer: Viewer,
  alert: Alert,
  change: { readonly search: string; readonly frequency: AlertFrequency; readonly language: string },
  now: Date,
): Promise<void> {
  await saying(db, alert.uuid, (db) =>
    db.updateTable('alert').set(change).where('id', '=', alert.id).where('ended_at', 'is', null).execute(),
  ).catch((error: { code?: string }) => {
    throw error.code === '23505' ? new Conflict('followed already') : error
  })
  await writeHistory(db, viewer, 'alert.changed', `alert:${alert.id}`, { frequency: change.frequency }, now)
}

/** Ends an alert; ending it again changes nothing. */
export async function endAlert(
  db: Db,
  viewer: Viewer | 'job',
  alert: Alert,
  state: 'stopped' | 'lapsed' | 'closed',
  now: Date,
): Promise<void> {
  const { numUpdatedRows } = await saying(db, alert.uuid, (db) =>
    db
      .updateTable('alert')
      .set({ state, ended_at: now })
      .where('id', '=', alert.id)
      .where('ended_at', 'is', null)
      .executeTakeFirst(),
  )
  if (numUpdatedRows === 1n) await writeHistory(db, viewer, `alert.${state}`, `alert:${alert.id}`, {}, now)
}

/** Returns what this viewer follows by e-mail, the newest first. */
export async function ownAlerts(db: Db, viewer: Viewer): Promise<readonly Alert[]> {
  const rows = await db
    .selectFrom('alert')
    .selectAll()
    .where(followedByOwn(viewer))
    .where('state', '=', 'active')
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(toAlert)
}

type AlertRow = {
  readonly id: number
  readonly uuid: string
  readonly reference: string
  readonly place_slug: string
  readonly address: string
  readonly search: string
  readonly frequency: AlertFrequency
  readonly language: string
  readonly state: Alert['state']
  readonly created_at: Date
  readonly confirmed_at: Date | null
  readonly consent_until: Date | null
  readonly asked_again_at: Date | null
}

export const toAlert = (row: AlertRow): Alert => ({
  id: row.id,
  uuid: row.uuid,
  reference: row.reference,
  placeSlug: row.place_slug,
  address: row.address,
  search: row.search,
  frequency: row.frequency,
  language: row.language,
  state: row.state,
  createdAt: row.created_at,
  confirmedAt: row.confirmed_at,
  consentUntil: row.consent_until,
  askedAgainAt: row.asked_again_at,
})
