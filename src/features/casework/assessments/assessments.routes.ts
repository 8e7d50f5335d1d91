import type { Route } from '../../../web/ask.ts'
import { keepAnswers, showAnswers, showAssessments, showQuestions, withdrawAnswers } from './assessments.handler.ts'

const ASSESSMENTS = '/desk/people/:id/assessments'
const look = { may: 'casework.read', people: 'support' } as const
const change = { may: 'casework.change', people: 'support' } as const

export const assessmentsRoutes: Route[] = [
  { get: ASSESSMENTS, ...look, handler: showAssessments },
  { get: `${ASSESSMENTS}/new/:instrument`, ...change, handler: showQuestions },
  { post: `${ASSESSMENTS}/new/:instrument`, ...change, handler: keepAnswers },
  { get: `${ASSESSMENTS}/:assessment`, ...look, handler: showAnswers },
  { post: `${ASSESSMENTS}/:assessment/withdraw`, ...change, handler: withdrawAnswers },
]
