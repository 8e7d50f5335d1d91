import { sql } from 'kysely'
import type { AccessDecision } from '../domain/data-request.ts'
import { linkedForCopy } from './copy-reach.ts'
import { COPY_TABLES, type Copied, type CopyGroup, SILENT_COLUMNS } from './copy-tables.ts'
import { type Linked, recordsOfPerson } from './erasure-reach.ts'
import type { Db } from './schema.ts'

/** A value as it stands in the copy: a moment or a date in ISO 8601, a list as its values. */
export type CopyValue = string | number | boolean | null | readonly CopyValue[] | { readonly [name: string]: CopyValue }
export type CopyRow = Readonly<Record<string, CopyValue>>
export type CopyTable = {
  readonly table: string
  readonly group: CopyGroup
  readonly title: string
  readonly rows: readonly CopyRow[]
}

export type CopiedFile = { readonly uuid: string; readonly name: string }

/** Everything that one organisation holds of one person, as it is handed to them. */
export type PersonCopy = {
  readonly number: string
  readonly organization: string
  readonly tables: readonly CopyTable[]
  readonly files: readonly CopiedFile[]
  /** How often something was not given, by reason. */
  readonly withheld: Readonly<Record<string, number>>
  readonly redacted: Readonly<Record<string, number>>
  /** How much was sent from their address under another name, and is somebody else's. */
  readonly underOtherNames: number
  /** Others who hold records of the person; they answer for their own. */
  readonly others: readonly string[]
}

type Asked = {
  readonly id: string
  readonly participantId: string
  readonly organizationId: number
  /** Addresses that somebody has shown to be theirs. */
  readonly addresses: readonly string[]
}
type Decided = { readonly decision: AccessDecision; readonly reason: string | null; readonly words: string | null }

/** Returns the copy of one request, for the background work; notes as they were decided about. */
export async function copyOfPerson(db: Db, asked: Asked): Promise<PersonCopy> {
  const records = await recordsOfPerson(db, asked.participantId)
  const { linked, underOtherNames } = await linkedForCopy(db, records, asked)
  const names = await namesFor(db, linked)
  const decided = await decisionsOf(db, asked.id)
  const tables: CopyTable[] = []
  for (const [table, how] of Object.entries(COPY_TABLES)) {
    if ('not' in how) continue
    const found = await rowsOf(db, table, how, { records, linked, organizationId: asked.organizationId })
    const rows = (table === 'note' ? asDecided(found, decided) : found).map((row) => readable(row, how, names))
    if (rows.length > 0) tables.push({ table, group: how.group, title: how.title, rows })
  }
  return {
    ...{ number: await numberOf(db, asked.participantId), organization: names.organization.get(asked.organizationId)! },
    ...{ tables, underOtherNames, files: await filesFor(db, records, asked.organizationId, linked) },
    ...{ withheld: counted(decided, 'withhold'), redacted: counted(decided, 'redact') },
    others: await otherOrganizations(db, records, asked.organizationId),
  }
}

type Reach = {
  readonly records: readonly string[]
  readonly linked: Readonly<Record<string, readonly string[]>>
  readonly organizationId: number
}

/** By which column rows are theirs, where it is not `participant_id`, and whose they are, where not `organization_id`. */
const LINKED: Readonly<Record<string, { readonly column: string; readonly ids: string }>> = {
  message: { column: 'id', ids: 'message' },
  help_request: { column: 'id', ids: 'help-request' },
  help_request_entry: { column: 'help_request_id', ids: 'help-request' },
  booking: { column: 'id', ids: 'booking' },
  job_application: { column: 'id', ids: 'application' },
  job_application_move: { column: 'job_application_id', ids: 'application' },
  enrolment: { column: 'id', ids: 'enrolment' },
  alert: { column: 'id', ids: 'alert' },
  alert_sent: { column: 'alert_id', ids: 'alert' },
  contact_message: { column: 'id', ids: 'contact_message' },
  listing_report: { column: 'id', ids: 'listing_report' },
  unsubscribed: { column: 'address', ids: 'unsubscribed' },
  sign_in: { column: 'id', ids: 'sign_in' },
}

async function rowsOf(db: Db, table: string, how: Exclude<Copied, { not: string }>, reach: Reach): Promise<CopyRow[]> {
  const { records, linked, organizationId } = reach
  const people = sql`any(${records}::uuid[])`
  const where = {
    person:
      table === 'participant'
        ? sql`t.id = ${people}`
        : table === 'person_merge'
          ? sql`t.kept = ${people}`
          : sql`t.participant_id = ${people}`,
    organization:
      table === 'history'
        ? sql`t.participant_id = ${people} and (t.organization_id = ${organizationId} or t.organization_id is null)`
        : sql`t.participant_id = ${people} and t.organization_id = ${organizationId}`,
    referral: sql`${table === 'referral' ? sql`t.id` : sql`t.referral_id`} in (select id from referral r
      where r.participant_id = ${people} and ${organizationId} in (r.from_organization_id, r.to_organization_id))`,
    linked: LINKED[table]
      ? sql`t.${sql.ref(LINKED[table].column)}::text = any(${[...(linked[LINKED[table].ids] ?? [])]}::text[])`
      : sql`false`,
  }[how.by]
  const own = how.by === 'referral' && OF_ONE_SIDE.has(table) ? sql` and t.organization_id = ${organizationId}` : sql``
  // What only the other side of a referral may read stays theirs.
  const { rows } = await sql<{ row: CopyRow }>`
    select row_to_json(t) as row from ${sql.table(table)} t where ${where}${own}`.execute(db)
  return rows.map(({ row }) => row).toSorted((a, b) => whenOf(a).localeCompare(whenOf(b)))
}

