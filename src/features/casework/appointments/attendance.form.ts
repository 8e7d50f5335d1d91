import { type Appointment, ATTENDANCES, CALL_OFF_REASONS } from '../../../domain/appointment.ts'
import { endOfLondonDay, londonDate, readDate } from '../../../domain/london-time.ts'
import { NOTE_SUBJECTS, NOTE_VISIBILITIES, type NoteKind } from '../../../domain/note.ts'
import type { RecordingAttendance } from '../../../records/attendance.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

type ReadAttendance =
  | { readonly ok: true; readonly value: RecordingAttendance }
  | { readonly ok: false; readonly mistakes: Mistakes }

const LONGEST_NOTE = 10_000

/** Reads how a meeting went, with its note and what is next. The note keeps the id that the form was opened with. */
export function readAttendance(form: URLSearchParams, kept: Appointment, noteId: string, now: Date): ReadAttendance {
  const mistakes: Record<string, string> = {}
  const how = ATTENDANCES.find(({ value }) => value === form.get('how'))
  if (!how) mistakes.how = 'Choose how it went'
  const reason = CALL_OFF_REASONS.find(({ value }) => value === form.get('reason'))?.value ?? null
  if (how?.value === 'not-held' && !reason) mistakes.reason = 'Choose why it did not happen'
  const words = tidy(form.get('words'), LONGEST_NOTE)
  const next = how?.heard ? readNext(form, mistakes, now) : null
  if (!how || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  const note = words ? { id: noteId, words, kind: kindOf(kept, how.heard), ...classOf(form) } : null
  return { ok: true, value: { how: how.value, reason: how.value === 'not-held' ? reason : null, note, next } }
}

function readNext(form: URLSearchParams, mistakes: Record<string, string>, now: Date) {
  const words = tidy(form.get('next'), 200)
  const day = (form.get('next-day') ?? '').trim()
  if (!words && !day) return null
  const date = readDate(day)
  if (!words) mistakes.next = 'Enter what is next, or leave the day empty'
  if (!date) mistakes['next-day'] = 'Enter by when, like 24/11/2026'
  else if (date < londonDate(now)) mistakes['next-day'] = 'Enter a day that is still to come'
  return words && date ? { words, dueAt: endOfLondonDay(date) } : null
}

/** A meeting is told as one; where nobody came, as a try to reach them. */
function kindOf({ way }: Appointment, heard: boolean): NoteKind {
  if (!heard) return 'no-answer'
  return way === 'phone' ? 'call' : 'meeting'
}

const classOf = (form: URLSearchParams) => ({
  subject: NOTE_SUBJECTS.find(({ value }) => value === form.get('subject'))?.value ?? ('general' as const),
  visibility: NOTE_VISIBILITIES.find(({ value }) => value === form.get('visibility'))?.value ?? ('team' as const),
})

const tidy = (text: string | null, longest: number): string =>
  (text ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, longest)
