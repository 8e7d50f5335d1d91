import type { Generated } from 'kysely'
import type { DateText, Json, Numeric, TimeText } from './column.ts'
import type { OrganizationStanding } from './schema-accounts.ts'
import type { PartnerSource } from './schema-postings.ts'

export type AreaTable = {
  code: string
  kind: 'borough' | 'ward' | 'lsoa' | 'msoa' | 'region'
  name: string
  parent_code: string | null
  boundary_year: number | null
  lat: number | null
  lng: number | null
  outline: Json<unknown> | null
  source: string
  imported_at: Date
}

export type PostcodeTable = {
  postcode: string
  lat: number
  lng: number
  ward_code: string | null
  lsoa_code: string | null
  msoa_code: string | null
  borough_code: string | null
  terminated_on: DateText | null
  source: string
}

export type OutcodeTable = { outcode: string; lat: number; lng: number; postcodes: number; source: string }
export type AreaLookupTable = { kind: string; from_code: string; to_code: string; source: string }

export type OrganizationTable = OrganizationStanding & {
  id: Generated<number>
  uuid: Generated<string>
  name: string
  name_key: string
  description: string | null
  website: string | null
  email: string | null
  phone: string | null
  logo_url: string | null
  source: string
  source_id: string
  sample: Generated<boolean>
  created_at: Date
  updated_at: Date
}

export type LocationTable = {
  id: Generated<number>
  uuid: Generated<string>
  source: string
  source_id: string
  name: string | null
  address: string | null
  town: string | null
  postcode: string | null
  lat: number | null
  lng: number | null
  point_from: 'source' | 'postcode' | 'outcode' | null
  ward_code: string | null
  lsoa_code: string | null
  borough_code: string | null
  access: Generated<string[]>
  access_words: string | null
  transport: string | null
}

export type OpportunityTable = {
  id: Generated<number>
  uuid: Generated<string>
  source: string
  source_id: string
  kind: string
  title: string
  slug: string
  summary: string
  description_html: string
  organization_id: number
  delivery: string[]
  hours: Generated<string[]>
  hours_words: string | null
  hours_per_week_minimum: number | null
  hours_per_week_maximum: number | null
  contract: string | null
  sector: string | null
  pay_words: string | null
  pay_minimum: Numeric
  pay_maximum: Numeric
  pay_unit: string | null
  hourly_minimum: Numeric
  hourly_maximum: Numeric
  cost_words: string | null
  cost_band: string | null
  cost_pounds: Numeric
  level: string | null
  minimum_age: number | null
  maximum_age: number | null
  eligibility_words: string | null
  eligible_groups: Generated<string[]>
  helps: Generated<string[]>
  access: Generated<string[]>
  languages: Generated<string[]>
  requirements: Json<unknown[]>
  good_work: Json<Record<string, boolean | null>>
  posted_on: DateText | null
  starts_on: DateText | null
  ends_on: DateText | null
  closes_at: Date | null
  vacancies: number | null
  url: string | null
  apply_url: string | null
  how_to_apply: string | null
  contact: Json<unknown> | null
  reply_within_days: number | null
  last_checked_on: DateText | null
  expires_at: Date | null
  withdrawn_at: Date | null
  duplicate_of: number | null
  duplicate_key: string | null
  reference_key: string | null
  content_hash: string
  sample: Generated<boolean>
  created_at: Date
  updated_at: Date
}

export type OpportunityLocationTable = { uuid: Generated<string>; opportunity_id: number; location_id: number }

export type IntakeTable = {
  id: Generated<number>
  opportunity_id: number
  starts_on: DateText
  ends_on: DateText | null
  weekdays: Generated<number[]>
  start_time: TimeText | null
  end_time: TimeText | null
  capacity: number | null
  spaces_left: number | null
  apply_by: DateText | null
}

export type OccurrenceTable = {
  opportunity_id: number
  starts_at: Date
  ends_at: Date | null
  all_day: Generated<boolean>
}

export type ScheduleTable = {
  id: Generated<number>
  uuid: Generated<string>
  opportunity_id: number | null
  hub_id: number | null
  weekdays: number[]
  opens_at: TimeText | null
  closes_at: TimeText | null
  valid_from: DateText | null
  valid_to: DateText | null
  description: string | null
}

export type HubTable = {
  id: Generated<number>
  place_slug: string
  slug: string
  name: string
  summary: string
  description_html: string
  location_id: number
  phone: string | null
  email: string | null
  languages: Generated<string[]>
  access: Generated<string[]>
  drop_in_words: string | null
  source: string
  sample: Generated<boolean>
}

export type ArticleTable = {
  id: Generated<number>
  slug: string
  language: Generated<string>
  direction: Generated<'ltr' | 'rtl'>
  title: string
  summary: string
  body_html: string
  markdown: string | null
  organization_id: number | null
  helps: Generated<string[]>
  review_on: DateText | null
  sample: Generated<boolean>
  updated_at: Date
}

export type AnnouncementTable = {
  id: Generated<number>
  place_slug: string | null
  title: string
  body: string
  starts_at: Date
  ends_at: Date | null
}

export type ImportSourceTable = PartnerSource & {
  name: string
  format: string
  address: string
  place_slug: string | null
  every_hours: number | null
  last_run_at: Date | null
  last_item_count: number | null
  warning: string | null
  created_at: Date
}

export type ImportRunTable = {
  id: Generated<number>
  source: string
  started_at: Date
  finished_at: Date | null
  outcome: 'done' | 'refused' | 'held-back' | null
  reason: string | null
  read: Generated<number>
  added: Generated<number>
  changed: Generated<number>
  unchanged: Generated<number>
  expired: Generated<number>
  linked: Generated<number>
  quarantined: Generated<number>
}

export type ImportQuarantineTable = { run_id: number; row_number: number; source_id: string | null; reason: string }
export type ImportSeenTable = { run_id: number; source_id: string }
export type FailedSearchTable = { day: DateText; ward_code: Generated<string>; words: string; count: Generated<number> }
export type ShortlistTable = { code_hash: Buffer; opportunity_ids: number[]; created_at: Date; expires_at: Date }

/** Days and letters as `domain/facet-bits.ts` packs them; text search columns are only ever used inside SQL. */
export type OpportunitySearchTable = {
  id: number
  organization_id: number
  expires_at: Date
  closes_at: Date
  lat: number
  lng: number
  posted: number
  hourly: number
  bits_0: number
  bits_1: number
  bits_2: number
  bits_3: number
  pay_class: number
  everywhere: boolean
  facets: string
  starts: string[] | null
  places: number[] | null
  head: string
  cells: number[]
  tsv: string
  filler: Generated<string>
}
export type SearchStateTable = { only_row: Generated<boolean>; version: number; layout: string }
export type VocabularyTable = { word: string; count: number; version: number }

export type FrontDoorTables = {
  area: AreaTable
  postcode: PostcodeTable
  outcode: OutcodeTable
  area_lookup: AreaLookupTable
  organization: OrganizationTable
  location: LocationTable
  opportunity: OpportunityTable
  opportunity_location: OpportunityLocationTable
  intake: IntakeTable
  occurrence: OccurrenceTable
  schedule: ScheduleTable
  hub: HubTable
  article: ArticleTable
  announcement: AnnouncementTable
  import_source: ImportSourceTable
  import_run: ImportRunTable
  import_quarantine: ImportQuarantineTable
  import_seen: ImportSeenTable
  failed_search: FailedSearchTable
  opportunity_search: OpportunitySearchTable
  search_state: SearchStateTable
  vocabulary: VocabularyTable
  shortlist: ShortlistTable
}
