import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CONTACT_STEPS } from './contact-attempt.ts'
import { DECLINE_CONSEQUENCES, DECLINE_REASONS } from './decline-reason.ts'
import { readingGrade } from './reading-age.ts'
import { REFERRAL_STATUSES } from './referral.ts'
import { FOLLOW_UPS, STATUS_STEPS } from './referral-clock.ts'
import { HOLD_REASONS } from './referral-hold.ts'
import { REFERRAL_OUTCOMES } from './referral-outcome.ts'

const TOLD: readonly { readonly forPerson: string | null }[] = [
  ...REFERRAL_STATUSES,
  ...Object.values(STATUS_STEPS),
  ...Object.values(FOLLOW_UPS),
  ...Object.values(CONTACT_STEPS),
  ...DECLINE_REASONS,
  ...Object.values(DECLINE_CONSEQUENCES),
  ...HOLD_REASONS,
  ...REFERRAL_OUTCOMES,
]

describe('what a person reads about their referral', () => {
  /** Four words and fewer are no text that a reading age could be taken of. */
  const sentences = TOLD.map(({ forPerson }) => forPerson ?? '').filter((words) => words.split(' ').length > 4)

  it('can be read at eleven', () => {
    assert.ok(sentences.length > 40)
    assert.deepEqual(
      sentences.filter((words) => readingGrade(words) > 6),
      [],
    )
  })

  it('names no status, no programme language, and blames nobody', () => {
    assert.deepEqual(
      sentences.filter((words) => /\b(referral|triage|eligib|client|service user|failed|refus|non-)/i.test(words)),
      [],
    )
  })
})
