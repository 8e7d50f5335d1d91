import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The operating system account the database process runs as. */
export type SystemAccount = { readonly uid: number; readonly gid: number }

/** In this order; the first that the machine has. A deployment that wants its own adds `good-work`. */
const CANDIDATES = ['good-work', 'postgres', 'nobody']

/** Returns null for an ordinary account (the database runs as ourselves); as root, an account that is not root. */
export function systemAccount(existingData: string): SystemAccount | null {
  if (process.getuid?.() !== 0) return null
  if (existsSync(existingData)) {
    const { uid, gid } = statSync(existingData)
    if (uid !== 0) return { uid, gid }
  }
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of CANDIDATES) {
    const found = accounts.find(([account]) => account === name)
    if (found) return { uid: Number(found[2]), gid: Number(found[3]) }
  }
  throw new Error('started as root, and there is no account good-work, postgres or nobody to run the database as')
}

/** Returns whether the account can walk down to this folder: a home that others cannot read stops it. */
export function canReach(account: SystemAccount, folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(at)) {
      const { uid, gid, mode } = statSync(at)
      const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
      if ((mode & bit) === 0) return false
    }
    if (at === dirname(at)) return true
  }
}
