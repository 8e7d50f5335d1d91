import { londonDate } from '../domain/london-time.ts'
import { addTallies, type Tallied, type Tally } from '../records/listing-tally.ts'
import type { Db } from '../records/schema.ts'
import type { Ask } from './ask.ts'

/** What this process has counted and not written yet. Counts of listings alone: no address, no cookie, no order. */
type Counting = { readonly counts: Map<string, Tally>; written: number }

const countings = new WeakMap<Db, Counting>()

/** A minute of counts is what a crash may lose; a write a minute is what counting may cost. */
const WRITE_EVERY = 60_000
const MOST = 5_000

/**
 * Counts that people met these listings. Only pages that a person opened in a browser count, and nobody's who is signed
 * in. Writes nothing now: once a minute all is written together, behind the answer.
 */
export function countListings({ db, viewer, fromBrowser, now }: Ask, what: Tallied, ids: readonly number[]): void {
  if (!fromBrowser || (viewer.kind !== 'public' && viewer.kind !== 'resident')) return
  const counting = countings.get(db) ?? { counts: new Map(), written: now.getTime() }
  countings.set(db, counting)
  const month = `${londonDate(now).slice(0, 7)}-01`
  for (const opportunityId of ids) add(counting, { opportunityId, month, what, count: 1 })
  const isDue = Math.abs(now.getTime() - counting.written) >= WRITE_EVERY || counting.counts.size >= MOST
  if (!isDue) return
  counting.written = now.getTime()
  writeCounts(db).catch(() => undefined)
}

/** Writes what this process has counted; what cannot be written is kept for the next time. */
export async function writeCounts(db: Db): Promise<void> {
  const counting = countings.get(db)
  if (!counting || counting.counts.size === 0) return
  const tallies = [...counting.counts.values()]
  counting.counts.clear()
  try {
    await addTallies(db, tallies)
  } catch (error) {
    if (counting.counts.size < MOST) for (const tally of tallies) add(counting, tally)
    throw error
  }
}

function add({ counts }: Counting, tally: Tally): void {
  const key = `${tally.opportunityId} ${tally.month} ${tally.what}`
  counts.set(key, { ...tally, count: tally.count + (counts.get(key)?.count ?? 0) })
}
