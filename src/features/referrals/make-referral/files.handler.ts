import type { FileRefusal } from '../../../adapters/files/file-store.ts'
import type { Answer } from '../../../kit/http.ts'
import { addReferralFile, filesOfDraft, MOST_FILES, removeReferralFile } from '../../../records/referral-file.ts'
import { addStoredFile } from '../../../records/stored-file.ts'
import type { Ask } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { referralFileAnswer } from '../../../web/referral-file-answer.ts'
import { idIn, memberOf } from './make-referral.queries.ts'

/** Why a file was not taken, and what to do instead. */
const REFUSALS: Readonly<Record<FileRefusal, string>> = {
  empty: 'The file is empty. Choose another one',
  'too-large': 'The file is larger than 5 megabytes. Choose a smaller one',
  kind: 'Choose a PDF, a Word document (docx), an OpenDocument (odt), rich text (rtf) or plain text (txt)',
  unsafe: 'We cannot take this file: something in it could do harm. Save it again as a plain PDF',
  damaged: 'We cannot read this file. Save it again and choose it once more',
}

const FILES_AN_HOUR = 30

/** Adds the file that came with a page, or takes one away; returns what is wrong with it. */
export async function changeFiles(ask: Ask, draftId: string, how: string): Promise<Mistakes> {
  const { db, now } = ask
  const viewer = memberOf(ask)
  if (how.startsWith('without-')) {
    await removeReferralFile(db, viewer, draftId, idIn(how.slice('without-'.length)))
    return {}
  }
  const sent = ask.files.find(({ field }) => field === 'file')
  if (!sent) return how === 'add' ? { file: 'Choose a file first' } : {}
  if ((await filesOfDraft(db, viewer, draftId)).length >= MOST_FILES) {
    return { file: `Remove one first: ${MOST_FILES} files are the most` }
  }
  if (await tooManyTries(ask, 'referral-file', FILES_AN_HOUR, 3600, `account:${viewer.accountId}`)) {
    return { file: 'You have sent many files. Wait an hour, or send it without this one' }
  }
  const received = await ask.fileStore.receive(sent)
  if (!received.ok) return { file: REFUSALS[received.why] }
  const { kind, ...file } = received.file
  const name = `${shownName(sent.name)}.${kind}`
  const fileId = await addStoredFile(db, { ...file, shownName: name }, now)
  await addReferralFile(db, viewer, { draftId, fileId, name }, now)
  return {}
}

/** The name as it is shown: without folders, ending and signs; the ending follows what the file really is. */
const shownName = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60) || 'File'

/** Hands out a file to whoever writes the draft, or opens the packet. */
export const openFile = (ask: Ask): Promise<Answer> => referralFileAnswer(ask, 'referral')
