import type { Generated } from 'kysely'
import type { DateText, Json } from './column.ts'

export type ReferralServiceTable = {
  id: Generated<number>
  place_slug: string
  organization_id: number
  hub_id: number | null
  program: string
  name: string
  about: string
  ward_codes: Generated<string[]>
  answers_by: Generated<'desk' | 'link' | 'machine'>
  link_email: string | null
  weekly_places: number | null
  paused_until: DateText | null
  sample: Generated<boolean>
  ended_at: Date | null
}

export type ReferralTemplateTable = {
  id: Generated<number>
  organization_id: number
  team: string
  name: string
  answers: Json<unknown>
  updated_at: Date
  ended_at: Date | null
}

export type ReferralDraftTable = {
  id: string
  organization_id: number
  account_id: number
  /** Whose record it begins from; null: nobody is known yet. */
  participant_id: string | null
  answers: Json<unknown>
  version: Generated<number>
  created_at: Date
  updated_at: Date
}

export type ReferralTable = {
  id: string
  reference: string
  place_slug: string
  participant_id: string
  program: string
  from_organization_id: number
  from_account_id: number | null
  from_team: string | null
  to_organization_id: number
  to_hub_id: number | null
  service_id: number | null
  owner_account_id: number | null
  status: string
  owner_side: 'referrer' | 'receiver' | 'person' | null
  next_step: string | null
  due_at: Date | null
  urgent: Generated<boolean>
  delivery: Generated<'queued' | 'sent' | 'acknowledged' | 'failed'>
  held_until: DateText | null
  parent_id: string | null
  thread_id: string
  agreed_milestones: string[]
  lawful_basis: string
  ways_allowed: Generated<string[]>
  times: Json<Readonly<Record<string, string>>>
  submitted_at: Date
  ended_at: Date | null
  reason: string | null
  outcome: string | null
  feedback_sent_at: Date | null
  feedback_suppressed: string | null
  sharing_ended_at: Generated<Date | null>
  /** Kept by the database: what the last step can be taken back to, when it was made and by which organisation. */
  status_before: Generated<string | null>
  status_at: Generated<Date | null>
  status_by: Generated<number | null>
  version: Generated<number>
  sample: Generated<boolean>
}

export type ReferralPacketTable = {
  referral_id: string
  participant_id: string
  from_organization_id: number
  from_account_id: number | null
  content: Json<unknown>
  content_hash: Buffer
  wording_version: string
  given_key: string
  family_key: string
  sealed_at: Date
}

export type ReferralEventTable = {
  id: Generated<number>
  referral_id: string
  participant_id: string
  at: Date
  move: string
  from_status: string | null
  to_status: string
  account_id: number | null
  organization_id: number | null
  reason: string | null
  words: string | null
  facts: Json<Readonly<Record<string, unknown>>>
  for_referrer: Generated<boolean>
  for_person: Generated<boolean>
  undoes: number | null
}

export type ReferralTrackingTable = {
  referral_id: string
  organization_id: number
  account_id: number | null
  participant_id: string
  reference: string
  to_organization_id: number
  program: string
  state: string
  submitted_at: Date
  next_step: string | null
  due_at: Date | null
  waits_for_us: Generated<boolean>
  told_at: Date
  ended_at: Date | null
  parent_id: string | null
  outcome: string | null
}

export type ContactAttemptTable = {
  id: Generated<number>
  referral_id: string
  participant_id: string
  at: Date
  way: string
  result: string
  last: Generated<boolean>
  account_id: number | null
  taken_back_at: Date | null
}

export type ReferralHoldTable = {
  id: Generated<number>
  referral_id: string
  participant_id: string
  reason: string
  from_on: DateText
  until_on: DateText
  ended_on: DateText | null
  account_id: number | null
}

export type ReferralLinkTable = {
  token_hash: Buffer
  referral_id: string
  organization_id: number
  email: string
  created_at: Date
  expires_at: Date
  ended_at: Date | null
}

export type AdviserCeilingTable = {
  organization_id: number
  account_id: number
  ceiling: number
  updated_at: Date
  updated_by: number | null
}

export type ReferralHandoverTable = {
  id: string
  referral_id: string
  participant_id: string
  organization_id: number
  from_account_id: number | null
  to_account_id: number | null
  at: Date
  account_id: number | null
  made_in: Generated<string>
}

export type ReferralTables = {
  referral_service: ReferralServiceTable
  referral_template: ReferralTemplateTable
  referral_draft: ReferralDraftTable
  referral: ReferralTable
  referral_packet: ReferralPacketTable
  referral_event: ReferralEventTable
  referral_tracking: ReferralTrackingTable
  contact_attempt: ContactAttemptTable
  referral_hold: ReferralHoldTable
  referral_link: ReferralLinkTable
  adviser_ceiling: AdviserCeilingTable
  referral_handover: ReferralHandoverTable
}
