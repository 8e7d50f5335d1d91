import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Keeps lines where the database cannot reach them: a file, best on a disk of another machine that only adds. */
export type KeepHeads = (lines: readonly string[]) => Promise<void>

/** Returns a keeper that adds to this file. */
export const headsFile =
  (file: string): KeepHeads =>
  async (lines) => {
    if (lines.length === 0) return
    await mkdir(dirname(file), { recursive: true })
    await appendFile(file, `${lines.join('\n')}\n`, { mode: 0o600 })
  }
