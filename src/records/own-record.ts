import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Viewer } from '../domain/permission.ts'
import type { ReferralMilestone } from '../domain/referral-milestone.ts'
import { SHARING_WORDING } from '../domain/sharing.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { ownsReferral } from './reach.ts'
import { type KeptReferral, keptReferrals } from './referral-row.ts'
import type { Db } from './schema.ts'
import type { KeptDecision } from './sharing.ts'

/** What somebody answers to be shown their own record: their birthday, and a number or reference where one is not enough. */
export type SecondAnswer = {
  readonly bornOn: LocalDate
  readonly number: string | null
  readonly reference: string | null
}

/**
 * Returns the record of whoever proved the address of this transaction and answers so; null where there is none, or more
 * than one. Which of the two is told to nobody. The caller counts the tries.
 */
export async function ownRecordOf(db: Db, { bornOn, number, reference }: SecondAnswer): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from own_records(${bornOn}::date, ${number}, ${reference}) as id`.execute(db)
  return rows.length === 1 ? rows[0]!.id : null
}

/** A referral as far as the address alone shows it. */
export type ReferralOfAddress = {
  readonly reference: string
  readonly to: string
  readonly status: string
  readonly dueAt: Date | null
  readonly heldUntil: LocalDate | null
  readonly submittedAt: Date
}

/** Returns the referrals that the proved address alone shows: where it is one person's, and nobody else reads there. */
export async function referralsOfAddress(db: Db): Promise<readonly ReferralOfAddress[]> {
  const { rows } = await sql<ReferralOfAddress>`
    select reference, to_name as "to", status, due_at as "dueAt", held_until as "heldUntil",
      submitted_at as "submittedAt" from referrals_of_address()`.execute(db)
  return rows
}

/** A referral as the person reads it: with the names of both sides. */
export type OwnReferral = KeptReferral & { readonly to: string; readonly from: string; readonly sharing: boolean }

/** Returns the person's own referrals, the newest first. */
export async function ownReferrals(db: Db, viewer: Viewer): Promise<readonly OwnReferral[]> {
  const rows = await db
    .selectFrom('referral')
    .innerJoin('organization as t', 't.id', 'referral.to_organization_id')
    .innerJoin('organization as f', 'f.id', 'referral.from_organization_id')
    .where(ownsReferral(viewer))
    .selectAll('referral')
    .select(['t.name as to_name', 'f.name as from_name'])
    .orderBy('referral.submitted_at', 'desc')
    .execute()
  const kept = await keptReferrals(db, rows)
  return kept.map((one, i) => ({
    ...one,
    to: rows[i]!.to_name,
    from: rows[i]!.from_name,
    sharing: rows[i]!.sharing_ended_at === null,
  }))
}

/** Something that happened to a referral, as the person reads it. */
export type OwnEvent = { readonly at: Date; readonly move: string; readonly words: string | null }

/** Returns what has happened to the person's own referrals, in order, by referral. */
export async function ownEvents(db: Db, viewer: Viewer): Promise<ReadonlyMap<string, readonly OwnEvent[]>> {
  const rows = await db
    .selectFrom('referral_event as e')
    .innerJoin('referral', 'referral.id', 'e.referral_id')
    .where(ownsReferral(viewer))
    .where('e.for_person', '=', true)
    .select(['e.referral_id', 'e.at', 'e.move', 'e.words'])
    .orderBy('e.id')
    .execute()
  return Map.groupBy(rows, ({ referral_id }) => referral_id)
}

/** Keeps that the person agrees once more to what they had taken back. Progress is told again as far as they tick. */
export async function agreeAgain(
  db: Db,
  viewer: Extract<Viewer, { kind: 'resident' }>,
  before: KeptDecision,
  milestones: readonly ReferralMilestone[],
  now: Date,
): Promise<void> {
  const { participantId } = before
  if (before.withdrawnAt === null) throw new Conflict('agreed-already')
  const id = randomUUID()
  await db
    .insertInto('sharing_decision')
    .values({
      id,
      participant_id: participantId,
      purpose: before.purpose,
      recipient_organization_id: before.recipientOrganizationId,
      data_classes: [...before.dataClasses],
      lawful_basis: before.lawfulBasis,
      wording_version: SHARING_WORDING.version,
      given_at: now,
      withdrawn_at: null,
      expires_at: null,
      captured_by: null,
      captured_organization_id: null,
      captured_how: 'online',
      address: before.purpose === 'applications' ? viewer.address.value : null,
    })
    .execute()
  if (before.purpose === 'progress-to-referrer') {
    await db
      .updateTable('referral')
      .set((set) => ({ agreed_milestones: [...milestones], version: set('version', '+', 1) }))
      .where(ownsReferral(viewer))
      .where('from_organization_id', '=', before.recipientOrganizationId)
      .where('ended_at', 'is', null)
      .execute()
  }
  const details = { purpose: before.purpose, to: before.recipientOrganizationId }
  const about = { participantId, why: 'own-record' } as const
  await writeHistory(db, viewer, 'sharing.given', `sharing:${id}`, details, now, about)
}

/** Whoever is to hear that the person wrote: the adviser who has the referral, or the mailbox of its links. */
export type Hearer = { readonly email: string; readonly byLink: boolean }

/** Returns who has this referral of the person's own; nobody where no one has taken it yet: it waits in their queue. */
export async function hearerOf(db: Db, viewer: Viewer, referralId: string, now: Date): Promise<Hearer | null> {
  const row = await db
    .selectFrom('referral')
    .leftJoin('account as a', (join) =>
      join.onRef('a.id', '=', 'referral.owner_account_id').on('a.disabled_at', 'is', null),
    )
    .leftJoin('referral_link as l', (join) =>
      join.onRef('l.referral_id', '=', 'referral.id').on('l.ended_at', 'is', null).on('l.expires_at', '>', now),
    )
    .where('referral.id', '=', referralId)
    .where(ownsReferral(viewer))
    .select(['a.email as adviser', 'l.email as mailbox'])
    .executeTakeFirst()
  if (row?.adviser) return { email: row.adviser, byLink: false }
  return row?.mailbox ? { email: row.mailbox, byLink: true } : null
}
