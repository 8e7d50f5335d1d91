import type { Help, Option } from './facets.ts'
import type { Role } from './permission.ts'
import { isCurrent, type SharingDecision } from './sharing.ts'

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

/** A note as those who may read it read it. */
export type Note = {
  readonly id: string
  readonly participantId: string
  readonly organizationId: number
  readonly organization: string
  /** Who wrote it; null where the person did. */
  readonly accountId: number | null
  readonly author: string | null
  readonly kind: NoteKind
  readonly subject: NoteSubject
  readonly visibility: NoteVisibility
  readonly twoWay: boolean
  readonly words: string
  readonly happenedAt: Date
  readonly writtenAt: Date
  readonly corrects: string | null
  /** What they were pointed to, as they agreed: a code of what helps. */
  readonly signpost: string | null
}

/** Returns whether notes of this kind tell of a contact with the person, or of a try at one. */
export const isContact = (kind: NoteKind): boolean => NOTE_KINDS.find(({ value }) => value === kind)!.contact

/** Returns whether a contact of this kind usually goes both ways. */
export const usuallyHeard = (kind: NoteKind): boolean => NOTE_KINDS.find(({ value }) => value === kind)!.twoWay

/** Returns whether this role reads notes of this subject whoever wrote them. */
export const readsSubject = (role: Role, subject: NoteSubject): boolean =>
  NOTE_READERS[subject] === 'all' || (NOTE_READERS[subject] as readonly Role[]).includes(role)

/**
 * Returns whether this role writes notes of this subject, where it may change casework at all. Everybody says that
 * somebody may be at risk; of health writes who reads of it.
 */
export const writesSubject = (role: Role, subject: NoteSubject): boolean =>
  subject === 'safeguarding' || readsSubject(role, subject)

/** Returns whether somebody has agreed, at this moment, that what they said about health is passed on to anybody. */
export const passesHealthOn = (
  decisions: readonly Pick<SharingDecision, 'dataClasses' | 'givenAt' | 'withdrawnAt' | 'expiresAt'>[],
  now: Date,
): boolean => decisions.some((decision) => decision.dataClasses.includes('health') && isCurrent(decision, now))

export type NoteRefusal = 'not-yours-to-write' | 'team-only' | 'health-not-agreed'

/**
 * Returns why a note cannot be written for these eyes; null where it can. What may be a risk stays with its writer and
 * the privacy lead. Health goes to others who help only while the person agrees to pass it on; to the person themself it
 * may always be shown.
 */
export function noteRefusal(
  note: { readonly subject: NoteSubject; readonly visibility: NoteVisibility },
  writer: { readonly role: Role; readonly passesHealthOn: boolean },
): NoteRefusal | null {
  if (!writesSubject(writer.role, note.subject)) return 'not-yours-to-write'
  if (note.subject === 'safeguarding' && note.visibility !== 'team') return 'team-only'
  if (note.subject === 'health' && note.visibility === 'delivery' && !writer.passesHealthOn) return 'health-not-agreed'
  return null
}

/** Why a note is not taken, for a form. */
export const NOTE_REFUSALS: Readonly<Record<NoteRefusal, string>> = {
  'not-yours-to-write': 'Ask their adviser to write down what is about health',
  'team-only': 'What may be a risk stays with you and the privacy lead. Choose “My team”',
  'health-not-agreed': 'They have not agreed that what is about health is passed on. Choose who else may read it',
}

/** What a conversation of a minute or two can point to, most asked for first. */
const SIGNPOSTS: readonly Help[] = [
  ...(['health', 'money', 'housing', 'childcare'] as const),
  ...(['english', 'new-skills', 'digital-skills', 'confidence'] as const),
]

/** Returns what a note tells of that points to this: that somebody was shown help with their health tells of health. */
export const subjectOfSignpost = (help: Help): NoteSubject => (help === 'health' ? 'health' : 'general')

/** Returns what this role can point somebody to in a note. */
export const signpostsFor = (role: Role): readonly Help[] =>
  SIGNPOSTS.filter((help) => writesSubject(role, subjectOfSignpost(help)))
