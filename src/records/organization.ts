import { sql } from 'kysely'
import type { Organization } from '../domain/listing.ts'
import type { Viewer } from '../domain/permission.ts'
import { live } from './opportunity.ts'
import type { Db } from './schema.ts'

/** Returns the organisation, or null where there is none. */
export async function findOrganization(db: Db, _viewer: Viewer, id: number): Promise<Organization | null> {
  if (!Number.isInteger(id) || id < 1 || id > 2_147_483_647) return null
  const row = await db
    .selectFrom('organization')
    .select(['id', 'uuid', 'name', 'description', 'website', 'email', 'phone', 'sample'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export type OrganizationCount = Organization & { readonly count: number }

/** Returns the organisations that offer something now, by name, each with how much it offers. */
export async function organizations(db: Db, _viewer: Viewer, now: Date): Promise<readonly OrganizationCount[]> {
  const { rows } = await sql<OrganizationCount>`
    select g.id, g.uuid, g.name, g.description, g.website, g.email, g.phone, g.sample, n.count
    from (select organization_id, count(*)::int as count from opportunity o where ${live(now)} group by 1) n
    join organization g on g.id = n.organization_id order by lower(g.name), g.id`.execute(db)
  return rows
}
