import type { Member, Role } from '../domain/permission.ts'
import { removeWaysIn } from './account.ts'
import { writeHistory } from './history.ts'
import type { Db } from './schema.ts'
import { endSignInsOf } from './sign-in.ts'
import { hasOtherManager, lockTeam } from './team.ts'

export type AccountRow = {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly disabledAt: Date | null
  readonly passkeys: number
  readonly parts: readonly { readonly role: Role; readonly organizationName: string }[]
}

/** Returns accounts by name, those whose name or address holds these words; 100 at most. */
export async function accountsLike(db: Db, words: string): Promise<AccountRow[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await accountRows(db)
    .where(({ eb, or }) => or([eb('name', 'ilike', like), eb('email', 'ilike', like)]))
    .orderBy('name')
    .limit(100)
    .execute()
  return withParts(db, rows)
}

/** Returns one account for whoever manages them; null where there is none. */
export async function accountRow(db: Db, id: number): Promise<AccountRow | null> {
  const rows = await accountRows(db).where('id', '=', id).execute()
  return (await withParts(db, rows))[0] ?? null
}

const accountRows = (db: Db) =>
  db
    .selectFrom('account')
    .select(['id', 'name', 'email', 'disabled_at'])
    .select(({ selectFrom }) =>
      selectFrom('passkey')
        .whereRef('account_id', '=', 'account.id')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('passkeys'),
    )

type Row = Awaited<ReturnType<ReturnType<typeof accountRows>['execute']>>[number]

async function withParts(db: Db, rows: readonly Row[]): Promise<AccountRow[]> {
  const parts = rows.length === 0 ? [] : await partsOf(db, rows)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    disabledAt: row.disabled_at,
    passkeys: row.passkeys ?? 0,
    parts: parts
      .filter(({ account_id }) => account_id === row.id)
      .map(({ role, name }) => ({ role: role as Role, organizationName: name })),
  }))
}

const partsOf = (db: Db, rows: readonly Row[]) =>
  db
    .selectFrom('membership')
    .innerJoin('organization', 'organization.id', 'membership.organization_id')
    .where(
      'account_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('ended_at', 'is', null)
    .select(['account_id', 'role', 'organization.name'])
    .orderBy('membership.id')
    .execute()

/**
 * Closes an account: nobody is signed in with it from the next request on. Refuses ('last') where the council would be
 * left without an administrator. In the caller's transaction.
 */
export async function disableAccount(db: Db, viewer: Member, id: number, now: Date): Promise<'done' | 'last'> {
  const parts = await db
    .selectFrom('membership')
    .where('account_id', '=', id)
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .select(['id', 'organization_id'])
    .orderBy('organization_id')
    .execute()
  for (const part of parts) {
    await lockTeam(db, part.organization_id)
    if (!(await hasOtherManager(db, part.organization_id, part.id))) return 'last'
  }
  await db.updateTable('account').set({ disabled_at: now }).where('id', '=', id).execute()
  const signIns = await endSignInsOf(db, id, now)
  await writeHistory(db, viewer, 'account.disabled', `account:${id}`, { signIns }, now)
  return 'done'
}

/**
 * Takes every way in from an account that cannot be closed, because nobody else can take on its people: their sign-ins
 * end and their passkeys are gone. It is closed for this moment, for sign-ins end with nothing less. In the caller's
 * transaction.
 */
export async function shutOut(db: Db, viewer: Member, id: number, now: Date): Promise<void> {
  await db.updateTable('account').set({ disabled_at: now }).where('id', '=', id).execute()
  await removeWaysIn(db, id, now)
  await db.updateTable('account').set({ disabled_at: null }).where('id', '=', id).execute()
  await writeHistory(db, viewer, 'account.shut-out', `account:${id}`, {}, now)
}

/** Opens an account again. */
export async function enableAccount(db: Db, viewer: Member, id: number, now: Date): Promise<void> {
  await db.updateTable('account').set({ disabled_at: null }).where('id', '=', id).execute()
  await writeHistory(db, viewer, 'account.enabled', `account:${id}`, {}, now)
}

/** Returns where the administrators of the council can be told something. */
export async function administratorAddresses(db: Db): Promise<{ accountId: number; email: string }[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .where('disabled_at', 'is', null)
    .select(['account.id', 'account.email'])
    .distinct()
    .execute()
  return rows.map(({ id, email }) => ({ accountId: id, email }))
}
