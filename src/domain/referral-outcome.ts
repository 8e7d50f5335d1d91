import type { Option } from './facets.ts'

/** How a referral can end well, or end at all. `job` marks outcomes that go on to weekly spells and 13-week checks. */
export const REFERRAL_OUTCOMES = [
  { value: 'job-start', text: 'Started a job', forPerson: 'You started a job', job: true },
  { value: 'retained-work', text: 'Kept their job', forPerson: 'You kept your job', job: true },
  { value: 'returned-to-work', text: 'Went back to work after absence', forPerson: 'You went back to work', job: true },
  { value: 'self-employed', text: 'Works for themselves', forPerson: 'You work for yourself', job: true },
  { value: 'apprenticeship', text: 'Started an apprenticeship', forPerson: 'You started an apprenticeship', job: true },
  { value: 'course', text: 'Started a course', forPerson: 'You started a course', job: false },
  { value: 'volunteering', text: 'Volunteers, or has a placement', forPerson: 'You volunteer', job: false },
  { value: 'support-complete', text: 'Got the support it was for', forPerson: 'You got the support', job: false },
  { value: 'other-support', text: 'Another service helps now', forPerson: 'Another service helps you now', job: false },
  { value: 'no-longer-needed', text: 'No longer needed', forPerson: 'You do not need it any more', job: false },
  { value: 'left-early', text: 'Left before the end', forPerson: 'You stopped early. You can come back', job: false },
  { value: 'never-started', text: 'Did not start', forPerson: 'It did not start. You can come back', job: false },
  { value: 'lost-touch', text: 'Lost touch', forPerson: 'We lost touch. You can come back', job: false },
  { value: 'moved-away', text: 'Moved away', forPerson: 'You moved away', job: false },
  { value: 'died', text: 'Died', forPerson: '', job: false },
] as const satisfies readonly (Option & { forPerson: string; job: boolean })[]

export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number]['value']

/** Why a referrer hears nothing at the end. Anything else is told. */
export const FEEDBACK_SUPPRESSIONS = [
  { value: 'not-agreed', text: 'The person did not agree that the referrer hears this' },
  { value: 'agreement-withdrawn', text: 'The person took back their agreement' },
  { value: 'not-safe', text: 'It would put somebody at risk' },
  { value: 'self-referral', text: 'The person referred themselves, and is told' },
  { value: 'referrer-gone', text: 'The referrer is no longer there' },
] as const satisfies readonly Option[]

export type FeedbackSuppression = (typeof FEEDBACK_SUPPRESSIONS)[number]['value']

/** What the referrer hears when a referral ends, or why nothing. */
export type ReferralFeedback =
  | { readonly kind: 'sent'; readonly words: string }
  | { readonly kind: 'suppressed'; readonly why: FeedbackSuppression }

/** Returns whether the referrer has been told something, or is told nothing for a reason. */
export const hasFeedback = (feedback: ReferralFeedback | null | undefined): boolean =>
  feedback ? feedback.kind === 'suppressed' || feedback.words.trim() !== '' : false
