import { type SqlBool, sql } from 'kysely'
import type { Note, NoteKind, NoteSubject } from '../domain/note.ts'
import type { Viewer } from '../domain/permission.ts'
import { readsNote } from './reach-of-casework.ts'
import type { Db } from './schema.ts'

/** A note with all that it corrected, the latest of those first: they stay to be read. */
export type NoteThread = Note & { readonly earlier: readonly Note[] }

/** Where the page before ended. */
export type NotePlace = { readonly at: Date; readonly id: string }

export type NoteSearch = {
  readonly kind?: NoteKind | null
  readonly subject?: NoteSubject | null
  readonly after?: NotePlace | null
  readonly most: number
}

/** Returns notes about these records of one person that this viewer reads, the latest first, each as last corrected. */
export async function notesOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  { kind = null, subject = null, after = null, most }: NoteSearch,
  now: Date,
): Promise<readonly NoteThread[]> {
  const rows = await select(db, viewer, now)
    .where('note.participant_id', 'in', participantIds)
    .where(sql<SqlBool>`not exists (select from note as later where later.corrects = note.id)`)
    .$if(kind !== null, (query) => query.where('note.kind', '=', kind))
    .$if(subject !== null, (query) => query.where('note.subject', '=', subject!))
    .$if(after !== null, (query) =>
      query.where(sql<SqlBool>`(note.happened_at, note.id) < (${after!.at}::timestamptz, ${after!.id}::uuid)`),
    )
    .orderBy('note.happened_at', 'desc')
    .orderBy('note.id', 'desc')
    .limit(most)
    .execute()
  return withEarlier(db, viewer, rows.map(noteOf), now)
}

/** Returns one note that this viewer reads; null for everybody else's, and where there is none. */
export async function findNote(db: Db, viewer: Viewer, id: string, now: Date): Promise<NoteThread | null> {
  const row = await select(db, viewer, now).where('note.id', '=', id).executeTakeFirst()
  return row ? (await withEarlier(db, viewer, [noteOf(row)], now))[0]! : null
}

/** Returns what a note says now: its last correction, or the note itself. */
export async function latestOf(db: Db, viewer: Viewer, note: NoteThread, now: Date): Promise<NoteThread> {
  const row = await select(db, viewer, now).where('note.corrects', '=', note.id).executeTakeFirst()
  if (!row) return note
  return latestOf(db, viewer, { ...noteOf(row), earlier: [note, ...note.earlier] }, now)
}

/** Follows corrections back to what was written first: chains are short, one query for each step of the longest. */
async function withEarlier(db: Db, viewer: Viewer, notes: readonly Note[], now: Date): Promise<readonly NoteThread[]> {
  const before = new Map<string, Note>()
  for (let ids = corrected(notes); ids.length > 0; ) {
    const rows = await select(db, viewer, now).where('note.id', 'in', ids).execute()
    const found = rows.map(noteOf)
    for (const note of found) before.set(note.id, note)
    ids = corrected(found).filter((id) => !before.has(id))
  }
  return notes.map((note) => {
    const earlier: Note[] = []
    for (let one = note; one.corrects !== null && before.has(one.corrects); ) {
      one = before.get(one.corrects)!
      earlier.push(one)
    }
    return { ...note, earlier }
  })
}

const corrected = (notes: readonly Note[]): string[] =>
  notes.flatMap(({ corrects }) => (corrects === null ? [] : [corrects]))

const select = (db: Db, viewer: Viewer, now: Date) =>
  db
    .selectFrom('note')
    .innerJoin('organization', 'organization.id', 'note.organization_id')
    .leftJoin('account', 'account.id', 'note.account_id')
    .where(readsNote(viewer, now))
    .selectAll('note')
    .select(['organization.name as organization', 'account.name as author'])

type NoteRow = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const noteOf = (row: NoteRow): Note => ({
  id: row.id,
  participantId: row.participant_id,
  organizationId: row.organization_id,
  organization: row.organization,
  accountId: row.account_id,
  author: row.author,
  kind: row.kind as NoteKind,
  subject: row.subject,
  visibility: row.visibility,
  twoWay: row.two_way,
  words: row.words,
  happenedAt: row.happened_at,
  writtenAt: row.written_at,
  corrects: row.corrects,
  signpost: row.signpost,
})
