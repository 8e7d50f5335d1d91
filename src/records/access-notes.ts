import type { AccessDecision } from '../domain/data-request.ts'
import type { NoteSubject, NoteVisibility } from '../domain/note.ts'
import type { Member } from '../domain/permission.ts'
import { type AccessRequest, write } from './access-request.ts'
import { recordsOf } from './folded.ts'
import { readsNote } from './reach-of-casework.ts'
import { seesDataRequest } from './reach-of-data-protection.ts'
import type { Db } from './schema.ts'

/** A note that the person could not read so far, and what was decided about giving it. */
export type NoteToReview = {
  readonly id: string
  readonly participantId: string
  readonly subject: NoteSubject
  readonly visibility: NoteVisibility
  readonly words: string
  readonly author: string | null
  readonly happenedAt: Date
  readonly decision: AccessDecision | null
  readonly reason: string | null
  readonly given: string | null
  /** Nothing goes out before it is decided. */
  readonly mustDecide: boolean
}

/** Returns the notes of this organisation that the person could not read, worries for safety first. */
export async function notesToReview(
  db: Db,
  viewer: Member,
  one: AccessRequest,
  now: Date,
): Promise<readonly NoteToReview[]> {
  const rows = await db
    .selectFrom('note')
    .leftJoin('access_decision as d', (join) => join.onRef('d.note_id', '=', 'note.id').on('d.request_id', '=', one.id))
    .leftJoin('account as a', 'a.id', 'note.account_id')
    .where('note.participant_id', 'in', await recordsOf(db, viewer, one.participantId, now))
    .where('note.organization_id', '=', one.organizationId)
    .where('visibility', '<>', 'person')
    .where(readsNote(viewer, now))
    .select(['note.id', 'note.participant_id', 'subject', 'visibility', 'note.words', 'a.name', 'happened_at'])
    .select(['d.decision', 'd.reason', 'd.words as given'])
    .orderBy((order) => order.case().when('subject', '=', 'safeguarding').then(0).else(1).end())
    .orderBy('happened_at', 'desc')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, participantId: row.participant_id, subject: row.subject, visibility: row.visibility },
    ...{ words: row.words, author: row.name, happenedAt: row.happened_at },
    ...{ decision: row.decision, reason: row.reason, given: row.given },
    mustDecide: row.subject === 'safeguarding' && row.decision === null,
  }))
}

export type Deciding = {
  readonly decision: AccessDecision
  readonly reason: string | null
  readonly words: string | null
}

/** Keeps what is given of a note; deciding anew is another answer to the same question. */
export async function decideNote(
  db: Db,
  viewer: Member,
  one: AccessRequest,
  note: NoteToReview,
  deciding: Deciding,
  now: Date,
): Promise<void> {
  const set = { ...deciding, decided_at: now, decided_by: viewer.accountId }
  const ids = { request_id: one.id, note_id: note.id }
  const known = await db
    .updateTable('access_decision')
    .set(set)
    .where('request_id', '=', one.id)
    .where('note_id', '=', note.id)
    .where(seesDataRequest(viewer, 'access_decision'))
    .executeTakeFirst()
  if (known.numUpdatedRows === 0n) {
    const whose = { participant_id: note.participantId, organization_id: one.organizationId }
    await db
      .insertInto('access_decision')
      .values({ ...ids, ...whose, ...set })
      .execute()
  }
  await write(db, viewer, 'copy.decided', one, now, { decision: deciding.decision, reason: deciding.reason })
}
