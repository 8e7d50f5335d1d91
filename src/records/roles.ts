import { type Kysely, sql } from 'kysely'
import { runStatements } from '../kit/db.ts'

export const OWNER_ROLE = 'good_work_owner'
export const WEB_ROLE = 'good_work_web'
export const JOBS_ROLE = 'good_work_jobs'

/** Any number will do; the same one everywhere. */
const ROLES_LOCK = 774_300_001

/**
 * Makes our logins, or gives existing ones these passwords; web and jobs own nothing and inherit nothing. `db` must be allowed to
 * create roles. Passwords are ours: letters and digits only.
 */
export async function prepareRoles<S>(db: Kysely<S>, passwords: Readonly<Record<string, string>>): Promise<void> {
  await db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(${ROLES_LOCK})`.execute(db)
    for (const [role, password] of Object.entries(passwords)) {
      if (!/^[a-z_]+$/.test(role) || !/^[A-Za-z0-9_-]+$/.test(password)) throw new Error(`unusable role ${role}`)
      const { rows } = await sql`select 1 from pg_roles where rolname = ${role}`.execute(db)
      const verb = rows.length > 0 ? 'alter' : 'create'
      // The owner must inherit: on PostgreSQL 15 that is how it may use the schema of its own database.
      const inherits = role === OWNER_ROLE ? 'inherit' : 'noinherit'
      await runStatements(db, `${verb} role ${role} with login ${inherits} password '${password}'`)
    }
  })
}

export type RoleFacts = {
  readonly name: string
  readonly superuser: boolean
  readonly bypassesRowSecurity: boolean
  readonly ownsTables: boolean
  readonly serverVersion: number
}

/** Returns what the login behind `db` could do beyond its grants, itself or through a role it may become. */
export async function roleFacts<S>(db: Kysely<S>): Promise<RoleFacts> {
  const { rows } = await sql<RoleFacts>`
    select current_user::text as name,
      bool_or(r.rolsuper) as superuser,
      bool_or(r.rolbypassrls) as "bypassesRowSecurity",
      exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and pg_has_role(current_user, c.relowner, 'member')) as "ownsTables",
      current_setting('server_version_num')::int as "serverVersion"
    from pg_roles r where pg_has_role(current_user, r.oid, 'member')`.execute(db)
  return rows[0]!
}

/** Makes a database of this name that belongs to this role, unless there is one. */
export async function prepareDatabase<S>(db: Kysely<S>, name: string, owner: string): Promise<void> {
  const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(db)
  if (rows.length === 0) await sql`create database ${sql.id(name)} owner ${sql.id(owner)}`.execute(db)
}
