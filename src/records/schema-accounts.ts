import type { Generated } from 'kysely'
import type { DateText, Json } from './column.ts'

export type AccountTable = {
  id: Generated<number>
  name: string
  email: string
  email_key: string
  language: Generated<string>
  sample: Generated<boolean>
  created_at: Date
  disabled_at: Date | null
}

export type MembershipTable = {
  id: Generated<number>
  account_id: number
  organization_id: number
  role: string
  hub_ids: Generated<number[]>
  created_at: Date
  created_by: number | null
  ended_at: Date | null
  ended_by: number | null
}

export type PasskeyTable = {
  id: Generated<number>
  account_id: number
  credential_id: string
  public_key: Buffer
  counter: number
  transports: Generated<string[]>
  name: string
  created_at: Date
  last_used_at: Date | null
}

export type OutsideIdentityTable = { issuer: string; subject: string; account_id: number; created_at: Date }

export type SignInTable = {
  token_hash: Buffer
  account_id: number | null
  membership_id: number | null
  address_kind: 'email' | 'phone' | null
  address: string | null
  method: 'passkey' | 'openid' | 'demo' | 'code' | 'setup'
  created_at: Date
  last_seen_at: Date
  expires_at: Date
  ended_at: Date | null
  id: Generated<number>
  referral_id: Generated<string | null>
  participant_id: Generated<string | null>
}

export type InvitationTable = {
  code_hash: Buffer
  email: string
  organization_id: number
  role: string
  hub_ids: Generated<number[]>
  purpose: Generated<'join' | 'recover' | 'setup'>
  account_id: number | null
  invited_by: number | null
  created_at: Date
  expires_at: Date
  used_at: Date | null
  id: Generated<number>
  withdrawn_at: Generated<Date | null>
}

/** What a browser was asked to sign, so that each answer counts once and for what it was asked. */
export type PasskeyChallengeTable = {
  challenge_hash: Buffer
  purpose: string
  created_at: Date
  expires_at: Date
  used_at: Generated<Date | null>
}

export type RecoveryRequestTable = {
  id: Generated<number>
  account_id: number
  requested_at: Date
  reason: string
  decided_at: Date | null
  decided_by: number | null
  approved: boolean | null
}

export type AddressCodeTable = {
  id: Generated<number>
  browser_hash: Buffer
  address_kind: 'email' | 'phone'
  address: string
  code_hash: Buffer
  created_at: Date
  expires_at: Date
  attempts: Generated<number>
  used_at: Date | null
}

export type HistoryTable = {
  id: Generated<number>
  at: Date
  account_id: number | null
  organization_id: number | null
  actor: string
  verb: string
  subject: string
  details: Json<Record<string, unknown>>
  participant_id: Generated<string | null>
  why: Generated<string | null>
}

/** The chain over the history: what makes it tell when somebody tampers. Written by the database alone. */
export type HistoryLinkTable = { chain: number; seq: number; history_id: number; hash: Buffer }
export type HistoryHeadTable = { chain: number; seq: number; hash: Buffer }

/** What registration adds to an organisation. */
export type OrganizationStanding = {
  kind: Generated<'council' | 'partner'>
  standing: Generated<'listed' | 'registered' | 'vetting' | 'approved' | 'trusted' | 'suspended' | 'refused'>
  under_18_checked_on: DateText | null
  reply_within_days: number | null
  /** The borough that a council runs; null for everybody else. */
  place_slug: string | null
}

export type AccountTables = {
  account: AccountTable
  membership: MembershipTable
  passkey: PasskeyTable
  outside_identity: OutsideIdentityTable
  sign_in: SignInTable
  invitation: InvitationTable
  passkey_challenge: PasskeyChallengeTable
  recovery_request: RecoveryRequestTable
  address_code: AddressCodeTable
  history: HistoryTable
  history_link: HistoryLinkTable
  history_head: HistoryHeadTable
}
