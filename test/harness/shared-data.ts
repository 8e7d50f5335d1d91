import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './cluster.ts'

/**
 * Returns the path of real data kept beside this repository, such as `sharedData('open-referral/bristol.json')`, or
 * null where it is absent: then one line says which tests are skipped.
 */
export function sharedData(path: string): string | null {
  const full = join(ROOT, '../shared/data', path)
  if (existsSync(full)) return full
  console.log(`skipped: real data ../shared/data/${path} is not on this machine`)
  return null
}
