import type { Route } from '../../../web/ask.ts'
import { giveAnswer, showAnswer } from './answer.handler.ts'
import { showApplication, showCv, showQueue } from './job-applications.handler.ts'

export const jobApplicationRoutes: Route[] = [
  { get: '/desk/applications', may: 'applications.read', handler: showQueue },
  { get: '/desk/applications/:application', may: 'applications.read', handler: showApplication },
  { get: '/desk/applications/:application/cv', may: 'applications.read', handler: showCv },
  { get: '/desk/applications/:application/answer/:move', may: 'applications.decide', handler: showAnswer },
  { post: '/desk/applications/:application/answer/:move', may: 'applications.decide', handler: giveAnswer },
]
