import type { Option } from './facets.ts'

/** A look together at how it is going. */
export const REVIEW_STATUSES = [
  { value: 'scheduled', text: 'Planned' },
  { value: 'done', text: 'Done' },
  { value: 'exempt', text: 'Not due, for a reason' },
  { value: 'replaced', text: 'Moved to another date' },
] as const satisfies readonly Option[]

export type ReviewStatus = (typeof REVIEW_STATUSES)[number]['value']
