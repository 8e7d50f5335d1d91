import { sql } from 'kysely'
import type { MessageChannel } from '../domain/message.ts'
import { LONGEST_SENDING } from '../domain/message-retry.ts'
import type { Db } from './schema.ts'
import type { MessageTable } from './schema-messages.ts'

/** A message that is ours to send now. */
export type DueMessage = {
  readonly id: number
  readonly key: string
  readonly channel: MessageChannel
  readonly address: string
  readonly kind: string
  readonly language: string
  readonly subject: string | null
  readonly body: string
  readonly attachment: MessageAttachment | null
  readonly unsubscribePath: string | null
  readonly attempts: number
  /** Where an answer by e-mail goes. */
  readonly replyTo: string | null
  /** Until when WhatsApp takes words of our own. */
  readonly freeUntil: Date | null
  /** When it was claimed: what may be said is decided at this moment. */
  readonly claimedAt: Date
  /** Somebody claimed it before and never said what became of it: it may have gone out. */
  readonly interrupted: boolean
}

export type MessageAttachment = { readonly name: string; readonly type: string; readonly content: string }

/** What is written where a message came too late to be of use. */
export const TOO_LATE = 'too-late'

/**
 * Claims up to `limit` messages that are due on these channels, the longest waiting first, and returns them. Several
 * processes may claim at once: none gets what another has.
 */
export async function claimDueMessages(
  db: Db,
  channels: readonly MessageTable['channel'][],
  limit: number,
  now: Date,
): Promise<DueMessage[]> {
  if (channels.length === 0) return []
  const abandoned = new Date(now.getTime() - LONGEST_SENDING)
  const { rows } = await sql<ClaimedRow>`
    with due as (
      select id, sending_since as claimed_before from message
      where sent_at is null and failed_at is null and send_after <= ${now} and channel = any(${[...channels]})
        and (expires_at is null or expires_at > ${now})
        and (sending_since is null or sending_since < ${abandoned})
      order by send_after, id limit ${limit}
      for update skip locked
    )
    update message set sending_since = ${now}, attempts = attempts + 1
    from due where message.id = due.id
    returning message.*, due.claimed_before`.execute(db)
  return rows.map(toDueMessage)
}

type ClaimedRow = {
  id: string | number
  key: string
  channel: MessageChannel
  address: string
  kind: string
  language: string
  subject: string | null
  body: string
  attachment: MessageAttachment | null
  unsubscribe_path: string | null
  attempts: number
  reply_to: string | null
  free_until: Date | null
  sending_since: Date
  claimed_before: Date | null
}

const toDueMessage = (row: ClaimedRow): DueMessage => ({
  id: Number(row.id),
  key: row.key,
  channel: row.channel,
  address: row.address,
  kind: row.kind,
  language: row.language,
  subject: row.subject,
  body: row.body,
  attachment: row.attachment,
  unsubscribePath: row.unsubscribe_path,
  attempts: row.attempts,
  replyTo: row.reply_to,
  freeUntil: row.free_until,
  claimedAt: row.sending_since,
  interrupted: row.claimed_before !== null,
})

/** Writes that somebody has taken the message off our hands. */
export async function recordSent(db: Db, id: number, providerId: string, now: Date): Promise<void> {
  await db
    .updateTable('message')
    .set({ sent_at: now, provider_id: providerId, sending_since: null, last_error: null })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .execute()
}

/** Writes why it was not taken, and when to try again; where never, it stands on the page of undelivered messages. */
export async function recordNotSent(db: Db, id: number, why: string, again: Date | null, now: Date): Promise<void> {
  const next = again ? { send_after: again } : { failed_at: now }
  await db
    .updateTable('message')
    .set({ ...next, sending_since: null, last_error: why.slice(0, 300) })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .execute()
}

/** Gives up what came too late to be of use, such as a reminder of what is past. Returns how many. */
export async function dropLateMessages(db: Db, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('message')
    .set({ failed_at: now, sending_since: null, last_error: TOO_LATE })
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('expires_at', '<=', now)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Empties the words of messages that went out or were given up this many days ago. Returns how many. */
export async function forgetMessageWords(db: Db, days: number, now: Date): Promise<number> {
  const then = new Date(now.getTime() - days * 86_400_000)
  const { numUpdatedRows } = await db
    .updateTable('message')
    .set({ subject: null, body: '', attachment: null, reply_to: null, words_gone_at: now })
    .where('created_at', '<', then)
    .where('words_gone_at', 'is', null)
    .where((where) => where.or([where('sent_at', 'is not', null), where('failed_at', 'is not', null)]))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
