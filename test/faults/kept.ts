import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../src/records/schema.ts'
import type { Acknowledged } from './people-writing.ts'

/** How each thing is looked for that somebody was told is done. */
const KEPT: Readonly<Record<Acknowledged['what'], RawBuilder<unknown>>> = {
  'help request': sql`exists (select from help_request h where h.reference = told.key)`,
  booking: sql`exists (select from booking b where b.name = told.key and b.status = 'booked')`,
  referral: sql`exists (select from referral r where r.id::text = told.key)`,
  move: sql`exists (select from referral_event e where e.referral_id::text || ' ' || e.move = told.key)`,
}

/** Returns what was acknowledged and is not there. */
export async function lost(db: Db, acknowledged: readonly Acknowledged[]): Promise<readonly Acknowledged[]> {
  const missing: Acknowledged[] = []
  for (const what of Object.keys(KEPT) as Acknowledged['what'][]) {
    const keys = acknowledged.filter((one) => one.what === what).map(({ key }) => key)
    const { rows } = await sql<{ key: string }>`
      select told.key from unnest(${keys}::text[]) as told(key) where not ${KEPT[what]}`.execute(db)
    missing.push(...rows.map(({ key }) => ({ what, key })))
  }
  return missing
}

/** What a whole transaction leaves together. Each counts, of what was written since, how many are without the other. */
const HALVES: Readonly<Record<string, RawBuilder<unknown>>> = {
  'a referral without its packet': sql`from referral r where not exists (
    select from referral_packet p where p.referral_id = r.id)`,
  'a referral without its first event': sql`from referral r where not exists (
    select from referral_event e where e.referral_id = r.id and e.move = 'submit')`,
  'a referral that its sender cannot follow': sql`from referral r where not exists (
    select from referral_tracking t where t.referral_id = r.id and t.organization_id = r.from_organization_id)`,
  'a referral without the agreement it rests on': sql`from referral r where not exists (
    select from sharing_decision d where d.participant_id = r.participant_id and d.purpose = 'referral')`,
  'a referral without history': sql`from referral r where not exists (
    select from history h where h.subject = 'referral:' || r.id and h.verb = 'referral.sent')`,
  'a referral that the receiving team was not told of': sql`from referral r where not exists (
    select from message m where m.key like '%' || r.id || '%')`,
  'a referral that stands elsewhere than its last event says': sql`from referral r where status <> (
    select to_status from referral_event e where e.referral_id = r.id order by e.id desc limit 1)`,
  'a referral with more or fewer moves than its version counts': sql`from referral r where version <> (
    select count(*) from referral_event e where e.referral_id = r.id)`,
  'a move without history': sql`from referral_event r where move <> 'submit' and not exists (
    select from history h where h.subject = 'referral:' || r.referral_id and h.verb = 'referral.' || r.move)`,
  'history of a move without the move': sql`from history r where verb in ('referral.acknowledge', 'referral.accept',
    'referral.decline') and not exists (select from referral_event e
    where 'referral:' || e.referral_id = r.subject and 'referral.' || e.move = r.verb)`,
  'somebody taken on whom nobody there sees': sql`from referral r where status = 'accepted' and not exists (
    select from participant_reach s where s.referral_id = r.id and s.organization_id = r.to_organization_id)`,
  'a person who was registered and not referred': sql`from participant r where not exists (
    select from referral f where f.participant_id = r.id)`,
  'a help request without a hub, a next step and a day': sql`from help_request r where hub_id is null
    or next_step is null or due_at is null`,
  'a help request that nobody was told of': sql`from help_request r where not exists (
    select from message m where m.key like 'help-request:' || r.reference || ':%')`,
  'a booking that nobody was told of': sql`from booking r where not exists (
    select from message m where m.key like 'booking:' || r.reference || ':%')`,
  'a history row without its link': sql`from history r where not exists (
    select from history_link l where l.history_id = r.id)`,
  'a link without its history row': sql`from history_link r where not exists (
    select from history h where h.id = r.history_id)`,
}

/** When a row of each table was written. */
const WRITTEN: Readonly<Record<string, string>> = {
  referral: 'submitted_at',
  participant: 'created_at',
  help_request: 'asked_at',
  booking: 'made_at',
}

export type Half = { readonly what: string; readonly table: string; readonly found: number; readonly of: number }

/** Counts what is there without what belongs to it, and of how many. */
export async function halves(db: Db, since: Date): Promise<readonly Half[]> {
  const counted: Half[] = []
  for (const [what, found] of Object.entries(HALVES)) {
    const table = /^from (\w+) r/.exec(found.compile(db).sql)?.[1] ?? ''
    const column = WRITTEN[table] ?? (table === 'history_link' ? null : 'at')
    const written = column ? sql`r.${sql.ref(column)} >= ${since}` : sql`true`
    const { rows } = await sql<{ found: number; of: number }>`
      select (select count(*)::integer from (select r.* ${found}) as r where ${written}) as found,
        (select count(*)::integer from ${sql.table(table)} r where ${written}) as of`.execute(db)
    counted.push({ what, table, ...rows[0]! })
  }
  return counted
}

export type Letters = {
  readonly arrived: number
  readonly twice: number
  readonly sent: number
  readonly missing: number
}

/** Compares what the mail server took with what is noted as sent. */
export async function letters(db: Db, arrived: readonly string[]): Promise<Letters> {
  const rows = await db
    .selectFrom('message')
    .where('sent_at', 'is not', null)
    .where('provider_id', 'like', '<%')
    .select('provider_id')
    .execute()
  const once = new Set(arrived)
  const missing = rows.filter(({ provider_id }) => !once.has(provider_id ?? '')).length
  return { arrived: arrived.length, twice: arrived.length - once.size, sent: rows.length, missing }
}
