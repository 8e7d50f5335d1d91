import type { Generated } from 'kysely'
import type { PostingAnswers } from '../domain/posting-fields.ts'
import type { DateText, Json } from './column.ts'

export type OccupationalRequirementTable = {
  posting_id: number
  reason: string
  given_at: Date
  given_by: number
  agreed_at: Date | null
  agreed_by: number | null
}

export type PostingReadingTable = { posting_id: number; answers: Json<PostingAnswers>; at: Date }

export type PostingLookTable = { entry_id: number; at: Date; account_id: number }

export type ListingTakedownTable = {
  opportunity_id: number
  at: Date
  account_id: number
  reason: string
  taken_with: number | null
  undone_at: Date | null
  undone_by: number | null
  undone_reason: string | null
}

export type ArticleDraftTable = {
  id: Generated<number>
  slug: string
  language: string
  state: Generated<'draft' | 'submitted' | 'published' | 'refused'>
  title: string
  summary: Generated<string>
  markdown: Generated<string>
  helps: Generated<string[]>
  review_on: DateText | null
  organization_id: number
  decision_words: string | null
  created_at: Date
  created_by: number | null
  updated_at: Date
  updated_by: number | null
  sample: Generated<boolean>
}

export type ListingTallyTable = { opportunity_id: number; month: DateText; what: string; count: number }

export type ModerationTables = {
  occupational_requirement: OccupationalRequirementTable
  posting_reading: PostingReadingTable
  posting_look: PostingLookTable
  listing_takedown: ListingTakedownTable
  article_draft: ArticleDraftTable
  listing_tally: ListingTallyTable
}
