import type { Generated } from 'kysely'
import type { MessageChannel } from '../domain/message.ts'
import type { Json } from './column.ts'

export type MessageTable = {
  id: Generated<number>
  key: string
  channel: MessageChannel
  address: string
  kind: string
  language: Generated<string>
  subject: string | null
  body: string
  attachment: Json<{ name: string; type: string; content: string }> | null
  unsubscribe_path: string | null
  created_at: Date
  send_after: Date
  expires_at: Date | null
  attempts: Generated<number>
  sending_since: Date | null
  sent_at: Date | null
  provider_id: string | null
  failed_at: Date | null
  last_error: string | null
  words_gone_at: Date | null
  reply_to: string | null
  free_until: Date | null
}

export type UnsubscribedTable = { address: string; kind: string; at: Date }
export type SubmissionTable = { token_hash: Buffer; room: string; answer: string; at: Date }
export type AttemptTable = { bucket: string; subject_hash: Buffer; window_start: Date; count: Generated<number> }

export type MessageTables = {
  message: MessageTable
  unsubscribed: UnsubscribedTable
  submission: SubmissionTable
  attempt: AttemptTable
}
