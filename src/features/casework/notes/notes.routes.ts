import type { Route } from '../../../web/ask.ts'
import { saveCorrection, showCorrect } from './correct.handler.ts'
import { giveKey } from './key.handler.ts'
import { saveBrief, saveNote, showNewNote } from './new-note.handler.ts'
import { lookAt, showNotes } from './notes.handler.ts'

const reads = { may: 'casework.read', people: 'support' } as const
const changes = { may: 'casework.change', people: 'support' } as const

export const notesRoutes: Route[] = [
  { get: '/desk/notes/key', may: 'casework.change', handler: giveKey },
  { get: '/desk/people/:id/notes', ...reads, handler: showNotes },
  { get: '/desk/people/:id/notes/new', ...changes, handler: showNewNote },
  { post: '/desk/people/:id/notes/new', ...changes, handler: saveNote },
  { post: '/desk/people/:id/notes/brief', ...changes, handler: saveBrief },
  { get: '/desk/people/:id/notes/:note/correct', ...changes, handler: showCorrect },
  { post: '/desk/people/:id/notes/:note/correct', ...changes, handler: saveCorrection },
  { post: '/desk/people/:id/notes/:note/looked-at', may: 'people-at-risk.manage', people: 'privacy', handler: lookAt },
]
