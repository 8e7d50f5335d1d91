import { randomUUID } from 'node:crypto'
import type { KeptFile } from '../../../adapters/files/file-store.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { mediaKindOf, nameOfSent } from '../../../domain/sent-media.ts'
import type { Answer } from '../../../kit/http.ts'
import { tellOwner } from '../../../records/case-news.ts'
import type { OwnCaseLine } from '../../../records/own-cases.ts'
import { addDocument } from '../../../records/person-document.ts'
import { writeFromOwnPage } from '../../../records/person-message-send.ts'
import type { Db } from '../../../records/schema.ts'
import { addStoredFile } from '../../../records/stored-file.ts'
import type { Ask } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { fullDate } from '../../../web/dates.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { fileRefusal } from '../../../web/sent-file.ts'
import type { Own } from './own-record.queries.ts'
import { ROOM } from './own-referral.handler.ts'

const LONGEST = 2000

/** Returns what was typed, with its spaces tidied; empty where nothing was. */
export const wordsOf = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, LONGEST)

/**
 * Writes to whoever has a case, in the caller's transaction: it stands in their day, with a date to answer by. A file comes
 * along as a paper of theirs. Returns whether anybody is there to write to: else nothing is kept.
 */
export async function sayToCase(
  db: Db,
  { viewer }: Own,
  kept: OwnCaseLine,
  words: string,
  now: Date,
  file: KeptFile | null = null,
): Promise<boolean> {
  const { id: caseId, participantId, organizationId, ownerAccountId } = kept
  if (ownerAccountId === null) return false
  const [id, documentId] = [randomUUID(), randomUUID()]
  const kind = file ? mediaKindOf(file.mediaType) : ''
  const media = file ? [{ kind, type: file.mediaType, id: null, documentId }] : []
  await writeFromOwnPage(db, viewer, { id, participantId, organizationId, caseId, ownerAccountId, words, media }, now)
  if (file) {
    const name = nameOfSent(kind, 'sent here', fullDate(londonDate(now)))
    const { kind: ending, ...kept } = file
    const fileId = await addStoredFile(db, { ...kept, shownName: `${name}.${ending}` }, now)
    const paper = { id: documentId, fromMessageId: id, kind: 'other', name, health: false, changedWords: null } as const
    const whose = { participantId, organizationId, caseId, fileId, cv: null, forPerson: true, validUntil: null }
    await addDocument(db, viewer, { ...paper, ...whose }, now)
  }
  await tellOwner(db, kept, `message:${id}`, now)
  return true
}

const FILES_AN_HOUR = 20

/** What came with a form: a file that was taken in, nothing, or a mistake to be shown. */
export type CameAlong = { readonly file: KeptFile | null } | { readonly mistake: string }

/** Takes in the file of a form where one came. Whoever calls keeps it, or removes it. */
export async function fileIn(ask: Ask, { viewer }: Own): Promise<CameAlong> {
  const sent = ask.files.find(({ field }) => field === 'file')
  if (!sent) return { file: null }
  if (await tooManyTries(ask, 'own-file', FILES_AN_HOUR, 3600, `participant:${viewer.participantId}`)) {
    return { mistake: 'You have sent many files. Wait an hour, or bring it with you' }
  }
  const received = await ask.fileStore.receive(sent, 'papers')
  return received.ok ? { file: received.file } : { mistake: fileRefusal(received.why, 'papers') }
}

/** Takes a form once with the file that came along; where it was not kept after all, nothing of it stays. */
export async function takeWithFile(
  ask: Ask,
  file: KeptFile | null,
  work: (db: Db) => Promise<string>,
): Promise<Answer> {
  let kept = false
  try {
    return await takeOnce(ask, ROOM, async (db) => {
      const path = await work(db)
      kept = true
      return path
    })
  } finally {
    if (file && !kept) await ask.fileStore.remove(file.uuid)
  }
}
