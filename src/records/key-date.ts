import { isHealthDate, type KeyDate, type KeyDateKind } from '../domain/key-date.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { mayChangeParticipant } from './participant.ts'
import { changesCasework, readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'

/** Returns the dates of somebody that are not dealt with, the earliest first: as far as this viewer reads them. */
export async function keyDatesOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly KeyDate[]> {
  const rows = await db
    .selectFrom('key_date')
    .selectAll()
    .where('participant_id', 'in', participantIds)
    .where('ended_at', 'is', null)
    .where(readsCasework(viewer, 'key_date', now))
    .orderBy('on_date')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    participantId: row.participant_id,
    kind: row.kind as KeyDateKind,
    health: row.health,
    on: row.on_date,
    words: row.words,
    version: row.version,
  }))
}

export type AddingKeyDate = Pick<KeyDate, 'id' | 'participantId' | 'kind' | 'on' | 'words'> & {
  readonly sample?: boolean
}

/** Writes down a date that something hangs on, in the caller's transaction. */
export async function addKeyDate(db: Db, viewer: Member, adding: AddingKeyDate, now: Date): Promise<void> {
  if (!(await mayChangeParticipant(db, viewer, adding.participantId, now))) throw new NotFound()
  await db
    .insertInto('key_date')
    .values({
      id: adding.id,
      participant_id: adding.participantId,
      organization_id: viewer.membership.organizationId,
      kind: adding.kind,
      health: isHealthDate(adding.kind),
      on_date: adding.on,
      words: adding.words,
      added_at: now,
      added_by: viewer.accountId,
      ended_at: null,
      sample: adding.sample ?? false,
    })
    .execute()
  await written(db, viewer, 'key-date.added', adding, now)
}

/** Keeps that a date was dealt with, or written down by mistake. Throws Conflict where somebody else was first. */
export async function endKeyDate(db: Db, viewer: Viewer, kept: KeyDate, now: Date): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('key_date')
    .set({ ended_at: now, version: kept.version + 1 })
    .where('id', '=', kept.id)
    .where('version', '=', kept.version)
    .where('ended_at', 'is', null)
    .where(changesCasework(viewer, 'key_date', now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('changed-by-someone-else')
  await written(db, viewer, 'key-date.ended', kept, now)
}

const written = (
  db: Db,
  viewer: Viewer,
  verb: string,
  { id, participantId }: Pick<KeyDate, 'id' | 'participantId'>,
  now: Date,
) => writeHistory(db, viewer, verb, `key-date:${id}`, {}, now, { participantId, why: 'support' })
