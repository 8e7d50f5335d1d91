import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Member } from '../domain/permission.ts'
import { isCurrent, SHARING_WORDING } from '../domain/sharing.ts'
import type { ShownStanding } from '../domain/shown-application.ts'
import type { ResidentViewer } from './case-news.ts'
import { writeHistory } from './history.ts'
import { seesParticipant } from './reach.ts'
import { showsApplications } from './reach-of-requests.ts'
import type { Db } from './schema.ts'
import { type KeptDecision, withdrawDecisions } from './sharing.ts'

/** Something that somebody applied for, as far as they show it: not what they answered, nor their papers. */
export type ShownApplication = {
  readonly key: string
  readonly participantId: string
  readonly title: string
  readonly organization: string
  readonly sentAt: Date
  readonly movedAt: Date
} & ShownStanding

/**
 * Returns what these records of one person show this viewer of jobs and courses they applied for, what moved last
 * first; null where they do not show it.
 */
export async function applicationsShown(
  db: Db,
  viewer: Member,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly ShownApplication[] | null> {
  const showing = await db
    .selectFrom('participant')
    .where('participant.id', 'in', participantIds)
    .where(seesParticipant(viewer, now))
    .where(showsApplications(viewer, now))
    .select('participant.id')
    .execute()
  if (showing.length === 0) return null
  const { rows } = await sql<ShownApplication>`
    select distinct on (s.moved_at, s.key) s.key, participant.id as "participantId", s.title, s.organization, s.state,
      s.sent_at as "sentAt", s.moved_at as "movedAt", split_part(s.key, '-', 1) as what
    from participant cross join lateral applications_shown(participant.id) s
    where participant.id = any (${showing.map(({ id }) => id)}::uuid[])
      and ${seesParticipant(viewer, now)} and ${showsApplications(viewer, now)}
    order by s.moved_at desc, s.key limit 100`.execute(db)
  return rows
}

/** Whether somebody shows one organisation what they apply for; on which of their records it works with them. */
export type Showing = { readonly participantId: string; readonly organizationId: number; readonly shows: boolean }

/**
 * Keeps what the person decided: from now on that organisation sees what they send from the address they proved, or
 * sees none of it, from whichever address. What stays as it was is not written again.
 */
export async function decideShowing(
  db: Db,
  viewer: ResidentViewer,
  { participantId, organizationId, shows }: Showing,
  before: readonly KeptDecision[],
  now: Date,
): Promise<void> {
  const current = showingTo(before, organizationId, now)
  if (!shows && current[0]) return withdrawDecisions(db, viewer, current[0], now)
  const { value: address } = viewer.address
  if (!shows || current.some((one) => one.address === address)) return
  const id = randomUUID()
  await db
    .insertInto('sharing_decision')
    .values({
      ...{ id, participant_id: participantId, purpose: 'applications', recipient_organization_id: organizationId },
      ...{ data_classes: ['applications'], lawful_basis: 'consent', wording_version: SHARING_WORDING.version },
      ...{ given_at: now, withdrawn_at: null, expires_at: null, captured_by: null, captured_organization_id: null },
      ...{ captured_how: 'online' as const, address },
    })
    .execute()
  const details = { purpose: 'applications', to: organizationId }
  await writeHistory(db, viewer, 'sharing.given', `sharing:${id}`, details, now, { participantId, why: 'own-record' })
}

/** Returns the decisions by which this organisation sees it now, one for each address. */
export const showingTo = (
  decisions: readonly KeptDecision[],
  organizationId: number,
  now: Date,
): readonly KeptDecision[] =>
  decisions.filter(
    (one) => one.purpose === 'applications' && one.recipientOrganizationId === organizationId && isCurrent(one, now),
  )
