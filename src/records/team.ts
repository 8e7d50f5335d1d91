import { sql } from 'kysely'
import { ROLES, type Role } from '../domain/permission.ts'
import type { Db } from './schema.ts'

export type TeamMember = {
  readonly membershipId: number
  readonly accountId: number
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly hubIds: readonly number[]
  readonly since: Date
  readonly lastSeenAt: Date | null
}

/** Roles without which nobody could manage an organisation's team: the last one of them stays. */
const MANAGES = ['administrator', 'partner-administrator'] as const satisfies readonly Role[]
const manages = (role: string): boolean => (MANAGES as readonly string[]).includes(role)

/** Returns whether an organisation is the council or a partner; null where there is none. */
export async function organizationKindOf(db: Db, id: number): Promise<'council' | 'partner' | null> {
  const row = await db.selectFrom('organization').where('id', '=', id).select('kind').executeTakeFirst()
  return row?.kind ?? null
}

/** Returns the roles that an organisation of this kind has. */
export const rolesOf = (kind: 'council' | 'partner') => ROLES.filter(({ of }) => of === kind)

/** Returns who is in an organisation's team, by name. */
export async function teamOf(db: Db, organizationId: number): Promise<TeamMember[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .where('organization_id', '=', organizationId)
    .where('ended_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .select(['membership.id', 'account_id', 'account.name', 'account.email', 'role', 'hub_ids'])
    .select(['membership.created_at', sql<Date | null>`last_seen(account.id)`.as('last_seen_at')])
    .orderBy('account.name')
    .orderBy('membership.id')
    .execute()
  return rows.map((row) => ({
    membershipId: row.id,
    accountId: row.account_id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    hubIds: row.hub_ids,
    since: row.created_at,
    lastSeenAt: row.last_seen_at,
  }))
}

/** What came of a change to a team. `last`: nobody would be left who could manage it. `has-it`: in another row. */
export type TeamChange = 'done' | 'last' | 'has-it' | 'not-there'

/**
 * Ends a membership of this organisation. Whoever else changes the same team at this moment waits, so that two
 * administrators who remove each other at once leave one of them. In the caller's transaction.
 */
export async function endMembership(
  db: Db,
  organizationId: number,
  membershipId: number,
  endedBy: number,
  now: Date,
): Promise<TeamChange> {
  return whileLocked(db, organizationId, membershipId, async (role) => {
    if (manages(role) && !(await hasOtherManager(db, organizationId, membershipId))) return 'last'
    await db
      .updateTable('membership')
      .set({ ended_at: now, ended_by: endedBy })
      .where('id', '=', membershipId)
      .execute()
    return 'done'
  })
}

export type Part = { readonly role: Role; readonly hubIds: readonly number[] }

/** Gives a member of this organisation another role or other hubs, under the same lock. */
export async function changePart(
  db: Db,
  organizationId: number,
  membershipId: number,
  part: Part,
): Promise<TeamChange> {
  const kind = await organizationKindOf(db, organizationId)
  if (!kind || !rolesOf(kind).some(({ value }) => value === part.role)) return 'not-there'
  return whileLocked(db, organizationId, membershipId, async (role) => {
    const stepsDown = manages(role) && !manages(part.role)
    if (stepsDown && !(await hasOtherManager(db, organizationId, membershipId))) return 'last'
    if (await hasPartAlready(db, membershipId, part.role)) return 'has-it'
    await db
      .updateTable('membership')
      .set({ role: part.role, hub_ids: [...part.hubIds] })
      .where('id', '=', membershipId)
      .execute()
    return 'done'
  })
}

/** Somebody may have two parts in one organisation, but not the same one twice. */
async function hasPartAlready(db: Db, membershipId: number, role: Role): Promise<boolean> {
  const row = await db
    .selectFrom('membership as own')
    .innerJoin('membership as other', (join) =>
      join
        .onRef('other.account_id', '=', 'own.account_id')
        .onRef('other.organization_id', '=', 'own.organization_id')
        .onRef('other.id', '<>', 'own.id'),
    )
    .where('own.id', '=', membershipId)
    .where('other.role', '=', role)
    .where('other.ended_at', 'is', null)
    .select('other.id')
    .executeTakeFirst()
  return row !== undefined
}

async function whileLocked(
  db: Db,
  organizationId: number,
  membershipId: number,
  change: (role: string) => Promise<TeamChange>,
): Promise<TeamChange> {
  await lockTeam(db, organizationId)
  const row = await db
    .selectFrom('membership')
    .where('id', '=', membershipId)
    .where('organization_id', '=', organizationId)
    .where('ended_at', 'is', null)
    .select('role')
    .executeTakeFirst()
  return row ? change(row.role) : 'not-there'
}

/** Makes others who change this organisation's team wait for the end of the caller's transaction. */
export async function lockTeam(db: Db, organizationId: number): Promise<void> {
  await db.selectFrom('organization').where('id', '=', organizationId).select('id').forNoKeyUpdate().execute()
}

/** Whether somebody else, whose account is open, could manage this organisation's team. */
export async function hasOtherManager(db: Db, organizationId: number, membershipId: number): Promise<boolean> {
  const row = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .where('organization_id', '=', organizationId)
    .where('membership.id', '<>', membershipId)
    .where('role', 'in', MANAGES)
    .where('ended_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .select('membership.id')
    .executeTakeFirst()
  return row !== undefined
}
