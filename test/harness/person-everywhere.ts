import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { databaseUrl, openDatabase } from '../../src/kit/db.ts'
import { ERASURE_TABLES } from '../../src/records/erasure-tables.ts'
import type { Db, Schema } from '../../src/records/schema.ts'
import { testServer } from './cluster.ts'

/** What came with an e-mail of theirs, and is held until it is known whose it is. */
export const HELD = 'c0ffee00-0058-4000-8000-000000000058'

type Value = string | number | boolean | Date | Buffer | null | readonly string[]
type Row = Readonly<Record<string, Value>>

type Column = {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly filled: boolean
  readonly refers: string | null
  /** The first of the words that a check allows. */
  readonly allowed: string | null
}

export type PersonEverywhere = {
  readonly id: string
  /** Another record of theirs, folded into the first. */
  readonly folded: string
  readonly email: string
  /** Stands in every column of text about them. */
  readonly canary: string
  readonly referralId: string
}

const NOW = new Date('2026-11-23T10:00:00Z')
const SOON = new Date('2026-11-23T10:30:00Z')

/** What checks of a table want beyond the words they allow. */
const NEEDS: Readonly<Record<string, Row>> = {
  absence_flag: { in_a_row: 2 },
  access_request: { status: 'done' },
  access_decision: { decision: 'redact' },
  alert: { state: 'stopped' },
  assessment_request: { status: 'withdrawn', instrument: 'readiness', assessment_id: null },
  appointment: { status: 'attended', minutes: 30, feedback: 3, video_link: null },
  booking: { status: 'attended', slot_id: null, video_link: null },
  break_glass: { started_at: NOW, ends_at: SOON },
  cohort: { status: 'running', ended_at: null, minutes: 60 },
  cohort_place: { status: 'completed' },
  concern: {},
  enrolment: { status: 'left', run_id: null, offered_until: null },
  fhir_request: { next_try_at: null },
  support_fund: { purposes: ['travel'] },
  fund_budget: { year: 2026, amount_pence: 1000, closed_at: null },
  fund_request: { status: 'closed', payee: 'supplier', payee_account_id: null, asked_pence: 5, approved_pence: 5 },
  fund_voucher: { redeemed_at: null },
  fund_spend: { kind: 'spend', method: 'card', refunds: null, voucher_id: null },
  goal: { status: 'done' },
  help_request: { status: 'closed', postcode: null, ward_code: null, where_from: 'unknown', outside_area: false },
  job_application: { state: 'unsuccessful', next_owner: null, next_step: null, due_at: null, nudges: 0, file_id: null },
  panel_question: { status: 'decided' },
  job_check: { week: 13 },
  participant_reach: { ground: 'registered', referral_id: null, decision_id: null, given_for: null },
  participant_story: { version: 1 },
  person_document: { cv: null, in_use: false, number: 1 },
  message_arrival: { media: '[]' },
  person_message: { direction: 'in', channel: 'email', media: `[{"kind": "image", "type": null, "id": "${HELD}"}]` },
  participant: { place_slug: 'fleet-vale', merged_into: null, erased_at: null },
  // Codes that figures count, and that say nothing of anybody.
  referral: {
    ...{ status: 'closed', parent_id: null, place_slug: 'fleet-vale', program: 'workwell', lawful_basis: 'consent' },
    ...{
      times: '{}',
      status_before: null,
      reason: 'not-now',
      outcome: 'in-work',
      feedback_suppressed: 'machine',
      agreed_milestones: [],
    },
  },
  referral_event: { move: 'close', from_status: 'started', to_status: 'closed', reason: 'not-now' },
  referral_file: { draft_id: null },
  restriction: { lifted_at: NOW },
  review: { status: 'done', cancelled_at: null, opens_on: '2026-11-01', due_on: '2026-11-09' },
  sign_in: { account_id: null, membership_id: null },
  step: { status: 'done' },
  support_case: { status: 'closed', paused_until: null },
}
/** Tables without a person that some of theirs refer to. */
const AROUND = ['cohort', 'cohort_session', 'support_fund', 'fund_budget']
/** Tables whose triggers let a row come about step by step alone: written around them, by whoever may. */
const RULED = new Set(['fund_request', 'fund_event', 'fund_voucher', 'fund_spend', 'fund_evidence'])
/** Rows that refer to one of their own table stay without. */
const ITSELF = null

/**
 * Writes somebody into every table of people, with their word in every column of text that takes one: as ended as can
 * be, so that they may be erased. What a table needs is read from the database, so that a new table is filled too.
 */
