import { randomUUID } from 'node:crypto'
import type { Member, Viewer } from '../domain/permission.ts'
import {
  type DataClass,
  isCurrent,
  type LawfulBasis,
  type SharingDecision,
  type SharingPurpose,
} from '../domain/sharing.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { type RecordIds, recordsAround, recordsOf } from './folded.ts'
import { writeHistory } from './history.ts'
import { grantReach, mayChangeParticipant } from './participant.ts'
import { changesReferral, seesParticipant } from './reach.ts'
import type { KeptReferral } from './referral-row.ts'
import type { Db } from './schema.ts'

/** A decision to share, with who it lets see what, and who wrote it down. */
export type KeptDecision = SharingDecision & {
  /** Which record of the person it stands on. */
  readonly participantId: string
  readonly recipient: string | null
  readonly capturedBy: string | null
  /** From which address: what somebody applies for. */
  readonly address: string | null
}

/** Returns what somebody decided to share, newest first: for who may see them. */
export async function decisionsOf(
  db: Db,
  viewer: Viewer,
  participantId: RecordIds,
  now: Date,
): Promise<readonly KeptDecision[]> {
  const rows = await db
    .selectFrom('sharing_decision as d')
    .innerJoin('participant', 'participant.id', 'd.participant_id')
    .leftJoin('organization as r', 'r.id', 'd.recipient_organization_id')
    .leftJoin('organization as c', 'c.id', 'd.captured_organization_id')
    .where('d.participant_id', 'in', await recordsOf(db, viewer, participantId, now))
    .where(seesParticipant(viewer, now))
    .selectAll('d')
    .select(['r.name as recipient', 'c.name as capturer'])
    .orderBy('d.given_at', 'desc')
    .orderBy('d.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    participantId: row.participant_id,
    purpose: row.purpose as SharingPurpose,
    recipientOrganizationId: row.recipient_organization_id,
    dataClasses: row.data_classes as DataClass[],
    lawfulBasis: row.lawful_basis as LawfulBasis,
    wordingVersion: row.wording_version,
    givenAt: row.given_at,
    withdrawnAt: row.withdrawn_at,
    expiresAt: row.expires_at,
    recipient: row.recipient,
    capturedBy: row.capturer,
    address: row.address,
  }))
}

/** An agreement that somebody gave, as it was written down. */
export type Agreed = {
  readonly participantId: string
  readonly recipientOrganizationId: number
  readonly dataClasses: readonly DataClass[]
  readonly lawfulBasis: LawfulBasis
  readonly wordingVersion: string
  readonly how: 'in-person' | 'phone' | 'online' | 'letter'
  readonly expiresAt: Date | null
}

/** Keeps that another organisation may help as well: from now on it sees the person, until the agreement ends. */
export async function agreeToJointSupport(db: Db, viewer: Member, agreed: Agreed, now: Date): Promise<void> {
  await mayChange(db, viewer, agreed.participantId, now)
  const id = randomUUID()
  await db
    .insertInto('sharing_decision')
    .values({
      id,
      participant_id: agreed.participantId,
      purpose: 'joint-support',
      recipient_organization_id: agreed.recipientOrganizationId,
      data_classes: [...agreed.dataClasses],
      lawful_basis: agreed.lawfulBasis,
      wording_version: agreed.wordingVersion,
      given_at: now,
      withdrawn_at: null,
      expires_at: agreed.expiresAt,
      captured_by: viewer.accountId,
      captured_organization_id: viewer.membership.organizationId,
      captured_how: agreed.how,
    })
    .execute()
  const { participantId, recipientOrganizationId: organizationId } = agreed
  const reach = { participantId, organizationId, hubId: null, accountId: null, ground: 'agreement' } as const
  await grantReach(db, { ...reach, decisionId: id }, now)
  const details = { purpose: 'joint-support', to: organizationId }
  await writeHistory(db, viewer, 'sharing.given', `sharing:${id}`, details, now, { participantId, why: 'support' })
}

/**
 * Keeps that somebody takes an agreement back. Whatever rests on it ends in this transaction, by the database itself: who
 * saw them by it sees them no more, a referral to that organisation is taken back, progress is told no further.
 */
async function withdrawDecision(
  db: Db,
  viewer: Viewer,
  { participantId, id }: { readonly participantId: string; readonly id: string },
  now: Date,
): Promise<void> {
  await mayChange(db, viewer, participantId, now)
  const { numUpdatedRows } = await db
    .updateTable('sharing_decision')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('participant_id', '=', participantId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new NotFound()
  const why = viewer.kind === 'resident' ? 'own-record' : 'support'
  await writeHistory(db, viewer, 'sharing.withdrawn', `sharing:${id}`, {}, now, { participantId, why })
}

/**
 * The same for what was agreed to with one organisation for one purpose, on whichever record of the person: somebody
 * referred twice to the same organisation has agreed twice, and stops both.
 */
export async function withdrawDecisions(db: Db, viewer: Viewer, decision: KeptDecision, now: Date): Promise<void> {
  const { purpose, participantId, recipientOrganizationId } = decision
  const ids = await recordsAround(db, viewer, participantId, now)
  const same = (await decisionsOf(db, viewer, ids, now)).filter(
    (one) => isCurrent(one, now) && one.purpose === purpose && one.recipientOrganizationId === recipientOrganizationId,
  )
  if (same.length === 0) throw new Conflict('ended-already')
  for (const one of same) await withdrawDecision(db, viewer, one, now)
}

/**
 * Keeps that what was agreed to for one referral is void, for it was sent by mistake: by whoever sent it and wrote the
 * agreement down. What was agreed to for others stays.
 */
export async function withdrawDecisionsFor(
  db: Db,
  viewer: Member,
  sent: Pick<KeptReferral, 'participantId' | 'fromOrganizationId' | 'toOrganizationId' | 'submittedAt'>,
  now: Date,
): Promise<void> {
  const { participantId, fromOrganizationId, toOrganizationId, submittedAt } = sent
  const made = await db
    .updateTable('sharing_decision')
    .set({ withdrawn_at: now })
    .where('participant_id', '=', participantId)
    .where('given_at', '=', submittedAt)
    .where('captured_organization_id', '=', viewer.membership.organizationId)
    .where('withdrawn_at', 'is', null)
    .where((where) =>
      where.or([
        where.and([where('purpose', '=', 'referral'), where('recipient_organization_id', '=', toOrganizationId)]),
        where.and([
          where('purpose', '=', 'progress-to-referrer'),
          where('recipient_organization_id', '=', fromOrganizationId),
        ]),
      ]),
    )
    .returning('id')
    .execute()
  const about = { participantId, why: 'triage' } as const
  for (const { id } of made) await writeHistory(db, viewer, 'sharing.withdrawn', `sharing:${id}`, {}, now, about)
}

/** Returns the open referrals that rest on an agreement and that this viewer can change. */
export async function referralsSharedBy(
  db: Db,
  viewer: Viewer,
  { participantId, recipientOrganizationId }: Pick<KeptDecision, 'participantId' | 'recipientOrganizationId'>,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('referral')
    .select('referral.id')
    .where('participant_id', '=', participantId)
    .where('to_organization_id', '=', recipientOrganizationId)
    .where('ended_at', 'is', null)
    .where(changesReferral(viewer))
    .execute()
  return rows.map(({ id }) => id)
}

async function mayChange(db: Db, viewer: Viewer, participantId: string, now: Date): Promise<void> {
  if (!(await mayChangeParticipant(db, viewer, participantId, now))) throw new NotFound()
}
