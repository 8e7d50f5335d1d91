import type { Option } from './facets.ts'

/** What can be wrong with a listing, in the words of whoever reports it; the most harmful first. */
export const REPORT_REASONS = [
  { value: 'fake', text: 'It looks fake' },
  { value: 'asks-for-money', text: 'It asks me to pay, or for my bank details' },
  { value: 'discriminates', text: 'It is unfair to some people' },
  { value: 'unsafe', text: 'I did not feel safe there' },
  { value: 'wrong', text: 'Something in it is wrong' },
  { value: 'closed', text: 'It is closed or already filled' },
  { value: 'other', text: 'Something else' },
] as const satisfies readonly Option[]

export type ReportReason = (typeof REPORT_REASONS)[number]['value']

/** Reasons that a person looks at on the same day: somebody may come to harm. */
export const URGENT_REASONS: readonly string[] = ['fake', 'asks-for-money', 'unsafe'] satisfies ReportReason[]

export const REPORT_DECISIONS = [
  { value: 'taken-down', text: 'Taken down' },
  { value: 'put-right', text: 'Put right' },
  { value: 'nothing-wrong', text: 'Nothing wrong with it' },
] as const satisfies readonly Option[]

export type ReportDecision = (typeof REPORT_DECISIONS)[number]['value']
