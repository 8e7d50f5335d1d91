import { sql } from 'kysely'
import { type Linked, linkedTo } from './erasure-reach.ts'
import type { Db } from './schema.ts'

/** What was sent from an address without a record, by how `linkedTo` calls it: where the name stands that was typed. */
const NAMED: Readonly<Record<string, string>> = {
  'help-request': 'help_request',
  application: 'job_application',
  booking: 'booking',
  enrolment: 'enrolment',
  contact_message: 'contact_message',
}

export type ForCopy = {
  readonly linked: Linked
  /** How much was sent from their addresses under another name: it is somebody else’s, perhaps of their family. */
  readonly underOtherNames: number
}

type Asked = { readonly organizationId: number; readonly addresses: readonly string[] }

/**
 * Returns what the copy of one organisation holds beside the records: what hangs on them, and what was sent from an
 * address that the person has shown to be theirs, under their own name. The council runs the site, so all of it is in
 * its copy; in that of others what was sent to themselves.
 */
export async function linkedForCopy(
  db: Db,
  records: readonly string[],
  { organizationId, addresses }: Asked,
): Promise<ForCopy> {
  const sure = await linkedTo(db, records, [])
  const sent = await linkedTo(db, records, addresses)
  const whole = await runsSite(db, organizationId)
  const linked: Record<string, readonly string[]> = { ...(whole ? sent : sure) }
  let underOtherNames = 0
  for (const [name, table] of Object.entries(NAMED)) {
    const ids = whole ? sent[name] : await sentTo(db, table, sent[name], organizationId)
    const from = (ids ?? []).filter((id) => !sure[name]?.includes(id))
    const own = await underOwnName(db, records, table, from)
    underOtherNames += from.length - own.length
    linked[name] = [...(sure[name] ?? []), ...own]
  }
  return { linked, underOtherNames }
}

async function runsSite(db: Db, organizationId: number): Promise<boolean> {
  const row = await db.selectFrom('organization').where('id', '=', organizationId).select('kind').executeTakeFirst()
  return row?.kind === 'council'
}

/** Of what was sent, what went to this organisation itself. */
async function sentTo(db: Db, table: string, ids: readonly string[] | undefined, organizationId: number) {
  if (!ids || (table !== 'job_application' && table !== 'enrolment')) return []
  const { rows } = await sql<{ id: number }>`
    select t.id from ${sql.table(table)} t join opportunity o on o.id = t.opportunity_id
    where t.id = any(${ids}::int[]) and o.organization_id = ${organizationId}`.execute(db)
  return rows.map(({ id }) => String(id))
}

/** First names are typed in many ways; one of theirs stands somewhere in what was typed. */
async function underOwnName(db: Db, records: readonly string[], table: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: number }>`
    select t.id from ${sql.table(table)} t where t.id = any(${ids}::int[]) and exists (
      select from participant p cross join unnest(array[split_part(trim(p.given_name), ' ', 1), trim(p.known_as)]) as called
      where p.id = any(${records}::uuid[]) and called <> '' and strpos(lower(t.name), lower(called)) > 0)`.execute(db)
  return rows.map(({ id }) => String(id))
}
