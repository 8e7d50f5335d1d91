import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CONTACT_STEPS } from './contact-attempt.ts'
import { DECLINE_CONSEQUENCES } from './decline-reason.ts'
import { FUND_STATUSES } from './fund-move.ts'
import { MESSAGE_LANGUAGES } from './message-kinds.ts'
import { OWN_DATA_ENGLISH } from './own-data-words-en.ts'
import { OWN_PLAN_ENGLISH } from './own-plan-words-en.ts'
import { ownWordsIn } from './own-words.ts'
import { OWN_ENGLISH } from './own-words-en.ts'
import { REFERRAL_STATUSES } from './referral.ts'
import { FOLLOW_UPS, STATUS_STEPS } from './referral-clock.ts'
import { UNDELIVERED_STEP } from './referral-delivery.ts'
import { HOLD_REASONS } from './referral-hold.ts'
import { REFERRAL_OUTCOMES } from './referral-outcome.ts'
import { REFERRAL_PROGRAMS } from './referral-program.ts'
import { CASE_STATUSES } from './support-case.ts'

/** All that the rules say to the person; a draft is seen by nobody. */
const SAID = [
  ...REFERRAL_STATUSES.filter(({ value }) => value !== 'draft'),
  ...Object.entries(STATUS_STEPS).flatMap(([status, step]) => (status === 'draft' ? [] : [step])),
  ...Object.values(FOLLOW_UPS),
  ...Object.values(CONTACT_STEPS),
  ...Object.values(DECLINE_CONSEQUENCES),
  ...HOLD_REASONS,
  ...REFERRAL_OUTCOMES,
  ...REFERRAL_PROGRAMS,
  ...CASE_STATUSES,
  ...FUND_STATUSES,
  UNDELIVERED_STEP,
].flatMap(({ forPerson }) => (forPerson ? [forPerson] : []))

describe('the words of one’s own record', () => {
  for (const language of MESSAGE_LANGUAGES) {
    it(`has all that the rules say to the person: ${language}`, () => {
      assert.deepEqual(
        SAID.filter((english) => ownWordsIn(language, english) === null),
        [],
      )
    })

    it(`leaves no sentence empty, and none in English: ${language}`, () => {
      const same = [...OWN_ENGLISH, ...OWN_PLAN_ENGLISH, ...OWN_DATA_ENGLISH].filter((english) =>
        [english, '', null].includes(ownWordsIn(language, english)),
      )
      assert.deepEqual(
        same.filter((english) => english !== 'No'),
        [],
      )
    })
  }

  it('does not know a sentence that nobody wrote', () => {
    assert.equal(ownWordsIn('tr', 'Not a sentence of ours'), null)
  })
})
