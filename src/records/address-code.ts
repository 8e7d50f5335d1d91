import type { Address } from '../domain/permission.ts'
import { sameDigest } from '../kit/secret.ts'
import { saying } from './said-secret.ts'
import type { Db } from './schema.ts'

/** How long a code can be typed, how often it can be mistyped, and how long a double click may still use it. */
export const CODE_MINUTES = 10
const CODE_ATTEMPTS = 5
const DOUBLE_CLICK_MS = 30_000

export type SentCode = {
  /** Digest of the secret in the cookie of the browser that asked: the code works there and nowhere else. */
  readonly browser: Buffer
  readonly address: Address
  readonly code: Buffer
}

/** Keeps that a code was sent to an address for one browser. It replaces the one this browser had before. */
export async function writeAddressCode(db: Db, { browser, address, code }: SentCode, now: Date): Promise<void> {
  await saying(db, browser, (db) =>
    db
      .insertInto('address_code')
      .values({
        browser_hash: browser,
        address_kind: address.kind,
        address: address.value,
        code_hash: code,
        created_at: now,
        expires_at: new Date(now.getTime() + CODE_MINUTES * 60_000),
        used_at: null,
      })
      .execute(),
  )
}

/** Returns the address that this browser was last sent a code for, while the code can be typed; null otherwise. */
export async function addressAwaited(db: Db, browser: Buffer, now: Date): Promise<Address | null> {
  const row = await saying(db, browser, (db) => newestCode(db, browser))
  return row && isOpen(row, now) ? { kind: row.address_kind, value: row.address } : null
}

export type Tried =
  | { readonly ok: true; readonly address: Address }
  | { readonly ok: false; readonly attemptsLeft: number }

/** Tries a code in the browser that asked for it. Every try counts, however many come at the same moment. */
export function tryAddressCode(db: Db, browser: Buffer, code: Buffer, now: Date): Promise<Tried> {
  return saying(db, browser, (db) => tryNewestCode(db, browser, code, now))
}

async function tryNewestCode(db: Db, browser: Buffer, code: Buffer, now: Date): Promise<Tried> {
  const newest = await newestCode(db, browser)
  if (!newest || !isOpen(newest, now)) return { ok: false, attemptsLeft: 0 }
  const row = await db
    .updateTable('address_code')
    .set((set) => ({ attempts: set('attempts', '+', 1) }))
    .where('id', '=', newest.id)
    .where('attempts', '<', CODE_ATTEMPTS)
    .returning(['attempts', 'code_hash', 'used_at'])
    .executeTakeFirst()
  if (!row) return { ok: false, attemptsLeft: 0 }
  if (!sameDigest(row.code_hash, code)) return { ok: false, attemptsLeft: CODE_ATTEMPTS - row.attempts }
  if (!row.used_at) await db.updateTable('address_code').set({ used_at: now }).where('id', '=', newest.id).execute()
  return { ok: true, address: { kind: newest.address_kind, value: newest.address } }
}

const newestCode = (db: Db, browser: Buffer) =>
  db
    .selectFrom('address_code')
    .selectAll()
    .where('browser_hash', '=', browser)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

const isOpen = (row: { expires_at: Date; used_at: Date | null; attempts: number }, now: Date): boolean =>
  row.expires_at > now &&
  row.attempts < CODE_ATTEMPTS &&
  (row.used_at === null || now.getTime() - row.used_at.getTime() < DOUBLE_CLICK_MS)

/** Removes codes of more than a day ago; returns how many. */
export async function forgetAddressCodes(db: Db, now: Date): Promise<number> {
  const yesterday = new Date(now.getTime() - 86_400_000)
  const { numDeletedRows } = await db.deleteFrom('address_code').where('created_at', '<', yesterday).executeTakeFirst()
  return Number(numDeletedRows)
}
