import type { SearchAnswer } from '../domain/search.ts'
import type { Db } from './schema.ts'

/** Organisations offered with their counts; those ticked come besides. */
const MOST = 20

type Names = { readonly version: number; readonly names: Map<number, string> }
const remembered = new WeakMap<Db, Names>()

/**
 * Returns the organisations with most results, and those ticked, with their names. Names are remembered until the
 * index changes, so that only the first search after an import asks for them.
 */
export async function organizationCounts(
  db: Db,
  counts: ReadonlyMap<number, number>,
  ticked: readonly number[],
  version: number,
): Promise<SearchAnswer['organizations']> {
  const most = mostFound(counts, MOST)
  const ids = [...new Set([...most, ...ticked])]
  const names = await namesOf(db, ids, version)
  return ids.flatMap((id) => {
    const name = names.get(id)
    return name === undefined ? [] : [{ id, name, count: counts.get(id) ?? 0 }]
  })
}

/** Highest count first, then the lower id. */
function mostFound(counts: ReadonlyMap<number, number>, most: number): number[] {
  const before = (a: readonly [number, number], b: readonly [number, number]) => b[1] - a[1] || a[0] - b[0]
  const least = [...counts.values()].sort((a, b) => b - a)[most - 1] ?? 1
  const candidates = [...counts].filter(([, count]) => count > 0 && count >= least)
  return candidates
    .sort(before)
    .slice(0, most)
    .map(([id]) => id)
}

async function namesOf(db: Db, ids: readonly number[], version: number): Promise<ReadonlyMap<number, string>> {
  const known = remembered.get(db)
  const { names } = known && known.version === version ? known : { names: new Map<number, string>() }
  if (known?.version !== version) remembered.set(db, { version, names })
  const missing = ids.filter((id) => !names.has(id))
  if (missing.length > 0) {
    const rows = await db.selectFrom('organization').select(['id', 'name']).where('id', 'in', missing).execute()
    for (const { id, name } of rows) names.set(id, name)
  }
  return names
}
