import type { Generated } from 'kysely'
import type { Json } from './column.ts'

export type FhirPeerTable = {
  id: Generated<number>
  organization_id: number
  name: string
  ods_code: string | null
  token_hash: Buffer
  scopes: string[]
  endpoint: string | null
  created_at: Date
  created_by: number
  expires_at: Date
  last_used_at: Date | null
  revoked_at: Date | null
  revoked_by: number | null
  sample: Generated<boolean>
}

export type FhirServiceIdentifierTable = {
  system: string
  value: string
  service_id: number
  created_at: Date
  created_by: number | null
}

export type FhirMessageTable = {
  organization_id: number
  message_id: string
  peer_id: number
  request_id: string
  content_hash: Buffer
  received_at: Date
  referral_id: string | null
}

export type FhirRequestTable = {
  referral_id: string
  participant_id: string
  organization_id: number
  peer_id: number
  request_id: string
  message_id: string
  identifiers: Json<readonly { readonly system: string | null; readonly value: string }[]>
  categories: string[]
  priority: string
  told: string
  told_at: Date
  tries: Generated<number>
  next_try_at: Date | null
  given_up_at: Date | null
  last_trouble: string | null
}

export type FhirTables = {
  fhir_peer: FhirPeerTable
  fhir_service_identifier: FhirServiceIdentifierTable
  fhir_message: FhirMessageTable
  fhir_request: FhirRequestTable
}
