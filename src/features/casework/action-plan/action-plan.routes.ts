import type { Route } from '../../../web/ask.ts'
import { agreeWithPerson, showPlan } from './action-plan.handler.ts'
import { keepGoal, moveGoalOn, saveGoal, showGoal, showNewGoal } from './goal.handler.ts'
import { moveStepOn, showStep } from './step.handler.ts'

const PLAN = '/desk/people/:id/plan'
const look = { may: 'casework.read', people: 'support' } as const
const change = { may: 'casework.change', people: 'support' } as const

export const actionPlanRoutes: Route[] = [
  { get: PLAN, ...look, handler: showPlan },
  { post: `${PLAN}/agree`, ...change, handler: agreeWithPerson },
  { get: `${PLAN}/goals/new`, ...change, handler: showNewGoal },
  { post: `${PLAN}/goals/new`, ...change, handler: keepGoal },
  { get: `${PLAN}/goals/:goal`, ...change, handler: showGoal },
  { post: `${PLAN}/goals/:goal`, ...change, handler: saveGoal },
  { post: `${PLAN}/goals/:goal/move`, ...change, handler: moveGoalOn },
  { get: `${PLAN}/steps/:step`, ...change, handler: showStep },
  { post: `${PLAN}/steps/:step`, ...change, handler: moveStepOn },
]
