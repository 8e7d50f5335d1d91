import type { Option } from './facets.ts'
import { REFERRAL_OUTCOMES, type ReferralOutcome } from './referral-outcome.ts'

/** Where one organisation's work with a person on a programme stands. */
export const CASE_STATUSES = [
  { value: 'starting', text: 'Starting', forPerson: 'You are getting to know each other' },
  { value: 'active', text: 'Active', forPerson: 'You are working on your plan' },
  { value: 'in-work', text: 'In work', forPerson: 'You are in work, and we stay beside you' },
  { value: 'paused', text: 'Paused', forPerson: 'Paused for now' },
  { value: 'closed', text: 'Closed', forPerson: 'Ended. You can come back' },
] as const satisfies readonly (Option & { forPerson: string })[]

export type CaseStatus = (typeof CASE_STATUSES)[number]['value']

/** What somebody comes for. WorkWell fixes it by how they stand to work at the start (domain rules, programme rules). */
export const CASE_PATHS = [
  { value: 'find-work', text: 'Find work' },
  { value: 'stay-in-work', text: 'Stay in work' },
  { value: 'return-to-work', text: 'Go back to work' },
  { value: 'get-ready', text: 'Get ready for work' },
] as const satisfies readonly Option[]

export type CasePath = (typeof CASE_PATHS)[number]['value']

/** Every move a case can make. What is not in this table cannot happen. `hand-over` changes who owns it. */
export const CASE_MOVES = {
  starting: { begin: 'active', 'start-work': 'in-work', pause: 'paused', 'hand-over': 'starting', close: 'closed' },
  active: { 'start-work': 'in-work', pause: 'paused', 'hand-over': 'active', close: 'closed' },
  'in-work': { 'leave-work': 'active', pause: 'paused', 'hand-over': 'in-work', close: 'closed' },
  paused: { resume: 'active', 'hand-over': 'paused', close: 'closed' },
  closed: { reopen: 'active' },
} as const satisfies Record<CaseStatus, Partial<Record<string, CaseStatus>>>

type MovesOf<S extends CaseStatus> = keyof (typeof CASE_MOVES)[S]
export type CaseMove = { [S in CaseStatus]: MovesOf<S> }[CaseStatus]

/** How a case can end: as a referral can. */
export const CASE_OUTCOMES = REFERRAL_OUTCOMES
export type CaseOutcome = ReferralOutcome

/** A case as those who may see it see it. */
export type SupportCase = {
  readonly id: string
  readonly participantId: string
  readonly organizationId: number
  readonly hubId: number | null
  readonly program: string
  readonly referralId: string | null
  readonly path: CasePath
  readonly status: CaseStatus
  readonly ownerAccountId: number | null
  readonly nextStep: string | null
  readonly dueAt: Date | null
  /** Hundredths of a usual case. */
  readonly weight: number
  readonly openedAt: Date
  readonly lastHeardAt: Date | null
  readonly lastTriedAt: Date | null
  readonly pausedUntil: string | null
  readonly supportEndsOn: string | null
  readonly closedAt: Date | null
  readonly outcome: CaseOutcome | null
  readonly version: number
}

/** Returns whether a case still owes somebody a next step. */
export const isOpenCase = (status: CaseStatus): boolean => status !== 'closed'

/** Returns where a move leads from here; null where it cannot be made. */
export const caseAfter = (status: CaseStatus, move: CaseMove): CaseStatus | null =>
  (CASE_MOVES[status] as Partial<Record<CaseMove, CaseStatus>>)[move] ?? null
