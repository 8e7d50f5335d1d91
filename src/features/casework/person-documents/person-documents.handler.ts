import type { KeptFile } from '../../../adapters/files/file-store.ts'
import { londonDate } from '../../../domain/london-time.ts'
import type { Participant } from '../../../domain/participant.ts'
import { documentKind, MOST_DOCUMENTS } from '../../../domain/person-document.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { recordsOf } from '../../../records/folded.ts'
import { writeHistory } from '../../../records/history.ts'
import { mayChangeParticipant } from '../../../records/participant.ts'
import {
  addDocument,
  documentsOf,
  fileOf,
  findDocument,
  type PersonDocument,
  removeDocument,
  showToPerson,
  useVersion,
} from '../../../records/person-document.ts'
import type { Db } from '../../../records/schema.ts'
import { addStoredFile } from '../../../records/stored-file.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { fileAnswer } from '../../../web/file-answer.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { changesWork, personAsked, writeLook } from '../../../web/person-asked.ts'
import { fileRefusal, shownName } from '../../../web/sent-file.ts'
import { readDocument, type SentDocument } from './person-documents.form.ts'
import { documentsPage } from './person-documents.page.ts'
import { documentsView } from './person-documents.view.ts'
import { removeView } from './remove.view.ts'

const FILES_AN_HOUR = 60

const pathOf = ({ id }: Pick<Participant, 'id'>) => `/desk/people/${id}/documents`

/** Shows somebody's papers, and writes down that the list was looked at. */
export async function showDocuments(ask: Ask): Promise<Answer> {
  const person = await personAsked(ask)
  const about = { participantId: person.id, why: 'support' } as const
  await writeHistory(ask.db, ask.viewer, 'document.read', `participant:${person.id}`, {}, ask.now, about)
  return shown(ask, person, {})
}

async function shown(ask: Ask, person: Participant, mistakes: Mistakes): Promise<Answer> {
  const { db, viewer, now } = ask
  const documents = await documentsOf(db, viewer, await recordsOf(db, viewer, person.id, now), now)
  const mayWrite = await changesWork(ask, person)
  const { organizationId } = memberIn(ask).membership
  const shown = documentsPage({ person, documents, mayWrite, organizationId, today: londonDate(now) })
  return page(documentsView(shown, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/**
 * Takes a file: by what it holds, scanned, sealed; as a paper of its own or as a new version of one that is there. Or
 * keeps that a paper was looked at, and no copy of it.
 */
export async function addFile(ask: Ask): Promise<Answer> {
  const { db, now } = ask
  const viewer = memberIn(ask)
  const person = await personAsked(ask)
  if (!(await mayChangeParticipant(db, viewer, person.id, now))) throw new NotFound()
  const read = readDocument(ask.form)
  const sent = ask.files.find(({ field }) => field === 'file')
  const onlySeen = read.ok && !sent && ask.form.get('seen') === 'yes' && documentKind(read.value.kind).seen
  const mistakes = { ...(!sent && !onlySeen && { file: 'Choose a file' }), ...(!read.ok && read.mistakes) }
  if (!read.ok || Object.keys(mistakes).length > 0) return shown(ask, person, mistakes)
  const documents = await documentsOf(db, viewer, await recordsOf(db, viewer, person.id, now), now)
  if (documents.length >= MOST_DOCUMENTS) {
    return shown(ask, person, { file: `Remove one first: ${MOST_DOCUMENTS} papers are the most` })
  }
  if (await tooManyTries(ask, 'person-document', FILES_AN_HOUR, 3600, `account:${viewer.accountId}`)) {
    return shown(ask, person, { file: 'You have added many files. Wait an hour' })
  }
  const received = sent ? await ask.fileStore.receive(sent, 'papers') : null
  if (received && !received.ok) return shown(ask, person, { file: fileRefusal(received.why, 'papers') })
  return takeDeskForm(ask, 'person-documents', async (db) => {
    const fileId = sent && received ? await keepFile(db, sent.name, received.file, now) : null
    await addDocument(db, viewer, { ...whose(ask, person, read.value, documents), fileId, cv: null }, now)
    return pathOf(person)
  })
}

const keepFile = (db: Db, name: string, { kind, ...file }: KeptFile, now: Date): Promise<number> =>
  addStoredFile(db, { ...file, shownName: `${shownName(name)}.${kind}` }, now)

/** Whose a paper is, and what it is a new version of: what the form names and the viewer may change. */
function whose(ask: Ask, person: Participant, sent: SentDocument, documents: readonly PersonDocument[]) {
  const { organizationId } = memberIn(ask).membership
  const after = documents.find(
    (one) => one.chainId === ask.form.get('after') && one.kind === sent.kind && one.organizationId === organizationId,
  )
  return { ...sent, participantId: after?.participantId ?? person.id, organizationId, after: after ?? null }
}

/** Hands out a paper's file to save, and writes that down. */
export async function openDocument(ask: Ask): Promise<Answer> {
  const { document } = await documentAsked(ask)
  const file = await fileOf(ask.db, document)
  const answer = await fileAnswer(ask, file, file?.shownName)
  const about = { participantId: document.participantId, why: 'support' } as const
  const facts = { kind: document.kind, number: document.number }
  await writeHistory(ask.db, ask.viewer, 'document.opened', `document:${document.id}`, facts, ask.now, about)
  return answer
}

/** Makes an earlier version the one in use. */
export async function useDocument(ask: Ask): Promise<Answer> {
  const { document, person } = await documentAsked(ask)
  await useVersion(ask.db, ask.viewer, document, ask.now)
  return redirect(pathOf(person))
}

/** Shows a paper to the person on their own pages, or no more. */
export async function showDocument(ask: Ask): Promise<Answer> {
  const { document, person } = await documentAsked(ask)
  await showToPerson(ask.db, ask.viewer, document, ask.form.get('for-person') === 'yes', ask.now)
  return redirect(pathOf(person))
}

export async function askRemove(ask: Ask): Promise<Answer> {
  const { document, person } = await documentAsked(ask)
  await writeLook(ask, person)
  return page(removeView(person, document, {}, ask))
}

/** Takes a paper out of the record, with the reason. */
export async function remove(ask: Ask): Promise<Answer> {
  const { document, person } = await documentAsked(ask)
  const words = (ask.form.get('words') ?? '').normalize('NFC').trim().slice(0, 300)
  if (words.length < 3) return page(removeView(person, document, { words: 'Say why it goes' }, ask), 422)
  await removeDocument(ask.db, memberIn(ask), document, words, ask.now)
  return redirect(pathOf(person))
}

/** Returns the document of this address, where it is one of this person's; what this viewer may not see does not exist. */
export async function documentAsked(
  ask: Ask,
  id = ask.params.document ?? '',
): Promise<{ readonly document: PersonDocument; readonly person: Participant }> {
  const { db, viewer, now } = ask
  const person = await personAsked(ask)
  const document = found(isUuid(id) ? await findDocument(db, viewer, id, now) : null)
  const theirs = await recordsOf(db, viewer, person.id, now)
  if (!theirs.includes(document.participantId)) throw new NotFound()
  return { document, person }
}
