import type { Option } from './facets.ts'

/** How an assessment was taken: it matters for what its answers are worth. */
export const ASSESSMENT_TAKINGS = [
  { value: 'together', text: 'Together' },
  { value: 'alone', text: 'The person alone' },
  { value: 'paper', text: 'On paper, typed in afterwards' },
] as const satisfies readonly Option[]

export type AssessmentTaking = (typeof ASSESSMENT_TAKINGS)[number]['value']
