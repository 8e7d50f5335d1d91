import type { Selectable } from 'kysely'
import type { AttemptResult, AttemptWay, ContactAttempt } from '../domain/contact-attempt.ts'
import type { DeclineReason } from '../domain/decline-reason.ts'
import type { Referral, ReferralStatus, ReferralTimes } from '../domain/referral.ts'
import type { DeliveryState } from '../domain/referral-delivery.ts'
import type { HoldReason, ReferralHold } from '../domain/referral-hold.ts'
import type { ReferralMilestone } from '../domain/referral-milestone.ts'
import type { ReferralOutcome } from '../domain/referral-outcome.ts'
import type { Db } from './schema.ts'
import type { ReferralTable } from './schema-referrals.ts'

/** A referral as it is kept: what the rules need (`facts`), and whose it is. */
export type KeptReferral = {
  readonly id: string
  readonly reference: string
  readonly placeSlug: string
  readonly participantId: string
  readonly program: string
  readonly fromOrganizationId: number
  readonly fromAccountId: number | null
  readonly toOrganizationId: number
  readonly toHubId: number | null
  readonly serviceId: number | null
  readonly ownerAccountId: number | null
  readonly nextStep: string | null
  readonly dueAt: Date | null
  /** The last day of the hold that lies over it now. */
  readonly heldUntil: string | null
  readonly urgent: boolean
  readonly parentId: string | null
  readonly threadId: string
  readonly agreedMilestones: readonly ReferralMilestone[]
  readonly submittedAt: Date
  readonly outcome: ReferralOutcome | null
  readonly version: number
  readonly sample: boolean
  /** What the rules of domain/referral*.ts work on. */
  readonly facts: Referral
}

/** Returns the rows as referrals, with their holds and attempts: two queries for all of them. */
export async function keptReferrals(
  db: Db,
  rows: readonly Selectable<ReferralTable>[],
): Promise<readonly KeptReferral[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const holds = await db.selectFrom('referral_hold').selectAll().where('referral_id', 'in', ids).orderBy('id').execute()
  const tries = await db
    .selectFrom('contact_attempt')
    .selectAll()
    .where('referral_id', 'in', ids)
    .where('taken_back_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    placeSlug: row.place_slug,
    participantId: row.participant_id,
    program: row.program,
    fromOrganizationId: row.from_organization_id,
    fromAccountId: row.from_account_id,
    toOrganizationId: row.to_organization_id,
    toHubId: row.to_hub_id,
    serviceId: row.service_id,
    ownerAccountId: row.owner_account_id,
    nextStep: row.next_step,
    dueAt: row.due_at,
    heldUntil: row.held_until,
    urgent: row.urgent,
    parentId: row.parent_id,
    threadId: row.thread_id,
    agreedMilestones: row.agreed_milestones as ReferralMilestone[],
    submittedAt: row.submitted_at,
    outcome: row.outcome as ReferralOutcome | null,
    version: row.version,
    sample: row.sample,
    facts: {
      status: row.status as ReferralStatus,
      times: timesOf(row.times),
      holds: holds.filter(({ referral_id }) => referral_id === row.id).map(holdOf),
      attempts: tries.filter(({ referral_id }) => referral_id === row.id).map(attemptOf),
      waysAllowed: row.ways_allowed.length,
      declineReason: row.status === 'declined' ? (row.reason as DeclineReason | null) : null,
      delivery: row.delivery as DeliveryState,
    },
  }))
}

/** Moments are kept as text in one column: `{"draftedAt":"2026-11-21T09:00:00.000Z"}`. */
const timesOf = (times: Readonly<Record<string, string | null>>): ReferralTimes =>
  Object.fromEntries(
    Object.entries(times).map(([name, at]) => [name, at === null ? null : new Date(at)]),
  ) as unknown as ReferralTimes

/** What an event kept of a referral as it was before a move (`facts.before`), with its moments as moments again. */
export const referralBefore = (kept: unknown): Referral => {
  const before = kept as Omit<Referral, 'times' | 'attempts'> & {
    readonly times: Readonly<Record<string, string | null>>
    readonly attempts: readonly (Omit<ContactAttempt, 'at'> & { readonly at: string })[]
  }
  const attempts = before.attempts.map((one) => ({ ...one, at: new Date(one.at) }))
  return { ...before, times: timesOf(before.times), attempts }
}

const holdOf = (row: { reason: string; from_on: string; until_on: string; ended_on: string | null }): ReferralHold => ({
  reason: row.reason as HoldReason,
  from: row.from_on,
  until: row.until_on,
  endedOn: row.ended_on,
})

const attemptOf = (row: { at: Date; way: string; result: string; last: boolean }): ContactAttempt => ({
  at: row.at,
  way: row.way as AttemptWay,
  result: row.result as AttemptResult,
  last: row.last,
})