export async function personEverywhere(owner: Db, canary: string, files: readonly string[]): Promise<PersonEverywhere> {
  const columns = Map.groupBy(await columnsOf(owner), ({ table }) => table)
  const ids = new Map<string, Value>()
  const [id, folded] = [randomUUID(), randomUUID()].sort() as [string, string]
  const email = `${canary}@home.example`
  const number = async (table: string) => {
    const { rows } = await sql<{ id: number }>`select id from ${sql.table(table)} order by id limit 1`.execute(owner)
    return rows[0]!.id
  }
  for (const table of [
    'organization',
    'account',
    'hub',
    'opportunity',
    'referral_service',
    'fhir_peer',
    'cohort_session',
  ])
    if (!AROUND.includes(table) && table !== 'fhir_peer') ids.set(table, await number(table))
  ids.set('participant', id)
  ids.set('referral', randomUUID())

  const always: Record<string, Value> = {
    ...{
      email,
      address: email,
      sender: email,
      address_kind: 'email',
      participant_id: id,
      organization_id: ids.get('organization')!,
    },
    ...{ one: id, other: folded, kept: id, folded, other_id: folded, lifted_words: canary },
  }
  const tables = [
    'participant',
    'fhir_peer',
    ...AROUND,
    'referral',
    'referral_event',
    ...Object.keys(ERASURE_TABLES).reverse(),
  ]
  const left = [...files]
  const written = new Set<string>(['stored_file'])
  for (const table of tables) {
    const erasing = ERASURE_TABLES[table]
    if (written.has(table) || (erasing?.does === 'keep' && !AROUND.includes(table))) continue
    written.add(table)
    const row: Record<string, Value> = {}
    const file = left[0]
    if (file && ['referral_file', 'person_document'].includes(table)) {
      const kept = { uuid: file, shown_name: canary, media_type: canary, size: 10, state: 'safe', stripped: true }
      ids.set('stored_file', (await insert(owner, 'stored_file', { ...kept, created_at: NOW, checked_at: NOW })).id!)
      left.shift()
    }
    for (const column of columns.get(table) ?? []) {
      const value = filling(column, always[column.name], {
        ids,
        canary: erasing && erasing.does !== 'keep' ? canary : 'sample',
      })
      if (value !== undefined) row[column.name] = value
    }
    Object.assign(row, NEEDS[table] ?? {})
    if (table === 'participant') row.id = id
    if (table === 'referral') row.id = ids.get('referral')!
    if (table === 'unsubscribed') row.kind = canary
    if (table === 'message') row.key = `referral:${canary}`
    const made = await insert(owner, table, row)
    ids.set(table, made.id ?? null)
    if (table === 'participant')
      await insert(owner, table, { ...row, id: folded, number: `${canary}-2`, merged_into: id })
  }
  return { id, folded, email, canary, referralId: String(ids.get('referral')) }
}

function filling(
  column: Column,
  always: Value | undefined,
  { canary, ids }: { canary: string; ids: ReadonlyMap<string, Value> },
) {
  const { name, type, required, filled, refers, allowed, table } = column
  if (refers === table) return ITSELF
  if (always !== undefined) return always
  if (refers) return ids.get(refers) ?? (required ? undefined : null)
  if (allowed) return allowed
  if (name === 'id' && filled) return undefined
  if (name === 'referral_id' || name === 'thread_id' || name === 'draft_id') return ids.get('referral') ?? null
  if (type === 'text')
    return /^(status|state)$/.test(name) ? 'closed' : name.endsWith('reference') ? `${canary}-${table}` : canary
  if (type === 'text[]') return [canary]
  if (type === 'jsonb') return JSON.stringify({ said: canary })
  if (filled) return undefined
  return ofType(type, required)
}

function ofType(type: string, required: boolean): Value | undefined {
  if (type === 'uuid') return randomUUID()
  if (type === 'bytea') return randomBytes(16)
  if (type.startsWith('timestamp')) return NOW
  if (type === 'date') return '2026-11-23'
  if (type === 'boolean') return false
  if (type.endsWith('[]')) return []
  if (type.startsWith('time ')) return '10:00'
  if (/^(integer|bigint|smallint|real|numeric)$/.test(type)) return required ? 1 : null
  return undefined
}

async function insert(owner: Db, table: string, row: Row): Promise<{ id?: Value }> {
  if (!RULED.has(table)) return insertAs(owner, table, row)
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(owner)
  const all = openDatabase<Schema>(databaseUrl((await testServer()).url, { database: rows[0]!.name }), { max: 1 })
  const made = all.db.transaction().execute(async (db) => {
    await sql`set local session_replication_role = replica`.execute(db)
    return insertAs(db, table, row)
  })
  return made.finally(all.close)
}

async function insertAs(owner: Db, table: string, row: Row): Promise<{ id?: Value }> {
  const names = Object.keys(row)
  const values = names.map((name) => sql`${row[name]}`)
  try {
    const { rows } = await sql<{ id?: Value }>`
      insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
      values (${sql.join(values)}) returning *`.execute(owner)
    return rows[0] ?? {}
  } catch (error) {
    throw new Error(`${table} could not be filled (add to NEEDS): ${error}`, { cause: error })
  }
}

async function columnsOf(owner: Db): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as required,
      a.atthasdef or a.attidentity <> '' or a.attgenerated <> '' as filled,
      (select f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.conkey[1] = a.attnum limit 1) as refers,
      (select (regexp_match(pg_get_constraintdef(k.oid), a.attname || ' = ANY \\(ARRAY\\[''([^'']+)'''))[1]
        from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
          and pg_get_constraintdef(k.oid) like '%ARRAY[%' limit 1) as allowed
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and a.attgenerated = '' order by c.relname, a.attnum`.execute(owner)
  return rows
}
