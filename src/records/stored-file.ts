import type { Db } from './schema.ts'

export type StoredFile = {
  readonly id: number
  readonly uuid: string
  readonly shownName: string
  readonly mediaType: string
  readonly size: number
  readonly state: 'safe' | 'quarantined' | 'refused'
  readonly stripped: boolean
}

/** Writes down a file that was kept; returns its id. What it holds lies elsewhere, under the uuid. */
export async function addStoredFile(db: Db, file: Omit<StoredFile, 'id'>, now: Date): Promise<number> {
  const { id } = await db
    .insertInto('stored_file')
    .values({
      uuid: file.uuid,
      shown_name: file.shownName,
      media_type: file.mediaType,
      size: file.size,
      state: file.state,
      stripped: file.stripped,
      created_at: now,
      checked_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Returns the file with this id. Whoever asks has found what it belongs to first: a draft or an application. */
export async function findStoredFile(db: Db, id: number): Promise<StoredFile | null> {
  const row = await db.selectFrom('stored_file').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toStoredFile(row) : null
}

/** Returns files that could not be checked when they came, the oldest first. */
export async function quarantinedFiles(db: Db, limit = 100): Promise<readonly StoredFile[]> {
  const rows = await db
    .selectFrom('stored_file')
    .selectAll()
    .where('state', '=', 'quarantined')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toStoredFile)
}

export async function judgeStoredFile(db: Db, id: number, state: 'safe' | 'refused', now: Date): Promise<void> {
  await db.updateTable('stored_file').set({ state, checked_at: now }).where('id', '=', id).execute()
}

/** Removes files older than a day that belong to nothing any more; returns their uuids. */
export async function removeLooseFiles(db: Db, now: Date): Promise<readonly string[]> {
  const rows = await db
    .deleteFrom('stored_file')
    .where('created_at', '<', new Date(now.getTime() - 86_400_000))
    .where((where) =>
      where.and([
        where.not(
          where.exists(
            where.selectFrom('job_application').select('id').whereRef('job_application.file_id', '=', 'stored_file.id'),
          ),
        ),
        where.not(
          where.exists(
            where
              .selectFrom('application_draft')
              .select('id')
              .whereRef('application_draft.file_id', '=', 'stored_file.id'),
          ),
        ),
        where.not(
          where.exists(
            where.selectFrom('referral_file').select('id').whereRef('referral_file.file_id', '=', 'stored_file.id'),
          ),
        ),
        where.not(
          where.exists(
            where.selectFrom('person_document').select('id').whereRef('person_document.file_id', '=', 'stored_file.id'),
          ),
        ),
        where.not(
          where.exists(
            where.selectFrom('fund_evidence').select('id').whereRef('fund_evidence.file_id', '=', 'stored_file.id'),
          ),
        ),
      ]),
    )
    .returning('uuid')
    .execute()
  return rows.map(({ uuid }) => uuid)
}

type Row = {
  id: number
  uuid: string
  shown_name: string
  media_type: string
  size: number
  state: StoredFile['state']
  stripped: boolean
}

const toStoredFile = (row: Row): StoredFile => ({
  id: row.id,
  uuid: row.uuid,
  shownName: row.shown_name,
  mediaType: row.media_type,
  size: row.size,
  state: row.state,
  stripped: row.stripped,
})
