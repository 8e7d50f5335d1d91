import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FILE_KINDS, type FileKind, fileKind, TAKEN, type Taken } from './file-kind.ts'
import { type FileRefusal, FileRefused } from './refusal.ts'
import type { Scanner } from './scanner.ts'
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
  readonly remove: (uuid: string) => Promise<void>
}

const MARK = Buffer.from('GWF1')

/** Returns a store in this folder, encrypted with a key made from `secret` (AES-256-GCM; the name is part of the seal). */
export function fileStore(folder: string, secret: string, scan: Scanner): FileStore {
  const key = createHash('sha256').update(`files\n${secret}`).digest()
  const pathOf = (uuid: string) => {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uuid)) throw new Error('not the name of a kept file')
    return join(folder, uuid.slice(0, 2), uuid)
  }
  const read = async (uuid: string) => {
    const sealed = await readFile(pathOf(uuid)).catch(() => null)
    return sealed && unsealed(sealed, key, uuid)
  }
  const remove = (uuid: string) => rm(pathOf(uuid), { force: true })

  return {
    read,
    remove,
    async keep(bytes) {
      const uuid = randomUUID()
      await writeSealed(pathOf(uuid), sealed(bytes, key, uuid))
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
      await writeSealed(pathOf(uuid), sealed(clean.bytes, key, uuid))
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

/** Whole or not at all: written beside its place, then moved there. */
async function writeSealed(path: string, bytes: Buffer): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  await writeFile(`${path}.part`, bytes, { mode: 0o600, flush: true })
  await rename(`${path}.part`, path)
}

function sealed(bytes: Buffer, key: Buffer, uuid: string): Buffer {
  const start = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, start).setAAD(Buffer.from(uuid))
  const hidden = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([MARK, start, cipher.getAuthTag(), hidden])
}

function unsealed(bytes: Buffer, key: Buffer, uuid: string): Buffer {
  if (!bytes.subarray(0, 4).equals(MARK)) throw new Error('a kept file that was not sealed by us')
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(4, 16)).setAAD(Buffer.from(uuid))
  cipher.setAuthTag(bytes.subarray(16, 32))
  return Buffer.concat([cipher.update(bytes.subarray(32)), cipher.final()])
}
