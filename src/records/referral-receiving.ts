import { sql } from 'kysely'
import type { Member } from '../domain/permission.ts'
import { LAWFUL_BASES, type LawfulBasis } from '../domain/sharing.ts'
import { findAccount } from './account.ts'
import { writeHistory } from './history.ts'
import type { KeptReferral } from './referral-row.ts'
import type { Db } from './schema.ts'

/** Who answers for what comes in, in this order: the next are told where there is nobody of the ones before. */
const TELLING: readonly (readonly string[])[] = [
  ['intake-officer', 'hub-manager', 'partner-manager'],
  ['adviser', 'partner-adviser'],
]

/** Returns where a receiving team is told that a referral has come; its own address where nobody of it has an account. */
export async function receivingTeam(
  db: Db,
  to: { readonly organizationId: number; readonly hubId: number | null },
): Promise<readonly string[]> {
  for (const roles of TELLING) {
    const emails = await emailsOf(db, to, roles)
    if (emails.length > 0) return emails
  }
  const row = await db.selectFrom('organization').where('id', '=', to.organizationId).select('email').executeTakeFirst()
  return row?.email ? [row.email] : []
}

/** Whoever works with a referral, and where they read: the mailbox of a link, or somebody at a desk. */
export type Holder = { readonly email: string; readonly byLink: boolean }

/**
 * Returns who is to hear that a referral ends: its adviser, the mailbox of its link, or the team that took it on and has
 * given it to nobody. Nobody where it only waits in a queue, and never `but`, who ends it.
 */
export async function holdersOf(db: Db, kept: KeptReferral, but: number | null, now: Date): Promise<readonly Holder[]> {
  const desk = (email: string): Holder => ({ email, byLink: false })
  const owner = kept.ownerAccountId === null ? null : await findAccount(db, kept.ownerAccountId)
  if (owner && !owner.disabled) return owner.id === but ? [] : [desk(owner.email)]
  const links = await db
    .selectFrom('referral_link')
    .where('referral_id', '=', kept.id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .select('email')
    .distinct()
    .execute()
  if (links.length > 0) return links.map(({ email }) => ({ email, byLink: true }))
  if (kept.facts.times.acceptedAt == null) return []
  return (await receivingTeam(db, { organizationId: kept.toOrganizationId, hubId: kept.toHubId })).map(desk)
}

/** Returns where the people are told who look after records that are kept shut in this place. */
export async function privacyLeads(db: Db, placeSlug: string): Promise<readonly string[]> {
  const council = await db
    .selectFrom('organization')
    .where('kind', '=', 'council')
    .where((where) => where.or([where('place_slug', '=', placeSlug), where('place_slug', 'is', null)]))
    .orderBy(sql`place_slug nulls last`)
    .orderBy('id')
    .select('id')
    .executeTakeFirst()
  return council ? emailsOf(db, { organizationId: council.id, hubId: null }, ['privacy-lead']) : []
}

async function emailsOf(
  db: Db,
  { organizationId, hubId }: { readonly organizationId: number; readonly hubId: number | null },
  roles: readonly string[],
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .where('membership.organization_id', '=', organizationId)
    .where('membership.role', 'in', [...roles])
    .where('membership.ended_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .where(sql<boolean>`(${hubId}::integer is null or hub_ids = '{}' or ${hubId} = any (hub_ids))`)
    .select('account.email_key')
    .distinct()
    .orderBy('email_key')
    .execute()
  return rows.map(({ email_key }) => email_key)
}

/** Returns the ground in law on which an organisation works with people: a public task where it has said nothing. */
export async function lawfulBasisOf(db: Db, organizationId: number): Promise<LawfulBasis> {
  const row = await db
    .selectFrom('referral_setting')
    .where('organization_id', '=', organizationId)
    .select('lawful_basis')
    .executeTakeFirst()
  return LAWFUL_BASES.find(({ value }) => value === row?.lawful_basis)?.value ?? 'public-task'
}

/** Keeps the ground in law on which this viewer's organisation works with people from now on. */
export async function setLawfulBasis(db: Db, viewer: Member, basis: LawfulBasis, now: Date): Promise<void> {
  const { organizationId } = viewer.membership
  const values = { lawful_basis: basis, updated_at: now, updated_by: viewer.accountId }
  await db
    .insertInto('referral_setting')
    .values({ organization_id: organizationId, ...values })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(values))
    .execute()
  await writeHistory(db, viewer, 'lawful-basis.set', `organization:${organizationId}`, { basis }, now)
}

/** Returns whether a record is kept shut already: whoever is sent a referral of theirs is let in before they are told. */
export async function isKeptShut(db: Db, participantId: string): Promise<boolean> {
  const row = await db
    .selectFrom('restriction')
    .select('participant_id')
    .where('participant_id', '=', participantId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps a record shut in the transaction that referred them; returns false where no council keeps such records. */
export async function keepShut(db: Db, referralId: string, because: string): Promise<boolean> {
  const { rows } = await sql<{ shut: boolean }>`select keep_shut(${referralId}, ${because}) as shut`.execute(db)
  return rows[0]?.shut ?? false
}
