import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** Where a chain stood: kept away from this database, it shows when the end of a chain was cut off. */
export type ChainHead = { readonly chain: number; readonly seq: number; readonly hash: string }

/** What is wrong with the first bad row of a chain. */
export type ChainTrouble = {
  readonly chain: number
  readonly seq: number
  /** The row of the history, where there is one. */
  readonly historyId: number | null
  readonly why: 'changed' | 'missing' | 'not-chained' | 'cut-off' | 'head-differs'
}

export type ChainReport = { readonly chains: number; readonly rows: number; readonly troubles: readonly ChainTrouble[] }

type Row = { chain: number; seq: number; history_id: number; hash: Buffer; text: string[] | null }

/** Rows are read in pages of so many, so that years of history fit in memory. */
const PAGE = 5000

/**
 * Follows every chain from its beginning and computes each hash anew from the row itself, here and not in the database,
 * whose functions somebody could have changed too. Returns the first bad row of each chain. `held` are heads that were
 * kept elsewhere: a chain that is shorter, or other at that place, was cut or written anew.
 */
export async function verifyHistory(db: Db, held: readonly ChainHead[] = []): Promise<ChainReport> {
  const troubles: ChainTrouble[] = []
  let rows = 0
  const heads = await db.selectFrom('history_head').selectAll().orderBy('chain').execute()
  const chains = new Set([...heads.map(({ chain }) => chain), ...held.map(({ chain }) => chain)])
  for (const chain of [...chains].sort((a, b) => a - b)) {
    const followed = await followChain(
      db,
      chain,
      held.filter((head) => head.chain === chain),
    )
    rows += followed.rows
    const head = heads.find((one) => one.chain === chain)
    const trouble = followed.trouble ?? headTrouble(chain, followed, head)
    if (trouble) troubles.push(trouble)
  }
  const loose = await unchained(db)
  return { chains: chains.size, rows, troubles: [...troubles, ...loose] }
}

type Followed = { readonly rows: number; readonly hash: Buffer; readonly trouble: ChainTrouble | null }

async function followChain(db: Db, chain: number, held: readonly ChainHead[]): Promise<Followed> {
  let seq = 0
  let hash: Buffer = Buffer.alloc(0)
  const bad = (why: ChainTrouble['why'], at: number, historyId: number | null): Followed => ({
    rows: seq,
    hash,
    trouble: { chain, seq: at, historyId, why },
  })
  for (;;) {
    const page = await linksAfter(db, chain, seq)
    for (const row of page) {
      if (row.seq !== seq + 1) return bad('missing', seq + 1, null)
      if (!row.text) return bad('missing', row.seq, row.history_id)
      hash = createHash('sha256').update(hash).update(row.text.join('\u001f')).digest()
      if (!hash.equals(row.hash)) return bad('changed', row.seq, row.history_id)
      seq = row.seq
      const kept = held.find((head) => head.seq === seq)
      if (kept && kept.hash !== hash.toString('hex')) return bad('head-differs', seq, row.history_id)
    }
    if (page.length < PAGE) break
  }
  const longest = Math.max(0, ...held.map((head) => head.seq))
  return longest > seq ? bad('cut-off', seq + 1, null) : { rows: seq, hash, trouble: null }
}

const headTrouble = (
  chain: number,
  followed: Followed,
  head: { seq: number; hash: Buffer } | undefined,
): ChainTrouble | null =>
  head && head.seq === followed.rows && head.hash.equals(followed.hash)
    ? null
    : { chain, seq: followed.rows + 1, historyId: null, why: 'cut-off' }

/** The same fields in the same order as `history_text` in migrations/0032: what was hashed when the row was written. */
async function linksAfter(db: Db, chain: number, seq: number): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select l.chain, l.seq, l.history_id, l.hash,
      case when h.id is null then null else array[h.id::text, (extract(epoch from h.at) * 1000000)::bigint::text,
        coalesce(h.account_id::text, '-'), coalesce(h.organization_id::text, '-'), h.actor, h.verb, h.subject,
        coalesce(h.participant_id::text, '-'), coalesce(h.why, '-'), h.details::text] end as text
    from history_link l left join history h on h.id = l.history_id
    where l.chain = ${chain} and l.seq > ${seq} order by l.seq limit ${PAGE}`.execute(db)
  return rows
}

/** A row that no chain knows was written around the trigger. */
async function unchained(db: Db): Promise<readonly ChainTrouble[]> {
  const rows = await db
    .selectFrom('history')
    .leftJoin('history_link', 'history_link.history_id', 'history.id')
    .where('history_link.history_id', 'is', null)
    .select(['history.id', 'history.organization_id'])
    .orderBy('history.id')
    .limit(1)
    .execute()
  return rows.map(({ id, organization_id }) => ({
    chain: organization_id ?? -1 - (id % 16),
    seq: 0,
    historyId: id,
    why: 'not-chained',
  }))
}

/** Returns where every chain stands now, to be kept away from this database. */
export async function historyHeads(db: Db): Promise<readonly ChainHead[]> {
  const heads = await db.selectFrom('history_head').selectAll().orderBy('chain').execute()
  return heads.map(({ chain, seq, hash }) => ({ chain, seq, hash: hash.toString('hex') }))
}
