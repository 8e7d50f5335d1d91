import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileRefusal } from '../../domain/sent-media.ts'
import { FILE_KINDS, type FileKind, fileKind, TAKEN, type Taken } from './file-kind.ts'
import { type HeldFiles, heldFiles } from './held-files.ts'
import { FileRefused } from './refusal.ts'
import type { Scanner } from './scanner.ts'
import { pathIn, readSealed, sealingKey, writeSealed } from './sealed.ts'
import { type Stripped, strip } from './strip.ts'
import { ZipRefused } from './zip.ts'

export type KeptFile = {
  readonly uuid: string
  readonly kind: FileKind
  readonly mediaType: string
  readonly size: number
  /** `quarantined`: it could not be checked, and nobody gets it until it could. */
  readonly state: 'safe' | 'quarantined'
  readonly stripped: boolean
}

export type Received =
  | { readonly ok: true; readonly file: KeptFile }
  | { readonly ok: false; readonly why: FileRefusal }

export type FileStore = {
  /** Takes a file: type by content, scanned, stripped, encrypted, under a random name. Keeps nothing it refuses. */
  readonly receive: (
    file: { readonly bytes: Uint8Array; readonly tooLarge: boolean },
    taken?: Taken,
  ) => Promise<Received>
  /** Keeps something that we made ourselves, sealed; returns its name. Nothing is checked or stripped. */
  readonly keep: (bytes: Buffer) => Promise<string>
  /** Returns what a kept file holds; null where it is gone. */
  readonly read: (uuid: string) => Promise<Buffer | null>
  /** Scans a file that is kept once more. */
  readonly checkAgain: (uuid: string) => Promise<'safe' | 'refused' | 'quarantined'>
  /** Removes what is kept or held under this name. */
  readonly remove: (uuid: string) => Promise<void>
  readonly held: HeldFiles
}

/** Returns a store in this folder, encrypted with a key made from `secret` (AES-256-GCM; the name is part of the seal). */
export function fileStore(folder: string, secret: string, scan: Scanner): FileStore {
  const key = sealingKey(secret)
  const held = heldFiles(join(folder, 'held'), secret)
  const read = async (uuid: string) => readSealed(pathIn(folder, uuid), key, uuid)
  const write = async (uuid: string, bytes: Buffer) => writeSealed(pathIn(folder, uuid), bytes, key, uuid)
  const remove = async (uuid: string) => {
    await rm(pathIn(folder, uuid), { force: true })
    await held.letGo(uuid)
  }

  return {
    held,
    read,
    remove,
    async keep(bytes) {
      const uuid = randomUUID()
      await write(uuid, bytes)
      return uuid
    },
    async receive({ bytes, tooLarge }, taken = 'documents') {
      const { kinds, most } = TAKEN[taken]
      if (tooLarge || bytes.length > most) return { ok: false, why: 'too-large' }
      if (bytes.length === 0) return { ok: false, why: 'empty' }
      const kind = await fileKind(bytes)
      if (kind === 'heic' && kinds.includes('jpg')) return { ok: false, why: 'heic' }
      if (!kind || kind === 'heic' || !kinds.includes(kind)) return { ok: false, why: 'kind' }
      const { verdict } = await scan(Buffer.from(bytes))
      if (verdict === 'found') return { ok: false, why: 'unsafe' }
      const clean = stripped(kind, Buffer.from(bytes))
      if (typeof clean === 'string') return { ok: false, why: clean }

      const uuid = randomUUID()
      await write(uuid, clean.bytes)
      const state = verdict === 'clean' ? 'safe' : 'quarantined'
      const { mediaType } = FILE_KINDS[kind]
      return { ok: true, file: { uuid, kind, mediaType, size: clean.bytes.length, state, stripped: clean.stripped } }
    },
    async checkAgain(uuid) {
      const bytes = await read(uuid)
      if (!bytes) return 'refused'
      const { verdict } = await scan(bytes)
      if (verdict === 'found') await remove(uuid)
      return verdict === 'clean' ? 'safe' : verdict === 'found' ? 'refused' : 'quarantined'
    },
  }
}

function stripped(kind: FileKind, bytes: Buffer): Stripped | FileRefusal {
  try {
    return strip(kind, bytes)
  } catch (error) {
    if (error instanceof ZipRefused) return 'damaged'
    if (error instanceof FileRefused) return error.why
    throw error
  }
}
