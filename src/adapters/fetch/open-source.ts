import { fileURLToPath } from 'node:url'
import { type Opened, SourceRefused } from '../formats/format.ts'
import { type FetchLimits, openAddress } from './open-address.ts'
import { openFile } from './open-file.ts'

export type SourceLimits = FetchLimits & {
  /** False where the address comes from outside, as on a page for partners: then nothing on this machine is opened. */
  readonly allowFiles?: boolean
}

/** Opens a file path or an address, whichever it is. */
export async function openSource(address: string, limits: SourceLimits = {}): Promise<Opened> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(address) && !address.startsWith('file://')) return openAddress(address, limits)
  if (limits.allowFiles === false) throw new SourceRefused(`“${address}” is not an https address.`)
  const path = address.startsWith('file://') ? fileURLToPath(address) : address
  const { maxBytes, allowWebPage } = limits
  return openFile(path, { ...(maxBytes ? { maxBytes } : {}), ...(allowWebPage ? { allowWebPage } : {}) })
}
