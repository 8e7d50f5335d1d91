import type { Address } from '../domain/permission.ts'
import type { Db } from './schema.ts'

/**
 * Returns where an organisation is told of applications: its people who may answer them; where it has none here, its own
 * address, if it has given one.
 */
export async function partnerAddresses(db: Db, organizationId: number): Promise<readonly Address[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .select('account.email_key')
    .distinct()
    .where('membership.organization_id', '=', organizationId)
    .where('membership.role', 'in', ['partner-administrator', 'partner-editor'])
    .where('membership.ended_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .execute()
  if (rows.length > 0) return rows.map(({ email_key }) => ({ kind: 'email', value: email_key }))
  const row = await db.selectFrom('organization').select('email').where('id', '=', organizationId).executeTakeFirst()
  return row?.email ? [{ kind: 'email', value: row.email }] : []
}
