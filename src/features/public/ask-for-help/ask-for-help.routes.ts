import type { Route } from '../../../web/ask.ts'
import { answerStep, leave, showCheck, showStart, showStep } from './ask-for-help.handler.ts'
import { sendRequest, showAboutYou, showSent, takeAboutYou, thankAboutYou } from './send.handler.ts'

export const askForHelpRoutes: Route[] = [
  { get: '/ask-for-help', may: 'public.read', handler: showStart },
  { get: '/ask-for-help/leave', may: 'public.read', handler: leave },
  { get: '/ask-for-help/about-you', may: 'public.read', handler: showAboutYou },
  { post: '/ask-for-help/about-you', may: 'public.act', handler: takeAboutYou },
  { get: '/ask-for-help/about-you/thank-you', may: 'public.read', handler: thankAboutYou },
  { get: '/ask-for-help/sent/:reference', may: 'public.read', handler: showSent },
  { get: '/ask-for-help/check', may: 'public.act', handler: showCheck },
  { post: '/ask-for-help/check', may: 'public.act', handler: sendRequest },
  { get: '/ask-for-help/:step', may: 'public.act', handler: showStep },
  { post: '/ask-for-help/:step', may: 'public.act', handler: answerStep },
]
