import type { Worded } from '../domain/message.ts'
import { queueMessage } from '../records/message.ts'
import { type Posting, postingContacts } from '../records/posting.ts'
import type { Db } from '../records/schema.ts'

/** Tells the people of a posting what became of it, in the caller's transaction. */
export async function tell(db: Db, posting: Posting, what: string, words: Worded, now: Date): Promise<void> {
  for (const { email, language } of await postingContacts(db, posting)) {
    const key = `posting:${posting.id}:${what}:${now.getTime()}:${email}`
    const to = { kind: 'email', value: email } as const
    await queueMessage(db, { to, key, kind: 'posting.decided', language, words, waitsForMorning: true }, now)
  }
}