/** When something was, by whichever column says it: a copy is read in the order in which things happened. */
const whenOf = (row: CopyRow): string => String(WHEN.map((name) => row[name]).find((value) => value) ?? '')

const WHEN = ['happened_at', 'at', 'starts_at', 'submitted_at', 'asked_at', 'opened_at', 'taken_at', 'made_at', 'since']

const OF_ONE_SIDE = new Set(['referral_tracking', 'referral_file', 'referral_link', 'referral_handover'])

function asDecided(rows: readonly CopyRow[], decided: ReadonlyMap<string, Decided>): CopyRow[] {
  return rows.flatMap((row) => {
    const about = decided.get(String(row.id))
    if (about?.decision === 'withhold' || (!about && row.subject === 'safeguarding')) return []
    return [about?.decision === 'redact' ? { ...row, words: `${about.words} [part is left out]` } : row]
  })
}

type Names = Readonly<Record<'account' | 'organization' | 'listing', ReadonlyMap<number, string>>>

/** Numbers of people at work and of organisations become their names; marks of the machine go. */
function readable(row: CopyRow, how: Exclude<Copied, { not: string }>, names: Names): CopyRow {
  const said: Record<string, CopyValue> = {}
  for (const [name, value] of Object.entries(row)) {
    if (SILENT_COLUMNS.has(name) || how.without?.includes(name)) continue
    if (typeof value === 'number' && isAccount(name)) said[name.replace(/_id$/, '')] = names.account.get(value) ?? null
    else if (typeof value === 'number' && name === 'opportunity_id') said.listing = names.listing.get(value) ?? null
    else if (typeof value === 'number' && /organization_id$|^registered_by$|^run_by$/.test(name))
      said[name.replace(/_id$/, '')] = names.organization.get(value) ?? null
    else said[name] = value
  }
  return said
}

const isAccount = (name: string): boolean =>
  /account_id$|_by$/.test(name) && !['registered_by', 'run_by', 'status_by', 'blocked_by', 'replaced_by'].includes(name)

async function namesFor(db: Db, linked: Linked): Promise<Names> {
  const [accounts, organizations] = await Promise.all([
    db.selectFrom('account').select(['id', 'name']).execute(),
    db.selectFrom('organization').select(['id', 'name']).execute(),
  ])
  const ids = (name: string) => sql`any(${linked[name] ?? []}::int[])`
  const { rows: listings } = await sql<{ id: number; name: string }>`
    select id, title as name from opportunity where id in (
      select opportunity_id from job_application where id = ${ids('application')}
      union select opportunity_id from enrolment where id = ${ids('enrolment')}
      union select opportunity_id from alert_sent where alert_id = ${ids('alert')}
      union select opportunity_id from listing_report where id = ${ids('listing_report')})`.execute(db)
  const named = (rows: readonly { readonly id: number; readonly name: string }[]) =>
    new Map(rows.map(({ id, name }) => [id, name]))
  return { account: named(accounts), organization: named(organizations), listing: named(listings) }
}

async function decisionsOf(db: Db, requestId: string): Promise<ReadonlyMap<string, Decided>> {
  const rows = await db.selectFrom('access_decision').selectAll().where('request_id', '=', requestId).execute()
  return new Map(rows.map((row) => [row.note_id, row]))
}

function counted(decided: ReadonlyMap<string, Decided>, as: AccessDecision): Readonly<Record<string, number>> {
  const of = [...decided.values()].filter(({ decision }) => decision === as)
  return Object.fromEntries(
    [...Map.groupBy(of, ({ reason }) => reason ?? '')].map(([reason, all]) => [reason, all.length]),
  )
}

async function numberOf(db: Db, id: string): Promise<string> {
  return (await db.selectFrom('participant').where('id', '=', id).select('number').executeTakeFirstOrThrow()).number
}

async function filesFor(
  db: Db,
  records: readonly string[],
  organizationId: number,
  linked: Linked,
): Promise<readonly CopiedFile[]> {
  const { rows } = await sql<CopiedFile>`
    select f.uuid, f.shown_name as name from stored_file f join person_document d on d.file_id = f.id
      where d.participant_id = any(${records}::uuid[]) and d.organization_id = ${organizationId} and f.state = 'safe'
    union select f.uuid, f.shown_name from stored_file f join fund_evidence e on e.file_id = f.id
      where e.participant_id = any(${records}::uuid[]) and e.organization_id = ${organizationId} and f.state = 'safe'
    union select f.uuid, r.name from stored_file f join referral_file r on r.file_id = f.id
      join referral t on t.id = r.referral_id
      where t.participant_id = any(${records}::uuid[]) and r.organization_id = ${organizationId} and f.state = 'safe'
    union select f.uuid, f.shown_name from stored_file f join job_application a on a.file_id = f.id
      where a.id = any(${linked.application ?? []}::int[]) and f.state = 'safe'
    order by 2, 1`.execute(db)
  return rows
}

async function otherOrganizations(db: Db, records: readonly string[], own: number): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct o.name from participant_reach r join organization o on o.id = r.organization_id
    where r.participant_id = any(${records}::uuid[]) and o.id <> ${own} order by 1`.execute(db)
  return rows.map(({ name }) => name)
}
