import type { MessageDraft } from '../domain/message.ts'
import { afterQuietHours } from '../domain/quiet-hours.ts'
import type { Db } from './schema.ts'

/**
 * Writes a message to be sent once the caller's transaction holds. Nothing is written where the same was told before
 * (by its key), or where this address does not want this kind.
 */
export async function queueMessage(db: Db, draft: MessageDraft, now: Date): Promise<void> {
  if (await isUnwanted(db, draft)) return
  const email = draft.to.kind === 'email'
  const earliest = draft.sendAfter && draft.sendAfter > now ? draft.sendAfter : now
  await db
    .insertInto('message')
    .values({
      key: draft.key,
      channel: email ? 'email' : 'text',
      address: draft.to.value,
      kind: draft.kind,
      language: draft.language,
      subject: email ? draft.words.subject : null,
      body: email ? draft.words.body : draft.words.text,
      attachment: email && draft.attachment ? JSON.stringify(draft.attachment) : null,
      unsubscribe_path: draft.unsubscribePath ?? null,
      created_at: now,
      send_after: draft.waitsForMorning ? afterQuietHours(earliest) : earliest,
      expires_at: draft.expiresAt ?? null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}

async function isUnwanted(db: Db, { to, kind }: MessageDraft): Promise<boolean> {
  const row = await db
    .selectFrom('unsubscribed')
    .select('at')
    .where('address', '=', to.value)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row !== undefined
}
