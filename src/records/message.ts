import { sql } from 'kysely'
import type { MessageChannel, MessageDraft } from '../domain/message.ts'
import { inLanguage } from '../domain/message-in-language.ts'
import { afterQuietHours } from '../domain/quiet-hours.ts'
import type { Db } from './schema.ts'

/** Under which kind it stands that an address wants nothing more on this channel. */
export const stopOf = (channel: MessageChannel): string => `all:${channel}`

/**
 * Writes a message to be sent once the caller's transaction holds. Nothing is written where the same was told before
 * (by its key), or where this address does not want this kind, or anything but what was asked for: the database knows
 * (`drop_unwanted`), and does not tell.
 */
export async function queueMessage(db: Db, draft: MessageDraft, now: Date): Promise<void> {
  const { to, kind } = draft
  const { words, language } = inLanguage(draft)
  const channel: MessageChannel = to.kind === 'email' ? 'email' : (draft.via ?? 'text')
  const email = channel === 'email'
  const earliest = draft.sendAfter && draft.sendAfter > now ? draft.sendAfter : now
  const attachment = email && draft.attachment ? JSON.stringify(draft.attachment) : null
  await sql`
    insert into message (key, channel, address, kind, language, subject, body, attachment, unsubscribe_path,
      created_at, send_after, expires_at, reply_to, free_until)
    values (${draft.key}, ${channel}, ${to.value}, ${kind}, ${language},
      ${email ? words.subject : null}, ${email ? words.body : words.text}, ${attachment}::jsonb,
      ${draft.unsubscribePath ?? null}, ${now}::timestamptz,
      ${draft.waitsForMorning ? afterQuietHours(earliest) : earliest}::timestamptz,
      ${draft.expiresAt ?? null}::timestamptz, ${email ? (draft.replyTo ?? null) : null},
      ${draft.freeUntil ?? null}::timestamptz)
    on conflict do nothing`.execute(db)
}
