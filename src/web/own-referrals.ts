import type { Viewer } from '../domain/permission.ts'
import { type ReferralStatus, referralStatusWords } from '../domain/referral.ts'
import { STATUS_STEPS } from '../domain/referral-clock.ts'
import { referralsOfAddress } from '../records/own-record.ts'
import type { Db } from '../records/schema.ts'
import { dayWords } from './help-request-words.ts'
import type { OwnRequest } from './own-request.ts'

/**
 * Returns what the proved address alone shows of somebody's referrals, as lines of “Your requests”: where the address is
 * one person's and nobody else may read there. All of it is behind a second question.
 */
export async function ownReferralLines(db: Db, viewer: Viewer, now: Date): Promise<OwnRequest[]> {
  if (viewer.kind !== 'resident') return []
  const referrals = await referralsOfAddress(db)
  return referrals.map(({ reference, to, status, dueAt, submittedAt }) => ({
    reference,
    title: `Your referral to ${to}`,
    status: referralStatusWords(status as ReferralStatus).forPerson,
    nextStep: nextStep(status, dueAt, now),
    date: submittedAt,
    path: '/requests/record',
  }))
}

function nextStep(status: string, dueAt: Date | null, now: Date): string {
  const step = STATUS_STEPS[status as keyof typeof STATUS_STEPS]
  if (!step || !dueAt) return ''
  return dueAt < now
    ? `${step.forPerson}. This is late, and we are sorry.`
    : `${step.forPerson}, by ${dayWords(dueAt, now)}`
}
