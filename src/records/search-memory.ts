import type { SearchAnswer } from '../domain/search.ts'
import type { Db } from './schema.ts'
import type { Asked } from './search-statement.ts'

/** What stays the same on every page of an answer. */
export type Counts = Pick<SearchAnswer, 'total' | 'facets' | 'organizations'>

type Remembered = {
  readonly counts: Counts
  readonly version: number
  readonly from: Date
  readonly until: Date | null
}

/** Counting fewer listings than this takes less than a millisecond or two, and is done anew each time. */
const WORTH_REMEMBERING = 3000
const MOST = 300

const memories = new WeakMap<Db, Map<string, Remembered>>()

/**
 * Returns the counts of a broad search if this process has them: of the same version of the index (the statement that
 * uses them says which it saw), of the same day, and from before the next listing expires. So they are never stale.
 */
export function rememberedCounts(db: Db, asked: Asked): { counts: Counts; version: number } | null {
  const known = memoryOf(db).get(keyOf(asked))
  return known && known.from <= asked.now && (!known.until || asked.now < known.until) ? known : null
}

/** Keeps counts where they were long to make; the oldest go first. */
export function rememberCounts(
  db: Db,
  asked: Asked,
  counts: Counts,
  seen: { readonly listings: number; readonly version: number; readonly until: Date | null },
): void {
  if (seen.listings < WORTH_REMEMBERING) return
  const memory = memoryOf(db)
  memory.delete(keyOf(asked))
  memory.set(keyOf(asked), { counts, version: seen.version, from: asked.now, until: seen.until })
  if (memory.size > MOST) memory.delete(memory.keys().next().value!)
}

/** Forgets all counts, as a process that has just started. */
export function forgetCounts(db: Db): void {
  memoryOf(db).clear()
}

function memoryOf(db: Db): Map<string, Remembered> {
  const memory = memories.get(db) ?? new Map<string, Remembered>()
  memories.set(db, memory)
  return memory
}

/** Page and sort make no difference to counts. */
const keyOf = ({ search, words, day }: Asked): string =>
  JSON.stringify([
    words?.wide,
    search.near && [search.near.point, search.within],
    search.ticked,
    search.organizations,
    day,
  ])
