import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const MARK = Buffer.from('GWF1')

/** Makes the key that files are sealed with from a secret. */
export const sealingKey = (secret: string): Buffer => createHash('sha256').update(`files\n${secret}`).digest()

/** Returns where a file of this name lies; throws where it is no name of ours. */
export function pathIn(folder: string, uuid: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uuid)) throw new Error('not the name of a kept file')
  return join(folder, uuid.slice(0, 2), uuid)
}

/** Seals a file under its name (AES-256-GCM; the name is part of the seal). Whole or not at all. */
export async function writeSealed(path: string, bytes: Uint8Array, key: Buffer, uuid: string): Promise<void> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  await writeFile(part, sealed(bytes, key, uuid), { mode: 0o600, flush: true })
  await rename(part, path)
}

/** Returns what a sealed file holds; null where it is gone. Throws where another key or name sealed it. */
export async function readSealed(path: string, key: Buffer, uuid: string): Promise<Buffer | null> {
  const bytes = await readFile(path).catch(() => null)
  return bytes && unsealed(bytes, key, uuid)
}

function sealed(bytes: Uint8Array, key: Buffer, uuid: string): Buffer {
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
