import type { Generated } from 'kysely'

export type ParticipantWordTable = {
  id: string
  participant_id: string
  referral_id: string
  organization_id: number
  at: Date
  kind: 'news' | 'correction' | 'feedback'
  words: string | null
  useful: boolean | null
  read_at: Generated<Date | null>
  read_by: Generated<number | null>
}

export type OwnRecordTables = { participant_word: ParticipantWordTable }
