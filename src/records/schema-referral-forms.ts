export type ReferralFileTable = {
  id: string
  draft_id: string | null
  referral_id: string | null
  organization_id: number
  account_id: number
  file_id: number
  name: string
  created_at: Date
}

export type ReferralSettingTable = {
  organization_id: number
  lawful_basis: string
  updated_at: Date
  updated_by: number | null
}

export type ReferralFormTables = {
  referral_file: ReferralFileTable
  referral_setting: ReferralSettingTable
}
