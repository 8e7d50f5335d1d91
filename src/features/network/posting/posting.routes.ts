import type { Route } from '../../../web/ask.ts'
import {
  changePosting,
  copyPosting,
  extendPosting,
  saveTemplate,
  schedulePosting,
  showExtend,
} from './moves.handler.ts'
import { createPosting, sendPosting, showNewPosting, showPosting, showPostings } from './posting.handler.ts'
import { saveSection, showSection } from './section.handler.ts'

export const postingRoutes: Route[] = [
  { get: '/desk/postings', may: 'postings.write', handler: showPostings },
  { get: '/desk/postings/new', may: 'postings.write', handler: showNewPosting },
  { post: '/desk/postings/new', may: 'postings.write', handler: createPosting },
  { get: '/desk/postings/:id', may: 'postings.write', handler: showPosting },
  { get: '/desk/postings/:id/edit/:section', may: 'postings.write', handler: showSection },
  { post: '/desk/postings/:id/edit/:section', may: 'postings.write', handler: saveSection },
  { post: '/desk/postings/:id/send', may: 'postings.write', handler: sendPosting },
  { post: '/desk/postings/:id/schedule', may: 'postings.write', handler: schedulePosting },
  { post: '/desk/postings/:id/change', may: 'postings.write', handler: changePosting },
  { get: '/desk/postings/:id/extend', may: 'postings.write', handler: showExtend },
  { post: '/desk/postings/:id/extend', may: 'postings.write', handler: extendPosting },
  { post: '/desk/postings/:id/copy', may: 'postings.write', handler: copyPosting },
  { post: '/desk/postings/:id/template', may: 'postings.write', handler: saveTemplate },
]
