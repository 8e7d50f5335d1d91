import type { Option } from './facets.ts'

/** Whose side a reason is on. Counts of each go side by side, so that a full provider never looks like an unwilling person. */
export const DECLINE_GROUPS = [
  { value: 'provider', text: 'Because of us' },
  { value: 'person', text: 'Because of what the person wants' },
  { value: 'eligibility', text: 'Because of the rules of the programme' },
] as const satisfies readonly Option[]

export type DeclineGroup = (typeof DECLINE_GROUPS)[number]['value']

/**
 * What a reason sets off. Somebody owes the next step until it is done, although the referral itself has ended; `days`
 * are working days from the decline. Nothing follows only where the person wants nothing, or lost nothing. `again` says
 * when the same receiver may be asked again: always, once the days have passed, or once something has changed, which is
 * what the words of a reopening are for. `doneBy` says what ends it: a referral that came out of this one, or words too.
 *
 * Who declines sees no more than a stub from then on, so the referrer owes what follows. A receiver that knows who fits
 * better refers on instead, which is a move of its own.
 */
export const DECLINE_CONSEQUENCES = {
  'offer-elsewhere': {
    text: 'The referrer offers it elsewhere now',
    owner: 'referrer',
    doneBy: 'words',
    again: 'always',
    step: 'Offer them another service',
    forPerson: 'We look for somebody else with you',
  },
  'must-refer-on': {
    text: 'Must be referred on',
    owner: 'referrer',
    doneBy: 'child',
    again: 'when-changed',
    step: 'Refer them on to a service that fits',
    forPerson: 'We find somebody with you who fits better',
  },
  park: {
    text: 'Parked, then asked again',
    owner: 'referrer',
    doneBy: 'words',
    again: 'after-days',
    step: 'Ask them whether now is a better time',
    forPerson: 'We ask you again later, as you wished',
  },
  'until-reassessed': {
    text: 'Not again until something has changed',
    owner: 'referrer',
    again: 'when-changed',
    doneBy: 'words',
    step: 'Look with them at what has changed',
    forPerson: 'We look at it with you again',
  },
  closes: { text: 'Nothing follows', owner: null, doneBy: null, again: 'always', step: null, forPerson: null },
} as const satisfies Record<
  string,
  {
    text: string
    owner: 'referrer' | null
    doneBy: 'child' | 'words' | null
    again: 'always' | 'after-days' | 'when-changed'
    step: string | null
    forPerson: string | null
  }
>

export type DeclineConsequence = keyof typeof DECLINE_CONSEQUENCES

