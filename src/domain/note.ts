import type { Option } from './facets.ts'
import type { Role } from './permission.ts'

/** Who reads a note. */
export const NOTE_VISIBILITIES = [
  { value: 'team', text: 'My team' },
  { value: 'delivery', text: 'Everyone who helps this person' },
  { value: 'person', text: 'Everyone who helps this person, and the person' },
] as const satisfies readonly Option[]

export type NoteVisibility = (typeof NOTE_VISIBILITIES)[number]['value']

/** What a note tells of. Health and safeguarding need a part in it, whatever else somebody sees. */
export const NOTE_SUBJECTS = [
  { value: 'general', text: 'General' },
  { value: 'health', text: 'Health or disability' },
  { value: 'safeguarding', text: 'Somebody may be at risk' },
] as const satisfies readonly Option[]

export type NoteSubject = (typeof NOTE_SUBJECTS)[number]['value']

/**
 * Who reads which subject besides whoever wrote it. Managers count and share out; they need no health. The same stands
 * in the database (`reads_health` and the policy of `note`): two walls.
 */
export const NOTE_READERS: Readonly<Record<NoteSubject, readonly Role[] | 'all'>> = {
  general: 'all',
  health: ['adviser', 'partner-adviser', 'privacy-lead'],
  safeguarding: ['privacy-lead'],
}

/** How somebody was in touch, or that nobody was. `twoWay` is how it usually goes: the note itself says how it went. */
export const NOTE_KINDS = [
  { value: 'meeting', text: 'Meeting', twoWay: true, contact: true },
  { value: 'call', text: 'Telephone call', twoWay: true, contact: true },
  { value: 'text', text: 'Text message', twoWay: false, contact: true },
  { value: 'email', text: 'Email', twoWay: false, contact: true },
  { value: 'letter', text: 'Letter', twoWay: false, contact: true },
  { value: 'brief', text: 'A minute or two: asked, advised, assisted', twoWay: true, contact: true },
  { value: 'no-answer', text: 'Tried, no answer', twoWay: false, contact: true },
  { value: 'note', text: 'Something to remember', twoWay: false, contact: false },
] as const satisfies readonly (Option & { twoWay: boolean; contact: boolean })[]

export type NoteKind = (typeof NOTE_KINDS)[number]['value']
