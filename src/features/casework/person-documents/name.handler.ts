import { NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { mayChangeParticipant } from '../../../records/participant.ts'
import { nameDocument } from '../../../records/person-document.ts'
import type { Ask } from '../../../web/ask.ts'
import { nameView } from './name.view.ts'
import { line } from './person-documents.form.ts'
import { documentAsked } from './person-documents.handler.ts'

export async function askName(ask: Ask): Promise<Answer> {
  const { document, person } = await toBeNamed(ask)
  return page(nameView(person, document, {}, ask))
}

/** Writes what a paper is that somebody sent, and whether it tells of health: then only who works with them reads it. */
export async function saveName(ask: Ask): Promise<Answer> {
  const { document, person } = await toBeNamed(ask)
  const name = line(ask.form.get('name'), 80)
  if (!name) return page(nameView(person, document, { name: 'Write what it is' }, ask), 422)
  await nameDocument(ask.db, ask.viewer, document, { name, health: ask.form.get('health') === 'yes' }, ask.now)
  return redirect(`/desk/people/${person.id}/documents`)
}

async function toBeNamed(ask: Ask) {
  const asked = await documentAsked(ask)
  const { participantId, fromMessageId } = asked.document
  const mayChange = await mayChangeParticipant(ask.db, ask.viewer, participantId, ask.now)
  if (!mayChange || fromMessageId === null) throw new NotFound()
  return asked
}
