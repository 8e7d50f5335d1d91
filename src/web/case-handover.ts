import type { Taker } from '../domain/caring.ts'
import { wordsForGiver, wordsForTaker } from '../domain/caring-messages.ts'
import type { Worded } from '../domain/message.ts'
import type { Member } from '../domain/permission.ts'
import { findAccount } from '../records/account.ts'
import { queueMessage } from '../records/message.ts'
import type { Db } from '../records/schema.ts'

/** Tells whoever takes people on, and whoever had them, where somebody else gave them: how many, never who. */
export async function tellOfHandOver(
  db: Db,
  { viewer, origin, now }: { readonly viewer: Member; readonly origin: string; readonly now: Date },
  given: {
    readonly fromAccountId: number | null
    readonly taker: Pick<Taker, 'accountId' | 'name'>
    readonly count: number
  },
): Promise<void> {
  const { fromAccountId, taker, count } = given
  const from = fromAccountId === null ? null : await findAccount(db, fromAccountId)
  const facts = { count, by: viewer.name, words: 'yes', origin }
  const told = [
    { id: taker.accountId, words: wordsForTaker({ ...facts, from: from?.name ?? 'a colleague' }) },
    ...(from ? [{ id: from.id, words: wordsForGiver(facts, taker.name) }] : []),
  ]
  for (const { id, words } of told) {
    const key = `case-handover:${fromAccountId}:${taker.accountId}:${id}:${now.toISOString()}`
    await tellColleague(db, viewer, { accountId: id, key, words }, now)
  }
}

/** Tells one colleague by email; nobody is told what they did themselves, and a closed account reads nothing. */
export async function tellColleague(
  db: Db,
  viewer: Member,
  told: { readonly accountId: number; readonly key: string; readonly words: Worded },
  now: Date,
): Promise<void> {
  const account = told.accountId === viewer.accountId ? null : await findAccount(db, told.accountId)
  if (!account || account.disabled) return
  const to = { kind: 'email', value: account.email } as const
  const message = { key: told.key, to, kind: 'case.handed-over', language: 'en', words: told.words } as const
  await queueMessage(db, { ...message, waitsForMorning: false }, now)
}
