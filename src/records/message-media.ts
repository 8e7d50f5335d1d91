import { sql } from 'kysely'
import type { MessageMedia } from '../domain/person-message.ts'
import type { Db } from './schema.ts'

/** A file that came with somebody's message and was not fetched yet. */
export type WaitingMedia = {
  readonly messageId: string
  readonly participantId: string
  readonly organizationId: number
  readonly caseId: string | null
  readonly at: Date
  readonly media: MessageMedia & { readonly id: string }
}

/** Meta keeps what came by webhook for about a week. */
const DAYS_KEPT = 7

/**
 * Returns the next file to fetch, held until the caller's transaction ends; null where none waits. Only once it is known
 * whose it is.
 */
export async function nextMedia(db: Db, now: Date): Promise<WaitingMedia | null> {
  const row = await db
    .selectFrom('person_message')
    .selectAll()
    .where('direction', '=', 'in')
    .where('channel', '=', 'whatsapp')
    .where('participant_id', 'is not', null)
    .where('at', '>', new Date(now.getTime() - DAYS_KEPT * 86_400_000))
    .where(sql<boolean>`media ->> 'kind' = 'document' and media ->> 'id' is not null`)
    .orderBy('at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row?.participant_id || !row.media?.id) return null
  return {
    messageId: row.id,
    participantId: row.participant_id,
    organizationId: row.organization_id,
    caseId: row.case_id,
    at: row.at,
    media: { ...row.media, id: row.media.id },
  }
}

/** Writes what became of a file: among which papers it is, or that it was not taken. It is not asked for again. */
export async function mediaSettled(
  db: Db,
  { messageId, media }: WaitingMedia,
  documentId: string | null,
): Promise<void> {
  const settled: MessageMedia = { ...media, id: null, documentId }
  await db
    .updateTable('person_message')
    .set({ media: JSON.stringify(settled) })
    .where('id', '=', messageId)
    .execute()
}
