import type { Option } from './facets.ts'

/**
 * What can stand in the way of work: the words of the field. `health`: such a barrier tells of health by itself and is
 * read as what is about health is, whatever else somebody sees.
 */
export const BARRIER_KINDS = [
  { value: 'physical-health', text: 'Physical health', health: true },
  { value: 'mental-health', text: 'Mental health', health: true },
  { value: 'disability', text: 'Disability or long-term condition', health: true },
  { value: 'neurodivergence', text: 'Autism, ADHD, dyslexia or similar', health: true },
  { value: 'substance-use', text: 'Alcohol, drugs or gambling', health: true },
  { value: 'caring', text: 'Caring for somebody', health: false },
  { value: 'childcare', text: 'Childcare', health: false },
  { value: 'housing', text: 'Housing', health: false },
  { value: 'money', text: 'Money and benefits', health: false },
  { value: 'debt', text: 'Debt', health: false },
  { value: 'english', text: 'English', health: false },
  { value: 'literacy-numeracy', text: 'Reading, writing or maths', health: false },
  { value: 'digital', text: 'Computers and the internet', health: false },
  { value: 'qualifications', text: 'Qualifications', health: false },
  { value: 'experience', text: 'Experience of work', health: false },
  { value: 'confidence', text: 'Confidence', health: false },
  { value: 'transport', text: 'Getting there', health: false },
  { value: 'criminal-record', text: 'Criminal record', health: false },
  { value: 'right-to-work', text: 'Papers for the right to work', health: false },
  { value: 'discrimination', text: 'Being treated unfairly', health: false },
  { value: 'other', text: 'Something else', health: false },
] as const satisfies readonly (Option & { health: boolean })[]

export type BarrierKind = (typeof BARRIER_KINDS)[number]['value']

/** Something that stands in the way, as those who may read it read it. */
export type Barrier = {
  readonly id: string
  readonly participantId: string
  readonly kind: BarrierKind
  readonly words: string | null
  readonly health: boolean
  readonly since: Date
  /** Who wrote it down; null where the person did. */
  readonly addedBy: string | null
  readonly resolvedAt: Date | null
  readonly resolvedWords: string | null
  readonly version: number
}

/** What there is to build on. */
export const STRENGTH_KINDS = [
  { value: 'skill', text: 'Can do' },
  { value: 'experience', text: 'Has done' },
  { value: 'qualification', text: 'Has learned' },
  { value: 'language', text: 'Speaks' },
  { value: 'people', text: 'Who stands by them' },
  { value: 'interest', text: 'Likes and wants' },
] as const satisfies readonly Option[]

export type StrengthKind = (typeof STRENGTH_KINDS)[number]['value']

export type Strength = {
  readonly id: string
  readonly participantId: string
  readonly kind: StrengthKind
  readonly words: string
  readonly since: Date
  readonly addedBy: string | null
  readonly version: number
}

/** Returns whether a barrier is read as what is about health is: by its kind, or because its words tell of health. */
export const tellsOfHealth = (kind: BarrierKind, ticked: boolean): boolean =>
  ticked || BARRIER_KINDS.find(({ value }) => value === kind)!.health
