import type { Generated } from 'kysely'
import type { GoalStatus, StepStatus } from '../domain/plan.ts'
import type { Json } from './column.ts'

export type PlanEventTable = {
  id: Generated<number>
  case_id: string
  goal_id: string
  step_id: string | null
  participant_id: string
  organization_id: number
  at: Date
  account_id: number | null
  move: string
  to_status: GoalStatus | StepStatus
  words: string | null
  /** Of a change: the fields as they were. */
  before: Json<Readonly<Record<string, string | null>>>
}

export type PlanTables = { plan_event: PlanEventTable }
