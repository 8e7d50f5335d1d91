import type { Option } from './facets.ts'

/** How somebody stands to work when they are referred: the form asks it, and eligibility and a case start from it. */
export const WORK_SITUATIONS = [
  { value: 'in-work', text: 'In work' },
  { value: 'off-sick', text: 'In work, off sick now' },
  { value: 'at-risk', text: 'In work, and may lose it' },
  { value: 'out-of-work', text: 'Out of work' },
  { value: 'not-looking', text: 'Not looking for work now' },
  { value: 'education', text: 'In education or training' },
  { value: 'not-said', text: 'I do not know' },
] as const satisfies readonly Option[]

export type WorkSituation = (typeof WORK_SITUATIONS)[number]['value']
