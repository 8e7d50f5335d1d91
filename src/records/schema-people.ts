import type { Generated } from 'kysely'
import type { DateText } from './column.ts'

export type ParticipantTable = {
  id: string
  number: string
  place_slug: string
  registered_by: number
  given_name: string
  family_name: string
  known_as: string | null
  born_on: DateText | null
  given_key: string
  family_key: string
  email: string | null
  phone: string | null
  postal_address: string | null
  postcode: string | null
  ward_code: string | null
  contact_by: 'phone' | 'text' | 'email' | 'post'
  may_leave_message: Generated<boolean>
  may_text: Generated<boolean>
  others_may_see: Generated<boolean>
  best_times: Generated<string[]>
  safe_words: string | null
  language: Generated<string>
  interpreter: Generated<boolean>
  access: Generated<string[]>
  access_words: string | null
  nhs_number: string | null
  ni_number: string | null
  merged_into: string | null
  /** Whole numbers of 64 bits: domain/linkage/match-keys.ts. */
  match_keys: Generated<string[]>
  former_postcodes: Generated<string[]>
  matched_at: Generated<Date | null>
  /** Emptied, because their time was up or they asked. */
  erased_at: Generated<Date | null>
  version: Generated<number>
  created_at: Date
  updated_at: Date
  sample: Generated<boolean>
}

export type SharingDecisionTable = {
  id: string
  participant_id: string
  purpose: string
  recipient_organization_id: number | null
  data_classes: string[]
  lawful_basis: string
  wording_version: string
  given_at: Date
  withdrawn_at: Date | null
  expires_at: Date | null
  captured_by: number | null
  captured_organization_id: number | null
  captured_how: 'in-person' | 'phone' | 'online' | 'letter' | 'machine'
  /** From which address: what somebody applies for, shown to whoever helps them. */
  address: Generated<string | null>
  sample: Generated<boolean>
}

export type ParticipantReachTable = {
  id: Generated<number>
  participant_id: string
  organization_id: number
  hub_id: number | null
  account_id: number | null
  ground: 'registered' | 'referral' | 'agreement' | 'merge' | 'cohort' | 'panel'
  referral_id: string | null
  decision_id: string | null
  since: Date
  until: Date | null
  /** A place in a group, or a seat at a panel. */
  given_for: Generated<string | null>
}

export type ExclusionTable = {
  id: Generated<number>
  participant_id: string
  account_id: number
  organization_id: number
  reason: string
  since: Date
  created_by: number | null
  ended_at: Date | null
  ended_by: number | null
  /** From another record of the same person. */
  carried_over: Generated<boolean>
}

export type RestrictionTable = {
  participant_id: string
  organization_id: number
  reason: string
  since: Date
  created_by: number | null
  lifted_at: Date | null
  lifted_by: number | null
}

export type RestrictionPassTable = {
  participant_id: string
  account_id: number
  since: Date
  created_by: number | null
  ended_at: Date | null
}

export type BreakGlassTable = {
  id: string
  participant_id: string
  account_id: number
  organization_id: number
  reason: string
  started_at: Date
  ends_at: Date
  reviewed_at: Date | null
  reviewed_by: number | null
  verdict: 'justified' | 'not-justified' | null
  review_words: string | null
}

export type PeopleTables = {
  participant: ParticipantTable
  sharing_decision: SharingDecisionTable
  participant_reach: ParticipantReachTable
  exclusion: ExclusionTable
  restriction: RestrictionTable
  restriction_pass: RestrictionPassTable
  break_glass: BreakGlassTable
}
