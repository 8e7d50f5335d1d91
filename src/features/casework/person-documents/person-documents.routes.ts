import type { Route } from '../../../web/ask.ts'
import { askCv, compare, showCv, writeCv } from './cv.handler.ts'
import { askName, saveName } from './name.handler.ts'
import {
  addFile,
  askRemove,
  openDocument,
  remove,
  showDocument,
  showDocuments,
  useDocument,
} from './person-documents.handler.ts'

const READ = { may: 'casework.read', people: 'support' } as const
const CHANGE = { may: 'casework.change', people: 'support' } as const

export const personDocumentRoutes: Route[] = [
  { get: '/desk/people/:id/documents', ...READ, handler: showDocuments },
  { post: '/desk/people/:id/documents', takesFiles: true, ...CHANGE, handler: addFile },
  { get: '/desk/people/:id/documents/cv', ...CHANGE, handler: askCv },
  { post: '/desk/people/:id/documents/cv', ...CHANGE, handler: writeCv },
  { get: '/desk/people/:id/documents/:document', ...READ, handler: showCv },
  { get: '/desk/people/:id/documents/:document/file', ...READ, handler: openDocument },
  { get: '/desk/people/:id/documents/:document/compare/:other', ...READ, handler: compare },
  { post: '/desk/people/:id/documents/:document/use', ...CHANGE, handler: useDocument },
  { post: '/desk/people/:id/documents/:document/show', ...CHANGE, handler: showDocument },
  { get: '/desk/people/:id/documents/:document/name', ...CHANGE, handler: askName },
  { post: '/desk/people/:id/documents/:document/name', ...CHANGE, handler: saveName },
  { get: '/desk/people/:id/documents/:document/remove', ...CHANGE, handler: askRemove },
  { post: '/desk/people/:id/documents/:document/remove', ...CHANGE, handler: remove },
]
