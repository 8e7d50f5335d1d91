import { randomUUID } from 'node:crypto'
import { HELPS } from '../../../domain/facets.ts'
import { passesHealthOn, signpostsFor, subjectOfSignpost } from '../../../domain/note.ts'
import { calledName, type Participant } from '../../../domain/participant.ts'
import type { Member } from '../../../domain/permission.ts'
import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, json, page, redirect } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { writeNote } from '../../../records/note.ts'
import { findNote } from '../../../records/note-list.ts'
import { decisionsOf } from '../../../records/sharing.ts'
import { inTransaction } from '../../../records/transaction.ts'
import { removeWorkDraft, workDraftOf } from '../../../records/work-draft.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { personOpened, personToChange } from '../../../web/person-asked.ts'
import { draftAnswer, draftFound } from '../../../web/work-draft-offer.ts'
import { newNoteView } from './new-note.view.ts'
import { readNote, type Writer } from './notes.form.ts'

/** The form; where something was typed before and not saved, that is offered first. */
export async function showNewNote(ask: Ask): Promise<Answer> {
  const person = await personOpened(ask)
  const draft = await draftFound(ask, person, 'note')
  const form = draft.kind === 'taken-up' ? draft.form : ask.query
  return page(newNoteView({ person, writer: await writerOf(ask, person), id: randomUUID(), form, draft }, {}, ask))
}

/**
 * Keeps a note, once. `save=by-itself` keeps what was typed so far; `sent-by=browser` comes from the page's script and is
 * answered in JSON.
 */
export async function saveNote(ask: Ask): Promise<Answer> {
  const { db, form, now } = ask
  const viewer = memberIn(ask)
  const person = await personToChange(ask)
  const id = isUuid(form.get('id') ?? '') ? form.get('id')! : randomUUID()
  // What was saved is no draft any more, even where the script’s last word of it comes late.
  if (form.get('save') === 'by-itself' && (await findNote(db, viewer, id, now))) return json({ saved: true })
  const kept = await draftAnswer(ask, person, 'note', newPath(person))
  if (kept) return kept

  const writer = await writerOf(ask, person)
  const read = readNote(form, writer, now)
  const byBrowser = form.get('sent-by') === 'browser'
  const again = (mistakes: Mistakes, status: number, nextId = id) =>
    byBrowser
      ? json({ mistakes: Object.values(mistakes) }, status)
      : page(newNoteView({ person, writer, id: nextId, form, draft: { kind: 'nothing' } }, mistakes, ask), status)
  if (!read.ok) return again(read.mistakes, 422)
  try {
    await inTransaction(db, async (db) => {
      await writeNote(db, viewer, { ...read.value, id, participantId: person.id }, now)
      if (await isDraftOf(ask, person, read.value.words))
        await removeWorkDraft(db, viewer, { participantId: person.id, form: 'note' }, now)
    })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return again(
      { words: 'You saved this note before, in other words. Save again to keep this as one more' },
      409,
      randomUUID(),
    )
  }
  const to = `/desk/people/${person.id}/notes?saved=note`
  return byBrowser ? json({ to }) : redirect(to)
}

/** Whether what is kept unsaved is this note: one that waited for a network may come while the next is being typed. */
async function isDraftOf(ask: Ask, person: Participant, words: string): Promise<boolean> {
  if (!ask.form.has('typed-at')) return true
  const draft = await workDraftOf(ask.db, memberIn(ask), { participantId: person.id, form: 'note' }, ask.now)
  return words.startsWith((draft?.fields.words?.[0] ?? '').trim())
}

/** POST …/notes/brief: asked, advised and, as they agreed, pointed to something. One tap. */
export async function saveBrief(ask: Ask): Promise<Answer> {
  const { db, form, now } = ask
  const viewer = memberIn(ask)
  const person = await personToChange(ask)
  const signposts = signpostsFor(viewer.membership.role)
  const help = found(HELPS.find(({ value }) => value === form.get('signpost') && signposts.includes(value)))
  const id = isUuid(form.get('id') ?? '') ? form.get('id')! : randomUUID()
  const called = calledName(person)
  await writeNote(
    db,
    viewer,
    {
      ...{ id, participantId: person.id, kind: 'brief', visibility: 'person', twoWay: true },
      ...{ subject: subjectOfSignpost(help.value), happenedAt: now, signpost: help.value },
      words: `Talked for a minute or two. ${called} agreed to be shown what there is: ${help.text.toLowerCase()}.`,
    },
    now,
  )
  return redirect(`/desk/people/${person.id}/notes?saved=signpost&help=${help.value}`)
}

/** Returns who writes, and whether what is about health may go further than the team. */
async function writerOf({ db, viewer, now }: Ask, person: Participant): Promise<Writer> {
  const { role } = (viewer as Member).membership
  return { role, passesHealthOn: passesHealthOn(await decisionsOf(db, viewer, person.id, now), now) }
}

const newPath = (person: Participant): string => `/desk/people/${person.id}/notes/new`
