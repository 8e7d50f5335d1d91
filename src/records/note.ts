import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { concernWords } from '../domain/concern.ts'
import { isContact, type NoteKind, type NoteSubject, type NoteVisibility } from '../domain/note.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { peopleWhoLookAfterRisk } from './concern.ts'
import { writeHistory } from './history.ts'
import { queueMessage } from './message.ts'
import { mayChangeParticipant } from './participant.ts'
import { changesCase, readsNote } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import { keepContact } from './support-case.ts'

/** A note to be kept. The id is made where it is typed, so that sending it twice keeps it once. */
export type WritingNote = {
  readonly id: string
  readonly participantId: string
  readonly kind: NoteKind
  readonly subject: NoteSubject
  readonly visibility: NoteVisibility
  /** Whether the person was heard, too. */
  readonly twoWay: boolean
  readonly words: string
  readonly happenedAt: Date
  /** The note that this one corrects: it keeps subject and eyes of that one. */
  readonly corrects?: string | null
  readonly signpost?: string | null
  readonly sample?: boolean
}

/**
 * Keeps a note of a colleague, in the caller's transaction; a contact counts as one for their open cases, and a worry
 * that somebody is at risk is told to the privacy lead. Returns `already` where the same words came before under this
 * id. Throws Conflict where other words did (`other-words`), or where somebody corrected the same note first
 * (`corrected-already`); NotFound where the person is not this viewer's to change. Who may write which class the form
 * asks by domain/note.ts.
 */
export async function writeNote(db: Db, viewer: Member, note: WritingNote, now: Date): Promise<'written' | 'already'> {
  if (!(await mayChangeParticipant(db, viewer, note.participantId, now))) throw new NotFound()
  const written = note.corrects ? await asCorrection(db, viewer, { ...note, corrects: note.corrects }, now) : note
  if (!(await insertNote(db, viewer, written, now))) return alreadyWritten(db, viewer, written, now)

  const verb = note.corrects ? 'note.corrected' : 'note.written'
  const about = { participantId: note.participantId, why: 'support' } as const
  await writeHistory(db, viewer, verb, `note:${note.id}`, { kind: note.kind }, now, about)
  if (note.corrects) return 'written'
  if (isContact(note.kind)) {
    await keepContact(db, viewer, { participantId: note.participantId, at: note.happenedAt, twoWay: note.twoWay }, now)
  }
  if (note.subject === 'safeguarding') await raiseConcern(db, viewer, note, now)
  return 'written'
}

/** A correction is read by the same people as what it corrects, and about the same thing. */
async function asCorrection(
  db: Db,
  viewer: Member,
  note: WritingNote & { readonly corrects: string },
  now: Date,
): Promise<WritingNote> {
  const before = await db
    .selectFrom('note')
    .select(['subject', 'visibility'])
    .where('id', '=', note.corrects)
    .where('participant_id', '=', note.participantId)
    .where('organization_id', '=', viewer.membership.organizationId)
    .where(readsNote(viewer, now))
    .executeTakeFirst()
  if (!before) throw new NotFound()
  return { ...note, subject: before.subject, visibility: before.visibility }
}

async function insertNote(db: Db, viewer: Member, note: WritingNote, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('note')
    .values({
      id: note.id,
      case_id: await ownCase(db, viewer, note.participantId, now),
      participant_id: note.participantId,
      organization_id: viewer.membership.organizationId,
      account_id: viewer.accountId,
      kind: note.kind,
      subject: note.subject,
      visibility: note.visibility,
      two_way: note.twoWay,
      words: note.words,
      happened_at: note.happenedAt,
      written_at: now,
      corrects: note.corrects ?? null,
      signpost: note.signpost ?? null,
      sample: note.sample ?? false,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** The open case that a note belongs to: the writer's own before a colleague's. */
async function ownCase(db: Db, viewer: Member, participantId: string, now: Date): Promise<string | null> {
  const row = await db
    .selectFrom('support_case')
    .select('id')
    .where('participant_id', '=', participantId)
    .where('closed_at', 'is', null)
    .where(changesCase(viewer, now))
    .orderBy(sql`owner_account_id is distinct from ${viewer.accountId}`)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

async function alreadyWritten(db: Db, viewer: Viewer, note: WritingNote, now: Date): Promise<'already'> {
  const before = await db
    .selectFrom('note')
    .select(['words', 'kind', 'subject', 'visibility', 'participant_id'])
    .where('id', '=', note.id)
    .where(readsNote(viewer, now))
    .executeTakeFirst()
  if (!before) throw new Conflict(note.corrects ? 'corrected-already' : 'other-words')
  const same =
    before.words === note.words &&
    before.participant_id === note.participantId &&
    before.kind === note.kind &&
    before.subject === note.subject &&
    before.visibility === note.visibility
  if (!same) throw new Conflict('other-words')
  return 'already'
}

/** That somebody may be at risk waits on a list until it was looked at, and is told at once, without saying about whom. */
async function raiseConcern(db: Db, viewer: Member, note: WritingNote, now: Date): Promise<void> {
  const { organizationId, organizationName } = viewer.membership
  await db
    .insertInto('concern')
    .values({
      id: randomUUID(),
      note_id: note.id,
      participant_id: note.participantId,
      organization_id: organizationId,
      raised_at: now,
      raised_by: viewer.accountId,
      seen_at: null,
      seen_by: null,
      seen_words: null,
      sample: note.sample ?? false,
    })
    .execute()
  for (const { email, reads } of await peopleWhoLookAfterRisk(db, organizationId)) {
    const words = concernWords(viewer.name, organizationName, reads)
    const to = { kind: 'email', value: email } as const
    const key = `concern:${note.id}:${email}`
    await queueMessage(db, { to, key, kind: 'note.concern', language: 'en', words, waitsForMorning: false }, now)
  }
}
