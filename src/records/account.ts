import { organizationKey } from '../domain/duplicates.ts'
import type { Membership, Role } from '../domain/permission.ts'
import type { Db } from './schema.ts'
import { endSignInsOf } from './sign-in.ts'

/** How two writings of one address are told to be the same. */
export const emailKey = (email: string): string => email.trim().toLowerCase()

export type SampleAccount = {
  readonly id: number
  readonly name: string
  readonly memberships: readonly {
    readonly id: number
    readonly organizationName: string
    readonly kind: 'council' | 'partner'
    readonly role: Role
  }[]
}

/** Returns everybody who is made up, with what they may act as, in the order in which they were written. */
export async function sampleAccounts(db: Db): Promise<SampleAccount[]> {
  const rows = await db
    .selectFrom('account')
    .innerJoin('membership', 'membership.account_id', 'account.id')
    .innerJoin('organization', 'organization.id', 'membership.organization_id')
    .where('account.sample', '=', true)
    .where('disabled_at', 'is', null)
    .where('ended_at', 'is', null)
    .select(['account.id', 'account.name', 'membership.id as membership_id', 'role', 'kind'])
    .select('organization.name as organization_name')
    .orderBy('account.id')
    .orderBy('membership.id')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((own) => ({
    id: own[0]!.id,
    name: own[0]!.name,
    memberships: own.map(({ membership_id, organization_name, kind, role }) => ({
      id: membership_id,
      organizationName: organization_name,
      kind,
      role: role as Role,
    })),
  }))
}

/** Returns the account of this id where it is made up; null for anybody real. */
export async function findSampleAccount(db: Db, id: number): Promise<{ id: number } | null> {
  if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) return null
  const row = await db
    .selectFrom('account')
    .where('id', '=', id)
    .where('sample', '=', true)
    .where('disabled_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  return row ?? null
}

export type AccountDraft = {
  readonly name: string
  readonly email: string
  readonly sample?: boolean
}

/** Makes an account, or returns the one that this address has already; its name stays as it was. */
export async function ensureAccount(db: Db, draft: AccountDraft, now: Date): Promise<number> {
  const made = await db
    .insertInto('account')
    .values({
      name: draft.name,
      email: draft.email.trim(),
      email_key: emailKey(draft.email),
      sample: draft.sample ?? false,
      created_at: now,
      disabled_at: null,
    })
    .onConflict((conflict) => conflict.column('email_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return made.id
  const { id } = await db
    .selectFrom('account')
    .where('email_key', '=', emailKey(draft.email))
    .select('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Gives an account a role in an organisation, unless it has it; returns the membership's id. */
export async function ensureMembership(
  db: Db,
  accountId: number,
  { organizationId, role, hubIds }: Pick<Membership, 'organizationId' | 'role' | 'hubIds'>,
  createdBy: number | null,
  now: Date,
): Promise<number> {
  const live = () =>
    db
      .selectFrom('membership')
      .where('account_id', '=', accountId)
      .where('organization_id', '=', organizationId)
      .where('role', '=', role)
      .where('ended_at', 'is', null)
      .select('id')
      .executeTakeFirst()
  const known = await live()
  if (known) return known.id
  const values = { account_id: accountId, organization_id: organizationId, role, hub_ids: [...hubIds] }
  const { id } = await db
    .insertInto('membership')
    .values({ ...values, created_at: now, created_by: createdBy, ended_at: null, ended_by: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Returns the organisation of this name; null where there is none. */
export async function findOrganizationNamed(db: Db, name: string): Promise<number | null> {
  const row = await db
    .selectFrom('organization')
    .where('name_key', '=', organizationKey(name))
    .orderBy('id')
    .select('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Says what an organisation is to us, and which borough a council runs; used where it is set up, not where vetted. */
export async function setUpOrganization(
  db: Db,
  id: number,
  kind: 'council' | 'partner',
  standing: 'approved' | 'trusted',
  placeSlug: string | null = null,
): Promise<void> {
  await db
    .updateTable('organization')
    .set({ kind, standing, place_slug: placeSlug })
    .where('id', '=', id)
    .where('standing', '=', 'listed')
    .execute()
}

export type Account = { readonly id: number; readonly name: string; readonly email: string; readonly disabled: boolean }

/** Returns the account with this address; null where nobody has it. */
export async function findAccountByEmail(db: Db, email: string): Promise<Account | null> {
  const row = await accountRows(db).where('email_key', '=', emailKey(email)).executeTakeFirst()
  return row ? toAccount(row) : null
}

/** Returns the account of this id; null where there is none. */
export async function findAccount(db: Db, id: number): Promise<Account | null> {
  const row = await accountRows(db).where('id', '=', id).executeTakeFirst()
  return row ? toAccount(row) : null
}

/** Returns what these accounts are called, by id. */
export async function accountNames(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const accountRows = (db: Db) => db.selectFrom('account').select(['id', 'name', 'email', 'disabled_at'])

type AccountRow = Awaited<ReturnType<ReturnType<typeof accountRows>['execute']>>[number]

const toAccount = (row: AccountRow): Account => ({
  id: row.id,
  name: row.name,
  email: row.email,
  disabled: row.disabled_at !== null,
})

/**
 * Removes every passkey of an account and ends every sign-in, before it is recovered. The sign-ins end where the secret
 * of the link that was just used for it is said.
 */
export async function removeWaysIn(db: Db, accountId: number, now: Date): Promise<void> {
  await db.deleteFrom('passkey').where('account_id', '=', accountId).execute()
  await endSignInsOf(db, accountId, now)
}
