import { found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { concernsOf, lookAtConcern } from '../../../records/concern.ts'
import { recordsOf } from '../../../records/folded.ts'
import { writeHistory } from '../../../records/history.ts'
import { notesOf } from '../../../records/note-list.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { changesWork, personAsked } from '../../../web/person-asked.ts'
import { wordsIn } from './notes.form.ts'
import { NOTES_A_PAGE, noteLines, notesPath, readFilter } from './notes.page.ts'
import { notesView } from './notes.view.ts'

/** What was done is said in a few lines; more belongs into the case of safeguarding itself. */
const LONGEST_ANSWER = 5000

/** Shows what was said and done, the latest first, as far as this viewer reads it; and writes down that it was read. */
export async function showNotes(ask: Ask): Promise<Answer> {
  const { db, now, query } = ask
  const viewer = memberIn(ask)
  const person = await personAsked(ask)
  const ids = await recordsOf(db, viewer, person.id, now)
  const filter = readFilter(query)
  const notes = await notesOf(db, viewer, ids, { ...filter, most: NOTES_A_PAGE + 1 }, now)
  const shown = notes.slice(0, NOTES_A_PAGE)
  const last = notes.length > NOTES_A_PAGE ? shown.at(-1) : null
  const changes = await changesWork(ask, person)
  const about = { participantId: person.id, why: 'support' } as const
  await writeHistory(db, viewer, 'notes.viewed', `participant:${person.id}`, { count: shown.length }, now, about)
  return page(
    notesView(
      {
        person,
        filter,
        lines: noteLines(shown, await concernsOf(db, viewer, ids, now), viewer, changes),
        older: last ? notesPath(person.id, filter, { at: last.happenedAt, id: last.id }) : null,
        newest: filter.after ? notesPath(person.id, filter) : null,
        changes,
      },
      ask,
    ),
  )
}

/** POST …/notes/:note/looked-at: the privacy lead says what was done about a worry for somebody's safety. */
export async function lookAt(ask: Ask): Promise<Answer> {
  const { db, now } = ask
  const viewer = memberIn(ask)
  const person = await personAsked(ask)
  const note = ask.params.note ?? ''
  if (!isUuid(note)) throw new NotFound()
  const concerns = await concernsOf(db, viewer, await recordsOf(db, viewer, person.id, now), now)
  const concern = found(concerns.find(({ id }) => id === note))
  const words = wordsIn(ask.form).slice(0, LONGEST_ANSWER)
  if (!words) return redirect(`/desk/people/${person.id}/notes?subject=safeguarding&missing=${concern.id}`)
  await lookAtConcern(db, viewer, concern, words, now)
  return redirect(`/desk/people/${person.id}/notes?subject=safeguarding&saved=looked-at`)
}
