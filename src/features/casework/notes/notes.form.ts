import { londonDate, londonMoment, readDate } from '../../../domain/london-time.ts'
import {
  NOTE_KINDS,
  NOTE_REFUSALS,
  NOTE_SUBJECTS,
  NOTE_VISIBILITIES,
  noteRefusal,
  usuallyHeard,
} from '../../../domain/note.ts'
import type { Role } from '../../../domain/permission.ts'
import type { WritingNote } from '../../../records/note.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

/** What is read from the form: all of a note but whose it is and its number. */
export type ReadNote = Omit<WritingNote, 'id' | 'participantId'>
type Read = { readonly ok: true; readonly value: ReadNote } | { readonly ok: false; readonly mistakes: Mistakes }

/** Who writes, and whether what is about health may go further: domain/note.ts asks both. */
export type Writer = { readonly role: Role; readonly passesHealthOn: boolean }

const LONGEST = 10_000
/** Notes are written on the day, or a little later. Something older belongs into the story. */
const MOST_DAYS_AGO = 400
/** What waited in a browser without a network keeps its own moment for so long. */
const MOST_DAYS_WAITED = 90
const DAY = 86_400_000

/** Returns what was typed of the note itself, its lines ended as everywhere. */
export const wordsIn = (form: URLSearchParams): string =>
  (form.get('words') ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim()

/** Returns what is wrong with the words of a note; null where nothing is. Nothing is ever cut off. */
export function wordsMistake(words: string, missing: string): string | null {
  if (!words) return missing
  return words.length > LONGEST ? `Make it shorter: 10,000 characters at most. These are ${words.length}` : null
}

/** Reads a note: what happened, when, about what and for whose eyes. */
export function readNote(form: URLSearchParams, writer: Writer, now: Date): Read {
  const mistakes: Record<string, string> = {}
  const words = wordsIn(form)
  const wrong = wordsMistake(words, 'Write what was said or done')
  if (wrong) mistakes.words = wrong
  const kind = NOTE_KINDS.find(({ value }) => value === form.get('kind'))?.value
  if (!kind) mistakes.kind = 'Choose what it was'
  const happenedAt = momentIn(form, now)
  if (!happenedAt) mistakes['on-day'] = 'Enter the day and the time that it happened, not later than now'
  const subject = NOTE_SUBJECTS.find(({ value }) => value === (form.get('subject') ?? 'general'))?.value
  if (!subject) mistakes.subject = 'Choose what it is about'
  const visibility = NOTE_VISIBILITIES.find(({ value }) => value === (form.get('visibility') ?? 'team'))?.value
  if (!visibility) mistakes.visibility = 'Choose who may read it'
  if (!kind || !happenedAt || !subject || !visibility || wrong) return { ok: false, mistakes }

  const refusal = noteRefusal({ subject, visibility }, writer)
  if (refusal) {
    const field = refusal === 'not-yours-to-write' ? 'subject' : 'visibility'
    return { ok: false, mistakes: { [field]: NOTE_REFUSALS[refusal] } }
  }
  const heard = form.get('heard')
  const twoWay = heard === 'yes' || (heard !== 'no' && usuallyHeard(kind))
  return { ok: true, value: { kind, subject, visibility, twoWay, words, happenedAt } }
}

/** When it happened: now, when it was typed if it waited for a network, or the day and time that were given. */
function momentIn(form: URLSearchParams, now: Date): Date | null {
  if (form.get('when') !== 'earlier') {
    const typed = new Date(form.get('typed-at') ?? '')
    const waited = now.getTime() - typed.getTime()
    return waited >= 0 && waited < MOST_DAYS_WAITED * DAY ? typed : now
  }
  const day = readDate(form.get('on-day') ?? '')
  const time = /^([01]\d|2[0-3]):[0-5]\d$/.test(form.get('on-time') ?? '') ? form.get('on-time')! : '12:00'
  if (!day) return null
  const moment = londonMoment(day, time)
  // Without a time, noon stands for the day; today it may still be morning.
  const at = moment > now && day === londonDate(now) && !form.get('on-time') ? now : moment
  return at <= now && now.getTime() - at.getTime() < MOST_DAYS_AGO * DAY ? at : null
}
