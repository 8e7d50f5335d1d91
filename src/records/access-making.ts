import { COPY_DAYS } from '../domain/data-request.ts'
import { addDays, londonDate } from '../domain/london-time.ts'
import type { Participant } from '../domain/participant.ts'
import { write } from './access-request.ts'
import { participantOf } from './participant.ts'
import type { Db } from './schema.ts'

/** A copy that is to be made, and for whom. */
export type CopyToMake = {
  readonly id: string
  readonly participantId: string
  readonly organizationId: number
  readonly addresses: readonly string[]
  readonly placeSlug: string
  readonly person: Participant
  /** Who is told that it is ready: the person, where they asked by themself. */
  readonly byPerson: boolean
}

/** Returns what privacy leads let go, the oldest first; for the background work. */
export async function copiesToMake(db: Db): Promise<readonly CopyToMake[]> {
  const rows = await db
    .selectFrom('access_request as q')
    .innerJoin('participant', 'participant.id', 'q.participant_id')
    .where('q.status', '=', 'making')
    .selectAll('participant')
    .select(['q.id as request_id', 'q.organization_id', 'q.account_id', 'q.addresses', 'participant.place_slug'])
    .orderBy('q.released_at')
    .execute()
  return rows.map((row) => ({
    ...{
      id: row.request_id,
      participantId: row.id,
      organizationId: row.organization_id,
      addresses: row.addresses,
      placeSlug: row.place_slug,
    },
    ...{ person: participantOf(row), byPerson: row.account_id === null },
  }))
}

/** Keeps where a copy lies, and until when it can be fetched. */
export async function copyMade(
  db: Db,
  copy: CopyToMake,
  made: { readonly fileUuid: string; readonly counts: Readonly<Record<string, number>> },
  now: Date,
): Promise<void> {
  await db
    .updateTable('access_request')
    .set((set) => ({
      ...{ status: 'ready' as const, made_at: now, file_uuid: made.fileUuid, counts: JSON.stringify(made.counts) },
      ...{ gone_on: addDays(londonDate(now), COPY_DAYS), version: set('version', '+', 1) },
    }))
    .where('id', '=', copy.id)
    .where('status', '=', 'making')
    .execute()
  await write(db, 'job', 'copy.made', copy, now, made.counts)
}

/** Lets go of copies whose days have passed; returns the names of their files. What was fetched is handed over then. */
export async function copiesGone(db: Db, now: Date): Promise<readonly string[]> {
  const old = await db
    .selectFrom('access_request')
    .where('file_uuid', 'is not', null)
    .where('gone_on', '<=', londonDate(now))
    .select(['id', 'participant_id', 'file_uuid', 'ended_at'])
    .execute()
  for (const one of old) {
    await db
      .updateTable('access_request')
      .set((set) => ({
        ...{ file_uuid: null, status: 'done' as const, ended_at: one.ended_at ?? now, version: set('version', '+', 1) },
      }))
      .where('id', '=', one.id)
      .execute()
    await write(db, 'job', 'copy.gone', { id: one.id, participantId: one.participant_id }, now)
  }
  return old.map(({ file_uuid }) => file_uuid!)
}
