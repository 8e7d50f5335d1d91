import { sql } from 'kysely'
import type { Member, Viewer } from '../domain/permission.ts'
import { standsForItself } from './folded.ts'
import { writeHistory } from './history.ts'
import { seesParticipant } from './reach.ts'
import { type Linked, makeLink } from './referral-link.ts'
import type { Db } from './schema.ts'

/** Somebody whose record is not open to everybody who could see it otherwise. */
export type KeptPerson = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly restrictedSince: Date | null
  readonly excluded: number
}

/** Returns everybody with a restriction or an exclusion whom this viewer looks after. */
export async function peopleAtRisk(db: Db, viewer: Viewer, now: Date): Promise<readonly KeptPerson[]> {
  const rows = await db
    .selectFrom('participant')
    .leftJoin('restriction', (join) =>
      join.onRef('restriction.participant_id', '=', 'participant.id').on('restriction.lifted_at', 'is', null),
    )
    .where(standsForItself(viewer, now))
    .where(seesParticipant(viewer, now))
    .where(sql<boolean>`(restriction.participant_id is not null
      or exists (select from exclusion where exclusion.participant_id = participant.id and ended_at is null))`)
    .select(['participant.id', 'number', 'given_name', 'family_name', 'restriction.since'])
    .select(
      sql<number>`(select count(*)::int from exclusion
      where exclusion.participant_id = participant.id and ended_at is null)`.as('excluded'),
    )
    .orderBy('family_key')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    name: `${row.given_name} ${row.family_name}`,
    restrictedSince: row.since,
    excluded: row.excluded,
  }))
}

/** Who may see a restricted record, who must not see one at all, and why it is kept so. */
export type Keeping = {
  readonly reason: string | null
  readonly passes: readonly { readonly accountId: number; readonly name: string }[]
  readonly exclusions: readonly { readonly id: number; readonly name: string; readonly reason: string }[]
}

/** Returns how the record of somebody is kept. The policies show it to the privacy lead alone. */
export async function keepingOf(db: Db, participantId: string): Promise<Keeping> {
  const { rows } = await sql<{ reason: string | null }>`
    select restriction_reason(${participantId}) as reason`.execute(db)
  const passes = await db
    .selectFrom('restriction_pass')
    .innerJoin('account', 'account.id', 'restriction_pass.account_id')
    .where('participant_id', '=', participantId)
    .where('restriction_pass.ended_at', 'is', null)
    .select(['account.id', 'account.name'])
    .orderBy('account.name')
    .execute()
  const exclusions = await db
    .selectFrom('exclusion')
    .innerJoin('account', 'account.id', 'exclusion.account_id')
    .where('participant_id', '=', participantId)
    .where('exclusion.ended_at', 'is', null)
    .select(['exclusion.id', 'account.name', 'exclusion.reason'])
    .orderBy('account.name')
    .execute()
  return {
    reason: rows[0]?.reason ?? null,
    passes: passes.map(({ id, name }) => ({ accountId: id, name })),
    exclusions,
  }
}

/** Restricts a record: from now on it opens to named people alone. */
export async function restrict(
  db: Db,
  viewer: Member,
  participantId: string,
  reason: string,
  now: Date,
): Promise<void> {
  const made = { organization_id: viewer.membership.organizationId, reason, since: now, created_by: viewer.accountId }
  await db
    .insertInto('restriction')
    .values({ participant_id: participantId, ...made, lifted_at: null, lifted_by: null })
    .onConflict((conflict) =>
      conflict.column('participant_id').doUpdateSet({ ...made, lifted_at: null, lifted_by: null }),
    )
    .execute()
  await noted(db, viewer, 'restriction.made', participantId, {}, now)
}

