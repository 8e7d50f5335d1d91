import type { Insertable } from 'kysely'
import type { PersonMessageTable } from './schema-person-messages.ts'

type Blank = Insertable<PersonMessageTable>

/** What a message has not yet, or has nothing of: each way in which one is kept says what it has. */
export const BLANK_MESSAGE = {
  case_id: null,
  address: null,
  subject: null,
  media: null,
  template: null,
  went_as: null,
  account_id: null,
  failure: null,
  provider_id: null,
  reply_hash: null,
  replied_to: null,
  read_by_us_at: null,
  read_by: null,
  owner_account_id: null,
  due_at: null,
  answered_at: null,
  answered_by: null,
  answered_how: null,
  answered_words: null,
  matched_at: null,
  matched_by: null,
  matched_words: null,
} as const satisfies Partial<Blank>
