import type { Option } from './facets.ts'

/** Why somebody looks at a person's data: stands in the history, and the person reads it in these words. */
const PURPOSES = [
  { value: 'referral', text: 'To refer you, or to follow a referral of yours' },
  { value: 'triage', text: 'To decide about a referral of yours' },
  { value: 'support', text: 'To help you into work and in work' },
  { value: 'booking', text: 'To arrange a time with you' },
  { value: 'application', text: 'To deal with something you applied for' },
  { value: 'moderation', text: 'To look into what you told us about a listing' },
  { value: 'duplicates', text: 'To keep one record of you, not two' },
  { value: 'privacy', text: 'To keep your data safe' },
  { value: 'delivery', text: 'To find out why a message did not reach you' },
  { value: 'demonstration', text: 'To show how this works, with made-up people' },
  { value: 'accounts', text: 'To let somebody who works here back in' },
  { value: 'figures', text: 'To count how well referrals go, without names' },
  { value: 'emergency', text: 'In an emergency, with a reason that is looked at afterwards' },
  { value: 'own-record', text: 'You looked at it yourself' },
  { value: 'machine', text: 'Another system of an organisation that works with you' },
] as const satisfies readonly Option[]

export type Purpose = (typeof PURPOSES)[number]['value']

/** Returns how the person reads why somebody looked. */
export const purposeWords = (purpose: Purpose): string => PURPOSES.find(({ value }) => value === purpose)!.text