/** Opens a record again to everybody who could see it otherwise. */
export async function liftRestriction(db: Db, viewer: Member, participantId: string, now: Date): Promise<void> {
  await db
    .updateTable('restriction')
    .set({ lifted_at: now, lifted_by: viewer.accountId })
    .where('participant_id', '=', participantId)
    .where('lifted_at', 'is', null)
    .execute()
  await noted(db, viewer, 'restriction.lifted', participantId, {}, now)
}

/** Names somebody who may see a restricted record. */
export async function letIn(
  db: Db,
  viewer: Member,
  participantId: string,
  accountId: number,
  now: Date,
): Promise<void> {
  const made = { since: now, created_by: viewer.accountId, ended_at: null }
  await db
    .insertInto('restriction_pass')
    .values({ participant_id: participantId, account_id: accountId, ...made })
    .onConflict((conflict) => conflict.columns(['participant_id', 'account_id']).doUpdateSet(made))
    .execute()
  await noted(db, viewer, 'restriction.let-in', participantId, { account: accountId }, now)
}

/** Takes the name of somebody off a restricted record. */
export async function shutOut(
  db: Db,
  viewer: Member,
  participantId: string,
  accountId: number,
  now: Date,
): Promise<void> {
  await db
    .updateTable('restriction_pass')
    .set({ ended_at: now })
    .where('participant_id', '=', participantId)
    .where('account_id', '=', accountId)
    .execute()
  await noted(db, viewer, 'restriction.shut-out', participantId, { account: accountId }, now)
}

/** Keeps somebody from ever seeing a person; doing it again changes nothing. */
export async function exclude(
  db: Db,
  viewer: Member,
  participantId: string,
  excluded: { readonly accountId: number; readonly reason: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('exclusion')
    .values({
      participant_id: participantId,
      account_id: excluded.accountId,
      organization_id: viewer.membership.organizationId,
      reason: excluded.reason,
      since: now,
      created_by: viewer.accountId,
      ended_at: null,
      ended_by: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['participant_id', 'account_id']).where('ended_at', 'is', null).doNothing(),
    )
    .execute()
  await noted(db, viewer, 'exclusion.made', participantId, { account: excluded.accountId }, now)
}

/** Ends an exclusion. */
export async function endExclusion(
  db: Db,
  viewer: Member,
  participantId: string,
  id: number,
  now: Date,
): Promise<void> {
  await db
    .updateTable('exclusion')
    .set({ ended_at: now, ended_by: viewer.accountId })
    .where('id', '=', id)
    .where('participant_id', '=', participantId)
    .where('ended_at', 'is', null)
    .execute()
  await noted(db, viewer, 'exclusion.ended', participantId, { exclusion: id }, now)
}

/** An open referral of somebody whose record is kept shut, to a partner who answers by a link. */
export type KeptBackLink = Linked & { readonly organization: string; readonly sentAt: Date | null }

/** Returns the links that wait for whoever keeps a record shut, and those that went. The database says whose they are. */
export async function linksKeptBack(db: Db, participantId: string): Promise<readonly KeptBackLink[]> {
  const { rows } = await sql<KeptBackLink>`select referral_id as "referralId", reference,
    organization_id as "organizationId", organization, email, sent_at as "sentAt"
    from links_kept_back(${participantId})`.execute(db)
  return rows
}

/** Sends a partner the link to what is kept shut: whoever reads that mailbox sees the person. */
export async function sendKeptBackLink(
  db: Db,
  viewer: Member,
  participantId: string,
  link: KeptBackLink,
  origin: string,
  now: Date,
): Promise<void> {
  await makeLink(db, link, { origin }, now)
  const about = { participantId, why: 'privacy' } as const
  await writeHistory(db, viewer, 'referral.link-let-in', `referral:${link.referralId}`, {}, now, about)
}

const noted = (
  db: Db,
  viewer: Member,
  verb: string,
  participantId: string,
  details: Record<string, number>,
  now: Date,
) => writeHistory(db, viewer, verb, `participant:${participantId}`, details, now, { participantId, why: 'privacy' })
