import type { ErasureFile } from '../adapters/erasures/erasure-file.ts'
import type { FileStore } from '../adapters/files/file-store.ts'
import { type ErasureLine, knownErasures, replayErasures } from '../records/erasure.ts'
import type { Db } from '../records/schema.ts'

/** Files are removed once more for so long. */
const LATELY = 30 * 86_400_000

export type KeptErasures = { readonly replayed: number; readonly written: number; readonly files: number }

/**
 * Brings the database and the file outside together: does again what an older copy does not know, removes its files,
 * and writes outside what only the database knows. Nothing is served before this is done, and nothing if it cannot be.
 */
export async function keepErasures(
  db: Db,
  outside: ErasureFile<ErasureLine>,
  files: FileStore,
  now: Date,
): Promise<KeptErasures> {
  const lines = await outside.read()
  const replayed = await replayErasures(db, lines, now)
  // Also those of late: whoever erased them may have died between the database and the disk.
  const since = now.getTime() - LATELY
  const late = lines.filter(({ at }) => Date.parse(at) > since)
  for (const uuid of [...replayed, ...late].flatMap((line) => line.files)) await files.remove(uuid)
  const there = new Set(lines.map(({ id }) => id))
  const missing = (await knownErasures(db)).filter(({ id }) => !there.has(id))
  for (const line of missing) await outside.keep(line)
  return {
    ...{ replayed: replayed.length, written: missing.length },
    files: replayed.reduce((sum, line) => sum + line.files.length, 0),
  }
}
