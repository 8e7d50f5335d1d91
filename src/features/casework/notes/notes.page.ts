import type { Concern } from '../../../domain/concern.ts'
import type { Option } from '../../../domain/facets.ts'
import { HELPS } from '../../../domain/facets.ts'
import { NOTE_KINDS, NOTE_SUBJECTS, NOTE_VISIBILITIES, type NoteKind, type NoteSubject } from '../../../domain/note.ts'
import type { Member } from '../../../domain/permission.ts'
import { isUuid } from '../../../kit/uuid.ts'
import type { NotePlace, NoteThread } from '../../../records/note-list.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'
import { optionText } from '../../../web/option-words.ts'

/** So many notes stand on a page. */
export const NOTES_A_PAGE = 20

export type NoteFilter = { readonly kind: NoteKind | null; readonly subject: NoteSubject | null }

/** Reads which notes somebody wants to see; anything else is all of them. */
export function readFilter(query: URLSearchParams): NoteFilter & { readonly after: NotePlace | null } {
  const chosen = <T extends string>(options: readonly (Option & { value: T })[], name: string): T | null =>
    options.find(({ value }) => value === query.get(name))?.value ?? null
  const [at = '', id = ''] = (query.get('after') ?? '').split('~')
  const moment = new Date(Number(at))
  const after = at && isUuid(id) && !Number.isNaN(moment.getTime()) ? { at: moment, id } : null
  return { kind: chosen(NOTE_KINDS, 'kind'), subject: chosen(NOTE_SUBJECTS, 'subject'), after }
}

/** Returns the address of notes from a place on, filtered the same. */
export function notesPath(participantId: string, filter: NoteFilter, after: NotePlace | null = null): string {
  const query = new URLSearchParams()
  if (filter.kind) query.set('kind', filter.kind)
  if (filter.subject) query.set('subject', filter.subject)
  if (after) query.set('after', `${after.at.getTime()}~${after.id}`)
  const asked = query.toString()
  return `/desk/people/${participantId}/notes${asked && `?${asked}`}`
}

export type NoteLine = {
  readonly id: string
  readonly kind: string
  readonly when: string
  readonly by: string
  /** Said where a note is of a class that not everybody reads. */
  readonly about: { readonly text: string; readonly classes: string } | null
  readonly readers: string
  readonly words: string
  readonly signpost: string | null
  readonly earlier: readonly { readonly words: string; readonly said: string }[]
  readonly correctPath: string | null
  readonly concern: Concern | null
}

/** Returns notes as lines for whoever reads them. `changes`: whether they may change the person at all. */
export function noteLines(
  notes: readonly NoteThread[],
  concerns: readonly Concern[],
  viewer: Member,
  changes: boolean,
): readonly NoteLine[] {
  return notes.map((note) => {
    const ours = note.organizationId === viewer.membership.organizationId
    return {
      id: note.id,
      kind: optionText(NOTE_KINDS, note.kind),
      when: dayAndTimeOf(note.happenedAt),
      by: ours ? authorOf(note) : `${authorOf(note)}, ${note.organization}`,
      about: aboutOf(note.subject),
      readers:
        note.subject === 'safeguarding'
          ? 'Its writer and the privacy lead'
          : optionText(NOTE_VISIBILITIES, note.visibility),
      words: note.words,
      signpost: note.signpost && optionText(HELPS, note.signpost),
      earlier: note.earlier.map((one) => ({
        words: one.words,
        said: `${authorOf(one)} wrote this ${dayAndTimeOf(one.writtenAt)}`,
      })),
      correctPath: ours && changes ? `/desk/people/${note.participantId}/notes/${note.id}/correct` : null,
      concern:
        concerns.find(({ noteId }) => noteId === note.id || note.earlier.some(({ id }) => id === noteId)) ?? null,
    }
  })
}

const aboutOf = (subject: NoteSubject): NoteLine['about'] =>
  subject === 'general'
    ? null
    : {
        text: optionText(NOTE_SUBJECTS, subject),
        classes: subject === 'health' ? 'govuk-tag--purple' : 'govuk-tag--red',
      }

const authorOf = ({ author }: Pick<NoteThread, 'author'>): string => author ?? 'The person'
