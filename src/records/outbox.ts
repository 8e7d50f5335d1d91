import { type Selectable, sql } from 'kysely'
import type { MessageChannel } from '../domain/message.ts'
import type { Viewer } from '../domain/permission.ts'
import type { MessageAttachment } from './message-sending.ts'
import type { Db } from './schema.ts'
import type { MessageTable } from './schema-messages.ts'

/** A message as it was written, and whether it has gone out. */
export type OutboxMessage = {
  readonly id: number
  readonly key: string
  readonly kind: string
  readonly channel: MessageChannel
  readonly address: string
  readonly language: string
  readonly subject: string | null
  readonly body: string
  readonly attachment: MessageAttachment | null
  readonly unsubscribePath: string | null
  readonly createdAt: Date
  readonly sendAfter: Date
  readonly sentAt: Date | null
}

/**
 * Returns the newest messages of the made-up borough, those that have gone out and those that wait, the newest first.
 * Only where the server says that it shows a demonstration: no route of a real deployment does.
 */
export async function outboxMessages(
  db: Db,
  _viewer: Viewer,
  { limit, to, id }: { readonly limit: number; readonly to?: string | null; readonly id?: number },
): Promise<OutboxMessage[]> {
  const { rows } = await sql<Selectable<MessageTable>>`
    select * from demonstration_outbox(${to || null}, ${id || null}, ${limit})`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    kind: row.kind,
    channel: row.channel,
    address: row.address,
    language: row.language,
    subject: row.subject,
    body: row.body,
    attachment: row.attachment,
    unsubscribePath: row.unsubscribe_path,
    createdAt: row.created_at,
    sendAfter: row.send_after,
    sentAt: row.sent_at,
  }))
}
