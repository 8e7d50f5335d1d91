import type { Route } from '../../../web/ask.ts'
import { askThem, showAsk, takeBackAsked } from './ask.handler.ts'
import { keepAnswers, showAnswers, showAssessments, showQuestions, withdrawAnswers } from './assessments.handler.ts'

const ASSESSMENTS = '/desk/people/:id/assessments'
const look = { may: 'casework.read', people: 'support' } as const
const change = { may: 'casework.change', people: 'support' } as const

export const assessmentsRoutes: Route[] = [
  { get: ASSESSMENTS, ...look, handler: showAssessments },
  { get: `${ASSESSMENTS}/new/:instrument`, ...change, handler: showQuestions },
  { post: `${ASSESSMENTS}/new/:instrument`, ...change, handler: keepAnswers },
  { get: `${ASSESSMENTS}/ask/:instrument`, ...change, handler: showAsk },
  { post: `${ASSESSMENTS}/ask/:instrument`, ...change, handler: askThem },
  { post: `${ASSESSMENTS}/asked/:asked/withdraw`, ...change, handler: takeBackAsked },
  { get: `${ASSESSMENTS}/:assessment`, ...look, handler: showAnswers },
  { post: `${ASSESSMENTS}/:assessment/withdraw`, ...change, handler: withdrawAnswers },
]
