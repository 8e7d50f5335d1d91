import type { Viewer } from '../domain/permission.ts'
import type { MessageAttachment } from './message-sending.ts'
import type { Db } from './schema.ts'

/** A message as it was written, and whether it has gone out. */
export type OutboxMessage = {
  readonly id: number
  readonly key: string
  readonly kind: string
  readonly channel: 'email' | 'text'
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
 * Only for demonstrations: no route of a real deployment leads here.
 */
export async function outboxMessages(
  db: Db,
  _viewer: Viewer,
  { limit, to, id }: { readonly limit: number; readonly to?: string | null; readonly id?: number },
): Promise<OutboxMessage[]> {
  let query = db.selectFrom('message').selectAll().where('failed_at', 'is', null)
  if (to) query = query.where('address', '=', to)
  if (id) query = query.where('id', '=', id)
  const rows = await query.orderBy('id', 'desc').limit(limit).execute()
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
