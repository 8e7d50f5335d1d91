import type { Option } from './facets.ts'
import type { ReferralMove } from './referral.ts'

/** What can have happened with somebody. The order is that of the filter. */
export const TIMELINE_KINDS = [
  { value: 'note', text: 'Notes' },
  { value: 'message', text: 'Messages' },
  { value: 'appointment', text: 'Appointments' },
  { value: 'group', text: 'Groups' },
  { value: 'plan', text: 'The plan' },
  { value: 'review', text: 'Reviews and assessments' },
  { value: 'case', text: 'Support' },
  { value: 'referral', text: 'Referrals' },
  { value: 'document', text: 'Documents' },
  { value: 'application', text: 'Applications and courses' },
  { value: 'fund', text: 'Support fund' },
  { value: 'record', text: 'The record' },
] as const satisfies readonly Option[]

export type TimelineKind = (typeof TIMELINE_KINDS)[number]['value']

/** Something that happened. */
export type TimelineEntry = {
  /** The same for the same thing, whenever it is read; in letters and digits, so that it sorts the same everywhere. */
  readonly key: string
  readonly at: Date
  readonly kind: TimelineKind
  /** In a few words, as a heading. */
  readonly what: string
  readonly words: string | null
  /** Said where not everybody reads it: what it is about. */
  readonly about?: 'health' | 'risk' | null
  /** Who did it; null where it came by itself, or from the person. */
  readonly by: string | null
  readonly href: string | null
}

/** Where a page of the timeline ended: the next one begins before it. */
export type TimelinePlace = { readonly at: Date; readonly key: string }

/** Returns whether an entry stands after this place, the latest first. */
export const isEarlier = (entry: TimelinePlace, place: TimelinePlace): boolean =>
  entry.at < place.at || (entry.at.getTime() === place.at.getTime() && entry.key < place.key)

/** Returns up to `most` entries of several lists that are each sorted, as one list with the latest first. */
export const latestFirst = (lists: readonly (readonly TimelineEntry[])[], most: number): readonly TimelineEntry[] =>
  lists
    .flat()
    .toSorted((a, b) => (isEarlier(a, b) ? 1 : -1))
    .slice(0, most)

/** What a move of a referral is called once it happened. */
export const REFERRAL_PAST: Readonly<Record<ReferralMove, string>> = {
  submit: 'Referral sent',
  acknowledge: 'Referral has come',
  triage: 'Looking at the referral began',
  accept: 'Referral accepted',
  waitlist: 'Put on the waiting list',
  'ask-for-more': 'Asked for more information',
  answer: 'Information given',
  'refer-on': 'Referred on',
  decline: 'Referral declined',
  'attempt-contact': 'Tried to reach them',
  engage: 'In touch',
  start: 'Started',
  update: 'Said how it is going',
  close: 'Referral closed',
  withdraw: 'Referral withdrawn',
  'give-up-contact': 'Stopped trying to reach them',
  expire: 'Referral ran out of time',
  reopen: 'Referral opened again',
}
