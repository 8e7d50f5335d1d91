import type { Route } from '../../../web/ask.ts'
import { openRecord } from './open-record.handler.ts'
import { doAppointment, ownCalendar, showOwnAppointment, showOwnAppointments } from './own-appointments.handler.ts'
import { saveFacts, showFacts } from './own-facts.handler.ts'
import { askJob, saveJob } from './own-job.handler.ts'
import { showOwnMessages, writeOwnMessage } from './own-messages.handler.ts'
import { openOwnPaper, showOwnPapers } from './own-papers.handler.ts'
import { askNewStep, askStuck, doNow, saveNewStep, saveStuck, showWholePlan } from './own-plan.handler.ts'
import { askQuestions, saveAnswers } from './own-questions.handler.ts'
import { showOwnHistory, showOwnRecord, showSheet } from './own-record.handler.ts'
import { askToStopReferral, sayUseful, sendNews, showOwnReferral, stopReferral } from './own-referral.handler.ts'
import { agree, askToAgree, askToStopSharing, stopSharing } from './own-sharing.handler.ts'
import { askShowing, saveShowing } from './own-showing.handler.ts'
import { askStepFile, sendStepFile } from './own-step-file.handler.ts'
import { askToStop, saveStop } from './own-stop.handler.ts'

const read = { may: 'own-record.read', people: 'own-record' } as const
const change = { may: 'own-record.change', people: 'own-record' } as const

export const ownRecordRoutes: Route[] = [
  { get: '/requests/record', ...read, handler: showOwnRecord },
  { post: '/requests/record', ...read, handler: openRecord },
  { post: '/requests/record/do', ...change, handler: doNow },
  { get: '/requests/record/plan', ...read, handler: showWholePlan },
  { get: '/requests/record/steps/new', ...read, handler: askNewStep },
  { post: '/requests/record/steps/new', ...change, handler: saveNewStep },
  { get: '/requests/record/steps/:id', ...read, handler: askStuck },
  { post: '/requests/record/steps/:id', ...change, handler: saveStuck },
  { get: '/requests/record/steps/:id/file', ...read, handler: askStepFile },
  { post: '/requests/record/steps/:id/file', takesFiles: true, ...change, handler: sendStepFile },
  { get: '/requests/record/questions/:instrument', ...read, handler: askQuestions },
  { post: '/requests/record/questions/:instrument', ...change, handler: saveAnswers },
  { get: '/requests/record/appointments', ...read, handler: showOwnAppointments },
  { get: '/requests/record/appointments/:id', ...read, handler: showOwnAppointment },
  { post: '/requests/record/appointments/:id', ...change, handler: doAppointment },
  { get: '/requests/record/appointments/:id/calendar', ...read, handler: ownCalendar },
  { get: '/requests/record/messages', ...read, handler: showOwnMessages },
  { post: '/requests/record/messages', takesFiles: true, ...change, handler: writeOwnMessage },
  { get: '/requests/record/job', ...read, handler: askJob },
  { post: '/requests/record/job', ...change, handler: saveJob },
  { get: '/requests/record/papers', ...read, handler: showOwnPapers },
  { get: '/requests/record/papers/:id', ...read, handler: openOwnPaper },
  { get: '/requests/record/stop', ...read, handler: askToStop },
  { post: '/requests/record/stop', ...change, handler: saveStop },
  { get: '/requests/record/history', ...read, handler: showOwnHistory },
  { get: '/requests/record/sheet', ...read, handler: showSheet },
  { get: '/requests/record/facts', ...read, handler: showFacts },
  { post: '/requests/record/facts', ...change, handler: saveFacts },
  { get: '/requests/record/applications', ...read, handler: askShowing },
  { post: '/requests/record/applications', ...change, handler: saveShowing },
  { get: '/requests/record/sharing/:id', ...read, handler: askToStopSharing },
  { post: '/requests/record/sharing/:id', ...change, handler: stopSharing },
  { get: '/requests/record/sharing/:id/again', ...read, handler: askToAgree },
  { post: '/requests/record/sharing/:id/again', ...change, handler: agree },
  { get: '/requests/record/referrals/:reference', ...read, handler: showOwnReferral },
  { post: '/requests/record/referrals/:reference/news', ...change, handler: sendNews },
  { post: '/requests/record/referrals/:reference/useful', ...change, handler: sayUseful },
  { get: '/requests/record/referrals/:reference/stop', ...read, handler: askToStopReferral },
  { post: '/requests/record/referrals/:reference/stop', ...change, handler: stopReferral },
]
