import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type Opened, SourceRefused } from '../formats/format.ts'
import { capped, gunzipped, notAWebPage, notEmpty } from './limits.ts'

export type FileLimits = { readonly maxBytes?: number; readonly allowWebPage?: boolean }

/** Files are brought by an operator, who may bring more than a server may send. */
const FILE_DEFAULTS = { maxBytes: 4 * 1024 * 1024 * 1024 }

/** Opens a file, gzipped or not. Refuses with one plain sentence where it is absent, empty, a folder or too large. */
export async function openFile(path: string, limits: FileLimits = {}): Promise<Opened> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new SourceRefused(`There is no file ${path}.`)
  if (found.isDirectory()) throw new SourceRefused(`${path} is a folder, not a file.`)
  let body = await notEmpty(capped(gunzipped(bytes(path)), limits.maxBytes ?? FILE_DEFAULTS.maxBytes))
  if (!limits.allowWebPage) body = await notAWebPage(body, null)
  return { address: path, type: null, body }
}

async function* bytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 256 * 1024 })
  } catch (error) {
    const denied = (error as NodeJS.ErrnoException).code === 'EACCES'
    throw new SourceRefused(denied ? `${path} may not be read.` : `${path} could not be read.`)
  }
}
