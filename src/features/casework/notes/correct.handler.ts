import { randomUUID } from 'node:crypto'
import type { Participant } from '../../../domain/participant.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { recordsOf } from '../../../records/folded.ts'
import { writeNote } from '../../../records/note.ts'
import { findNote, latestOf, type NoteThread } from '../../../records/note-list.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { personToChange, writeLook } from '../../../web/person-asked.ts'
import { correctView } from './correct.view.ts'
import { wordsIn, wordsMistake } from './notes.form.ts'

/** The form that corrects a note: what it corrects stays. */
export async function showCorrect(ask: Ask): Promise<Answer> {
  const { person, note } = await noteAsked(ask)
  await writeLook(ask, person)
  return page(correctView({ person, note, id: randomUUID(), words: note.words, theirs: null }, {}, ask))
}

/** Keeps a correction. Where a colleague corrected it first, both wordings are shown and nothing typed is lost. */
export async function saveCorrection(ask: Ask): Promise<Answer> {
  const { db, form, now } = ask
  const viewer = memberIn(ask)
  const { person, note } = await noteAsked(ask)
  const words = wordsIn(form)
  const id = isUuid(form.get('id') ?? '') ? form.get('id')! : randomUUID()
  const again = (more: { readonly note?: NoteThread; readonly theirs?: NoteThread }, mistakes = {}) =>
    page(correctView({ person, note, id, words, theirs: null, ...more }, mistakes, ask), more.theirs ? 409 : 422)
  const wrong = wordsMistake(words, 'Write what it should say')
  if (wrong) return again({}, { words: wrong })
  if (words === note.words) return again({}, { words: 'Change the words, or leave the note as it is' })
  const { kind, subject, visibility, twoWay, happenedAt, participantId, signpost } = note
  const writing = {
    id,
    participantId,
    kind,
    subject,
    visibility,
    twoWay,
    happenedAt,
    signpost,
    words,
    corrects: note.id,
  }
  try {
    await inTransaction(db, (db) => writeNote(db, viewer, writing, now))
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const theirs = await latestOf(db, viewer, note, now)
    return again({ note: theirs, theirs })
  }
  return redirect(`/desk/people/${person.id}/notes?saved=correction`)
}

/** The note of this address, of one’s own organisation and of this person: another’s does not exist. */
async function noteAsked(ask: Ask): Promise<{ readonly person: Participant; readonly note: NoteThread }> {
  const person = await personToChange(ask)
  const id = ask.params.note ?? ''
  const note = found(isUuid(id) ? await findNote(ask.db, ask.viewer, id, ask.now) : null)
  if (note.organizationId !== memberIn(ask).membership.organizationId) throw new NotFound()
  const ids = await recordsOf(ask.db, ask.viewer, person.id, ask.now)
  if (!ids.includes(note.participantId)) throw new NotFound()
  return { person, note }
}