/** Why a referral is declined. `text` is chosen, `forReferrer` and `forPerson` are read; `days` as above. */
export const DECLINE_REASONS = [
  {
    value: 'no-capacity',
    group: 'provider',
    text: 'We have no room',
    forReferrer: 'They have no room now. Please offer another service.',
    forPerson: 'They have no room for anybody new at the moment. It is not about you.',
    consequence: 'offer-elsewhere',
    days: 2,
  },
  {
    value: 'paused',
    group: 'provider',
    text: 'The programme is paused or ends soon',
    forReferrer: 'The programme takes nobody on now. Please offer another service.',
    forPerson: 'Their programme takes nobody new at the moment. It is not about you.',
    consequence: 'offer-elsewhere',
    days: 2,
  },
  {
    value: 'out-of-area',
    group: 'provider',
    text: 'They live outside our area',
    forReferrer: 'They live outside the area of this service. Please refer them on to one that covers it.',
    forPerson: 'They work in another area. We find the right service near you.',
    consequence: 'must-refer-on',
    days: 2,
  },
  {
    value: 'wrong-service',
    group: 'provider',
    text: 'Another service fits better',
    forReferrer: 'Another kind of help fits better. Please refer them on.',
    forPerson: 'Another service can help you better. We find it with you.',
    consequence: 'must-refer-on',
    days: 2,
  },
  {
    value: 'cannot-support-safely',
    group: 'provider',
    text: 'We cannot give the support they need safely',
    forReferrer: 'This service cannot give the support they need safely. Please refer them on at once.',
    forPerson: 'You deserve support that they cannot give. We find somebody who can.',
    consequence: 'must-refer-on',
    days: 1,
  },
  {
    value: 'sent-twice',
    group: 'provider',
    text: 'The same referral was sent twice',
    forReferrer: 'You have sent this referral twice. The other one goes on.',
    forPerson: 'This was sent twice by mistake. The other one goes on.',
    consequence: 'closes',
    days: 0,
  },
  {
    value: 'does-not-want',
    group: 'person',
    text: 'They do not want this help',
    forReferrer: 'They do not want this help.',
    forPerson: 'You told them that you do not want this help. You can always ask again.',
    consequence: 'closes',
    days: 0,
  },
  {
    value: 'not-now',
    group: 'person',
    text: 'They want it later, not now',
    forReferrer: 'Now is not a good time for them. Please ask again later.',
    forPerson: 'You told them that now is not a good time.',
    consequence: 'park',
    days: 40,
  },
  {
    value: 'chose-another',
    group: 'person',
    text: 'They chose another service',
    forReferrer: 'They chose another service.',
    forPerson: 'You chose another service.',
    consequence: 'closes',
    days: 0,
  },
  {
    value: 'moved-away',
    group: 'person',
    text: 'They have moved away',
    forReferrer: 'They have moved away. Please offer a service near their new home.',
    forPerson: 'You have moved. We look for a service near your new home.',
    consequence: 'offer-elsewhere',
    days: 5,
  },
  {
    value: 'not-eligible',
    group: 'eligibility',
    text: 'The rules of the programme do not let them in',
    forReferrer: 'They do not meet the rules of this programme. Please offer another one.',
    forPerson: 'This programme has rules about who can join, and it is not the right one for you.',
    consequence: 'offer-elsewhere',
    days: 2,
  },
  {
    value: 'not-eligible-yet',
    group: 'eligibility',
    text: 'The rules do not let them in yet',
    forReferrer: 'They do not meet the rules of this programme yet.',
    forPerson: 'You cannot join this programme yet. This can change.',
    consequence: 'until-reassessed',
    days: 60,
  },
  {
    value: 'on-another-programme',
    group: 'eligibility',
    text: 'They are on a programme that rules this one out',
    forReferrer: 'They are on a programme that rules this one out for now.',
    forPerson: 'You are on another programme now, and cannot be on both. This can change.',
    consequence: 'until-reassessed',
    days: 60,
  },
  {
    value: 'not-ready-yet',
    group: 'eligibility',
    text: 'Suitable, but something has to come first',
    forReferrer: 'This can suit them once something else is in place. Please ask again later.',
    forPerson: 'This can suit you a little later. Something else comes first.',
    consequence: 'park',
    days: 20,
  },
  {
    value: 'cannot-tell',
    group: 'eligibility',
    text: 'We asked, and still cannot tell',
    forReferrer: 'They could not tell from what they know. Please look at it again with the person.',
    forPerson: 'They did not know enough to say yes. We look at it with you again.',
    consequence: 'until-reassessed',
    days: 10,
  },
] as const satisfies readonly (Option & {
  group: DeclineGroup
  forReferrer: string
  forPerson: string
  consequence: DeclineConsequence
  days: number
})[]

export type DeclineReason = (typeof DECLINE_REASONS)[number]['value']

/** Returns everything that follows from a reason. */
export const declineReason = (reason: DeclineReason): (typeof DECLINE_REASONS)[number] =>
  DECLINE_REASONS.find(({ value }) => value === reason)!

/** Returns whether a referral that came out of the declined one is needed before nothing is owed any more. */
export const needsChild = (reason: DeclineReason): boolean =>
  DECLINE_CONSEQUENCES[declineReason(reason).consequence].doneBy === 'child'
