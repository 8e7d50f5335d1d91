import { sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import { writtenWith } from './reach-of-requests.ts'
import type { Db } from './schema.ts'

/** A message to the borough, as whoever wrote it sees it. */
export type OwnContactMessage = {
  readonly reference: string
  readonly words: string
  readonly sentAt: Date
  /** By when they were promised an answer. */
  readonly dueAt: Date
  readonly answeredAt: Date | null
}

/** Returns what this viewer wrote to the borough, the newest first; nothing for anybody but a resident. */
export async function ownContactMessages(db: Db, viewer: Viewer): Promise<OwnContactMessage[]> {
  const rows = await sentFrom(db, viewer).orderBy('sent_at', 'desc').limit(100).execute()
  return rows.map(toOwnMessage)
}

/** Returns a message of this viewer's own; null where there is none under this reference. */
export async function findOwnContactMessage(
  db: Db,
  viewer: Viewer,
  reference: string,
): Promise<OwnContactMessage | null> {
  const row = await sentFrom(db, viewer).where('reference', '=', reference).executeTakeFirst()
  return row ? toOwnMessage(row) : null
}

/** Returns by when an answer was promised to the message under this reference, which says nothing of who wrote it. */
export async function promisedAnswer(db: Db, _viewer: Viewer, reference: string): Promise<Date | null> {
  const { rows } = await sql<{ due: Date | null }>`select answer_promised(${reference}) as due`.execute(db)
  return rows[0]?.due ?? null
}

const sentFrom = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('contact_message')
    .select(['reference', 'words', 'sent_at', 'due_at', 'answered_at'])
    .where(writtenWith(viewer, 'contact_message'))

type Row = Awaited<ReturnType<ReturnType<typeof sentFrom>['execute']>>[number]

const toOwnMessage = (row: Row): OwnContactMessage => ({
  reference: row.reference,
  words: row.words,
  sentAt: row.sent_at,
  dueAt: row.due_at,
  answeredAt: row.answered_at,
})
