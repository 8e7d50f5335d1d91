import type { Route } from '../../../web/ask.ts'
import { askCopy, fetchOwnCopy, showCopies } from './own-copy.handler.ts'
import { sayWrong, showWrong } from './own-correction.handler.ts'
import { askForErasure, endErasure, showErasure } from './own-erasure.handler.ts'

const read = { may: 'own-record.read', people: 'own-record' } as const
const change = { may: 'own-record.change', people: 'own-record' } as const

export const ownDataRoutes: Route[] = [
  { get: '/requests/record/copy', ...read, handler: showCopies },
  { post: '/requests/record/copy', ...change, handler: askCopy },
  { get: '/requests/record/copy/:id/file', ...read, handler: fetchOwnCopy },
  { get: '/requests/record/correction', ...read, handler: showWrong },
  { post: '/requests/record/correction', ...change, handler: sayWrong },
  { get: '/requests/record/erasure', ...read, handler: showErasure },
  { post: '/requests/record/erasure', ...change, handler: askForErasure },
  { post: '/requests/record/erasure/:id/end', ...change, handler: endErasure },
]
