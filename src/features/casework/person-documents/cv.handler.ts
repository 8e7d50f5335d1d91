import { compareCvs, EMPTY_CV } from '../../../domain/cv.ts'
import { NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { type AddingDocument, addDocument, type PersonDocument } from '../../../records/person-document.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { personToChange, writeLook } from '../../../web/person-asked.ts'
import { compareView, cvView, writeCvView } from './cv.view.ts'
import { cvIn, readCv } from './person-documents.form.ts'
import { documentAsked } from './person-documents.handler.ts'

/** Shows the form of a CV: empty, or with what stands in the version that it goes on from. */
export async function askCv(ask: Ask): Promise<Answer> {
  const { person, from } = await writing(ask, ask.query.get('from'))
  await writeLook(ask, person)
  const start = { cv: from?.cv ?? EMPTY_CV, name: from?.name ?? 'CV', changed: '', from: from?.id ?? null }
  return page(writeCvView(person, start, {}, ask))
}

/** Keeps what was written as a CV or its next version; or shows the form with room for one entry more. */
export async function writeCv(ask: Ask): Promise<Answer> {
  const { form, now } = ask
  const viewer = memberIn(ask)
  const { person, from } = await writing(ask, form.get('from'))
  const read = readCv(form)
  if (form.has('more') || !read.ok) {
    const typed = { name: form.get('name') ?? '', changed: form.get('changed') ?? '', from: from?.id ?? null }
    const mistakes = form.has('more') || read.ok ? {} : read.mistakes
    return page(writeCvView(person, { cv: cvIn(form), ...typed }, mistakes, ask), form.has('more') ? 200 : 422)
  }
  return takeDeskForm(ask, 'person-cv', async (db) => {
    const written: AddingDocument = {
      participantId: from?.participantId ?? person.id,
      organizationId: viewer.membership.organizationId,
      after: from,
      kind: 'cv',
      health: false,
      fileId: null,
      forPerson: true,
      validUntil: null,
      ...read.value,
    }
    const id = await addDocument(db, viewer, written, now)
    return `/desk/people/${person.id}/documents/${id}`
  })
}

/** Shows a CV that was written here, as it is printed. */
export async function showCv(ask: Ask): Promise<Answer> {
  const { document, person } = await documentAsked(ask)
  if (!document.cv) throw new NotFound()
  await opened(ask, document)
  return page(cvView(person, document, document.cv, ask))
}

/** Shows two versions side by side. */
export async function compare(ask: Ask): Promise<Answer> {
  const { document: after, person } = await documentAsked(ask)
  const { document: before } = await documentAsked(ask, ask.params.other ?? '')
  if (!after.cv || !before.cv || after.chainId !== before.chainId) throw new NotFound()
  await opened(ask, after)
  return page(compareView(person, { before, after, parts: compareCvs(before.cv, after.cv) }, ask))
}

const opened = ({ db, viewer, now }: Ask, { id, kind, number, participantId }: PersonDocument) =>
  writeHistory(db, viewer, 'document.opened', `document:${id}`, { kind, number }, now, {
    participantId,
    why: 'support',
  })

/** Who it is for, and the version that it goes on from: one of one's own organisation. */
async function writing(ask: Ask, id: string | null) {
  const viewer = memberIn(ask)
  const person = await personToChange(ask)
  const from = id ? (await documentAsked(ask, id)).document : null
  if (from && (from.organizationId !== viewer.membership.organizationId || from.kind !== 'cv')) throw new NotFound()
  return { person, from }
}
