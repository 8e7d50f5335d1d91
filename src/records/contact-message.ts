import type { Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { inOwnBorough } from './reach-of-requests.ts'
import type { Db } from './schema.ts'

export type ContactMessageDraft = {
  readonly reference: string
  readonly placeSlug: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly words: string
  /** By when they were promised an answer. */
  readonly dueAt: Date
  /** In which they want to be written to. */
  readonly language: string
  readonly sample?: boolean
}

export type ContactMessage = ContactMessageDraft & {
  readonly id: number
  readonly sentAt: Date
  readonly answeredAt: Date | null
}

/** Keeps what somebody wrote to the borough, in the caller's transaction. */
export async function saveContactMessage(db: Db, viewer: Viewer, draft: ContactMessageDraft, now: Date): Promise<void> {
  const { id } = await db
    .insertInto('contact_message')
    .values({
      reference: draft.reference,
      place_slug: draft.placeSlug,
      name: draft.name,
      email: draft.email,
      phone: draft.phone,
      words: draft.words,
      sent_at: now,
      due_at: draft.dueAt,
      language: draft.language,
      sample: draft.sample ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeHistory(db, viewer, 'contact-message.sent', `contact-message:${id}`, {}, now)
}

/** Returns what was written to this viewer's borough: what waits first, by its date. */
export async function contactMessages(db: Db, viewer: Viewer): Promise<ContactMessage[]> {
  const rows = await db
    .selectFrom('contact_message')
    .selectAll()
    .where(inOwnBorough(viewer, 'contact_message.place_slug'))
    .orderBy((order) => order('answered_at', 'is', null), 'desc')
    .orderBy('due_at')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    placeSlug: row.place_slug,
    name: row.name,
    email: row.email,
    phone: row.phone,
    words: row.words,
    sentAt: row.sent_at,
    dueAt: row.due_at,
    language: row.language,
    answeredAt: row.answered_at,
  }))
}

/** Notes that somebody answered; Conflict where it was noted before, or is another borough's. */
export async function noteAnswered(db: Db, viewer: Viewer, id: number, now: Date): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('contact_message')
    .set({ answered_at: now, answered_by: viewer.kind === 'member' ? viewer.accountId : null })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .where(inOwnBorough(viewer, 'contact_message.place_slug'))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('answered-before')
  await writeHistory(db, viewer, 'contact-message.answered', `contact-message:${id}`, {}, now)
}
