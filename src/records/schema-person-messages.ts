import type { Generated } from 'kysely'
import type { Cv } from '../domain/cv.ts'
import type { AnsweredHow, MessageBy, MessageStatus, MessageWay } from '../domain/person-message.ts'
import type { SentMedia } from '../domain/sent-media.ts'
import type { DateText, Json } from './column.ts'

export type MessageArrivalTable = {
  id: string
  channel: MessageWay
  provider_id: string
  place_slug: string
  status: MessageStatus | null
  reference: string | null
  sender: string | null
  thread_hash: Buffer | null
  subject: string | null
  words: string | null
  media: Json<readonly SentMedia[]> | null
  automatic: Generated<boolean>
  error: string | null
  at: Date
  received_at: Date
  filed_at: Date | null
  attempts: Generated<number>
}

export type PersonMessageTable = {
  id: string
  participant_id: string | null
  organization_id: number
  case_id: string | null
  direction: 'in' | 'out'
  channel: MessageBy
  address: string | null
  subject: string | null
  words: string
  media: Json<readonly SentMedia[]> | null
  language: Generated<string>
  template: string | null
  went_as: 'words' | 'notice' | 'template' | null
  at: Date
  account_id: number | null
  status: MessageStatus
  status_at: Date
  failure: string | null
  provider_id: string | null
  reply_hash: Buffer | null
  replied_to: string | null
  read_by_us_at: Date | null
  read_by: number | null
  owner_account_id: number | null
  due_at: Date | null
  answered_at: Date | null
  answered_by: number | null
  answered_how: AnsweredHow | null
  answered_words: string | null
  matched_at: Date | null
  matched_by: number | null
  matched_words: string | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type PersonDocumentTable = {
  id: string
  participant_id: string
  organization_id: number
  case_id: string | null
  chain_id: string
  number: number
  in_use: boolean
  kind: string
  name: string
  health: Generated<boolean>
  changed_words: string | null
  file_id: number | null
  from_message_id: string | null
  cv: Json<Cv> | null
  for_person: Generated<boolean>
  made_at: Date
  made_side: 'person' | 'adviser'
  made_by: number | null
  valid_until: DateText | null
  removed_at: Date | null
  removed_by: number | null
  removed_words: string | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type PersonMessageTables = {
  message_arrival: MessageArrivalTable
  person_message: PersonMessageTable
  person_document: PersonDocumentTable
}
