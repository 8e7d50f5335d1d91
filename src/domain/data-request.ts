import type { Option } from './facets.ts'

/** How a request for a copy stands. `clarify`: we wait for an answer, and the clock stands. */
export const ACCESS_STATUSES = [
  { value: 'review', text: 'To look through' },
  { value: 'clarify', text: 'We asked a question' },
  { value: 'making', text: 'Being made' },
  { value: 'ready', text: 'Ready' },
  { value: 'done', text: 'Handed over' },
  { value: 'withdrawn', text: 'Taken back' },
] as const satisfies readonly Option[]

export type AccessStatus = (typeof ACCESS_STATUSES)[number]['value']

/** What is given of a note: as it is, without what is not theirs, or not at all. */
export type AccessDecision = 'release' | 'redact' | 'withhold'

/** Why something is not given. The copy says how often each was used, not of what. */
export const WITHHOLD_REASONS = [
  {
    value: 'others',
    text: 'It is about somebody else who has not agreed (Data Protection Act 2018, Schedule 2, paragraph 16)',
  },
  { value: 'confidence', text: 'Somebody told us in confidence' },
  { value: 'harm', text: 'It could do serious harm to somebody’s health (Schedule 3)' },
  { value: 'crime', text: 'It could get in the way of preventing or finding out a crime (Schedule 2, paragraph 2)' },
  { value: 'legal', text: 'It is legal advice (Schedule 2, paragraph 19)' },
] as const satisfies readonly Option[]

/** A copy can be fetched for so many days; then it is gone, and can be asked for again. */
export const COPY_DAYS = 30

/** What was decided about something that somebody says is wrong. */
export const CORRECTION_DECISIONS = [
  { value: 'corrected', text: 'We put it right' },
  { value: 'in-part', text: 'We put some of it right' },
  { value: 'refused', text: 'We leave it as it is' },
] as const satisfies readonly Option[]

export type CorrectionDecision = (typeof CORRECTION_DECISIONS)[number]['value']

/** How a request to be deleted ended, where nothing was deleted. */
export type ErasureDecision = 'kept' | 'taken-back'
