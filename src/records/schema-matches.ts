import type { Generated } from 'kysely'

export type PersonNameCountTable = { part: 'given' | 'family' | 'all'; name: string; people: number }

export type PersonMatchTable = {
  one: string
  other: string
  bits: number
  found_at: Date
  verdict: 'same' | 'not-same' | null
  decided_at: Date | null
  decided_by: number | null
  organization_id: number | null
}

export type PersonMergeTable = {
  id: string
  kept: string
  folded: string
  organization_id: number
  account_id: number
  reason: string | null
  at: Date
  undone_at: Date | null
  undone_by: number | null
}

export type LinkQuestionTable = {
  id: string
  participant_id: string
  from_organization_id: number
  account_id: number
  other_id: Generated<string>
  at: Date
  answer: 'will-ask' | 'not-same' | null
  answered_at: Date | null
  answered_by: number | null
}

/** Possible duplicates and what became of them. */
export type MatchTables = {
  person_name_count: PersonNameCountTable
  person_match: PersonMatchTable
  person_merge: PersonMergeTable
  link_question: LinkQuestionTable
}
