import type { DateText } from './column.ts'

export type EndedCountTable = { subject: string; place_slug: string; month: DateText; outcome: string; count: number }

export type ListingKeptAwayTable = { opportunity_id: number; because_of: number; at: Date }

export type RetentionTables = { ended_count: EndedCountTable; listing_kept_away: ListingKeptAwayTable }
