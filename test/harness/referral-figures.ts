import { randomUUID } from 'node:crypto'
import type { Member, Role } from '../../src/domain/permission.ts'
import type { ReferralStatus } from '../../src/domain/referral.ts'
import type { Db } from '../../src/records/schema.ts'

/** A referral as it is counted; what is not said is not so. */
export type Counted = {
  readonly from: number
  readonly to: number
  readonly sentAt: string
  readonly program?: string
  readonly status?: ReferralStatus
  readonly reason?: string
  readonly times?: Readonly<Record<string, string>>
  readonly told?: boolean
  readonly held?: readonly { readonly from: string; readonly until: string; readonly ended?: string }[]
}

const ENDED: readonly ReferralStatus[] = [
  ...(['closed', 'redirected', 'declined', 'withdrawn', 'unable-to-contact', 'expired'] as const),
]

/** Makes organisations of a test's own; returns their ids. */
export async function organizationsNamed(owner: Db, names: readonly string[]): Promise<readonly number[]> {
  const at = new Date('2024-01-01T00:00:00Z')
  const rows = names.map((name) => ({
    ...{ name, name_key: name.toLowerCase(), source: 'test', source_id: name, sample: true },
    ...{ created_at: at, updated_at: at },
  }))
  const made = await owner
    .insertInto('organization')
    .values(rows as never)
    .returning('id')
    .execute()
  return made.map(({ id }) => id)
}

/** Puts many referrals there at once, all of one made-up person: what is counted is the referral. */
export async function countedReferrals(owner: Db, counted: readonly Counted[]): Promise<void> {
  const { id: participant } = await owner.selectFrom('participant').select('id').limit(1).executeTakeFirstOrThrow()
  for (let i = 0; i < counted.length; i += 1000) await some(owner, participant, counted.slice(i, i + 1000))
}

async function some(owner: Db, participant_id: string, counted: readonly Counted[]): Promise<void> {
  const rows = counted.map((one) => ({ id: randomUUID(), one, sent: new Date(one.sentAt) }))
  const ended = ({ status = 'submitted' }: Counted) => ENDED.includes(status)
  await owner
    .insertInto('referral')
    .values(
      rows.map(({ id, one, sent }) => ({
        ...{ id, thread_id: id, reference: id, place_slug: 'fleet-vale', participant_id, submitted_at: sent },
        ...{ program: one.program ?? 'job-hub', from_organization_id: one.from, to_organization_id: one.to },
        ...{ status: one.status ?? 'submitted', lawful_basis: 'public-task', reason: one.reason ?? null },
        times: JSON.stringify({ submittedAt: one.sentAt, ...one.times }),
        ...(ended(one)
          ? { owner_side: null, next_step: null, due_at: null, ended_at: sent }
          : { owner_side: 'receiver' as const, next_step: 'Decide', due_at: sent, ended_at: null }),
        outcome: one.status === 'closed' ? 'course' : null,
        feedback_sent_at: one.told ? sent : null,
        feedback_suppressed: one.status === 'closed' && !one.told ? 'not-agreed' : null,
      })) as never,
    )
    .execute()
  await owner
    .insertInto('referral_event')
    .values(
      rows.map(({ id, one, sent }) => ({
        ...{ referral_id: id, participant_id, at: sent, move: 'submit', reason: one.reason ?? null },
        ...{ to_status: one.status ?? 'submitted', facts: '{}' },
      })) as never,
    )
    .execute()
  const holds = rows.flatMap(({ id, one }) =>
    (one.held ?? []).map(({ from, until, ended = null }) => ({
      ...{ referral_id: id, participant_id, reason: 'away', from_on: from, until_on: until, ended_on: ended },
    })),
  )
  if (holds.length > 0)
    await owner
      .insertInto('referral_hold')
      .values(holds as never)
      .execute()
}

/** Somebody who looks at the figures of an organisation. */
export const counter = (organizationId: number, role: Role = 'analyst'): Member => {
  const membership = { id: 1, organizationId, organizationName: 'Sample', role, hubIds: [] }
  return { kind: 'member', accountId: 1, name: 'Somebody made up', membership, memberships: [membership] }
}
