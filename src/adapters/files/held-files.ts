import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pathIn, readSealed, sealingKey, writeSealed } from './sealed.ts'

/** Files that came with an e-mail, sealed as they came, until it is known whose they are. Nobody opens them. */
export type HeldFiles = {
  /** Holds a file under a name that follows from what it is: the same twice is one. */
  readonly hold: (uuid: string, bytes: Uint8Array) => Promise<void>
  /** Returns what is held; null where it is gone. */
  readonly read: (uuid: string) => Promise<Buffer | null>
  readonly letGo: (uuid: string) => Promise<void>
  /** Lets go of what came before this moment; returns how many. */
  readonly letGoOf: (before: Date) => Promise<number>
}

export function heldFiles(folder: string, secret: string): HeldFiles {
  const key = sealingKey(secret)
  return {
    hold: async (uuid, bytes) => writeSealed(pathIn(folder, uuid), bytes, key, uuid),
    read: async (uuid) => readSealed(pathIn(folder, uuid), key, uuid),
    letGo: async (uuid) => rm(pathIn(folder, uuid), { force: true }),
    async letGoOf(before) {
      const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
      let gone = 0
      for (const file of files.filter((one) => one.isFile())) {
        const path = join(file.parentPath, file.name)
        const { mtime } = await stat(path).catch(() => ({ mtime: before }))
        if (mtime >= before) continue
        await rm(path, { force: true })
        gone += 1
      }
      return gone
    },
  }
}
