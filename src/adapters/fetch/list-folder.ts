import { readdir, stat } from 'node:fs/promises'

/** Returns the names of the files in a folder; null where the path is no folder. */
export async function listFolder(path: string): Promise<string[] | null> {
  const found = await stat(path).catch(() => null)
  return found?.isDirectory() ? readdir(path) : null
}
