import { sql } from 'kysely'
import type { CastName } from '../../demo/cast.ts'
import type { Member, Role } from '../../src/domain/permission.ts'
import { teamRoutes } from '../../src/features/account/team/team.routes.ts'
import { accountsRoutes } from '../../src/features/admin/accounts/accounts.routes.ts'
import { ensureAccount, ensureMembership } from '../../src/records/account.ts'
import type { Db } from '../../src/records/schema.ts'
import { demoPlaces, visit } from './ask.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { asMember } from './member.ts'

/** A council in which people come and go, and how many gaps there are in its promise. */
export type PromiseStage = {
  readonly database: TestDatabase
  readonly council: number
  readonly member: (name: CastName) => Promise<Member>
  /** Gives somebody of this name an account and a part, or a part again. */
  readonly join: (name: string, role: Role) => Promise<number>
  /** The administrator sends a form. */
  readonly helenPosts: (path: string, form: Record<string, string>) => Promise<void>
  readonly gaps: () => Promise<number>
}

export async function promiseStage(now: Date): Promise<PromiseStage> {
  const database = await testDatabase({ demo: now })
  const member = async (name: CastName): Promise<Member> => (await asMember(database.web, name, now)).viewer
  const council = (await member('Helen Achterberg')).membership.organizationId
  const visitor = { db: database.web, now, places: await demoPlaces(), routes: [...teamRoutes, ...accountsRoutes] }
  return {
    ...{ database, council, member },
    async join(name, role) {
      const draft = { name, email: `${name.toLowerCase()}@fleetvale.example` }
      const id = await ensureAccount(database.web, draft, now)
      await ensureMembership(database.web, id, { organizationId: council, role, hubIds: [] }, null, now)
      return id
    },
    async helenPosts(path, form) {
      await visit(visitor, path, { viewer: await member('Helen Achterberg'), form })
    },
    gaps: () => promiseGaps(database.owner),
  }
}

/** Open things whose owner is not there, counted without anything of the product. */
export async function promiseGaps(owner: Db): Promise<number> {
  const live = sql`(select m.account_id, m.organization_id from membership m join account a on a.id = m.account_id
    where m.ended_at is null and a.disabled_at is null and m.role in ('hub-manager', 'adviser', 'intake-officer',
      'partner-adviser', 'partner-manager'))`
  const { rows } = await sql<{ gaps: number }>`
    select ((select count(*) from support_case c where closed_at is null and (next_step is null or due_at is null
        or not exists (select from ${live} l where l.account_id = c.owner_account_id and l.organization_id = c.organization_id)))
      + (select count(*) from referral f where ended_at is null and (next_step is null or due_at is null or owner_side is null
        or (owner_account_id is not null and not exists (select from ${live} l
          where l.account_id = f.owner_account_id and l.organization_id = f.to_organization_id))))
      + (select count(*) from help_request h where status <> 'closed' and (next_step is null or due_at is null
        or (adviser_id is not null and not exists (select from ${live} l where l.account_id = h.adviser_id))))
      + (select count(*) from appointment p where status in ('offered', 'booked') and not exists (select from ${live} l
          where l.account_id = p.owner_account_id and l.organization_id = p.organization_id))
      + (select count(*) from person_message w where direction = 'in' and answered_at is null and (due_at is null
        or not exists (select from membership m join account a on a.id = m.account_id where m.account_id = w.owner_account_id
          and m.organization_id = w.organization_id and m.ended_at is null and a.disabled_at is null)))
      + (select count(*) from fund_request r where ended_at is null and (next_step is null or due_at is null
        or not exists (select from ${live} l where l.account_id = r.owner_account_id and l.organization_id = r.organization_id)))
      + (select count(*) from panel_question q where decided_at is null and not exists (select from ${live} l
          where l.account_id = q.owner_account_id and l.organization_id = q.organization_id)))::int as gaps`.execute(
    owner,
  )
  return rows[0]!.gaps
}
