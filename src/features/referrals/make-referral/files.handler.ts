import type { Answer } from '../../../kit/http.ts'
import { addReferralFile, filesOfDraft, MOST_FILES, removeReferralFile } from '../../../records/referral-file.ts'
import { addStoredFile } from '../../../records/stored-file.ts'
import type { Ask } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { referralFileAnswer } from '../../../web/referral-file-answer.ts'
import { fileRefusal, shownName } from '../../../web/sent-file.ts'
import { idIn, memberOf } from './make-referral.queries.ts'

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
  if (!received.ok) return { file: fileRefusal(received.why) }
  const { kind, ...file } = received.file
  const name = `${shownName(sent.name)}.${kind}`
  const fileId = await addStoredFile(db, { ...file, shownName: name }, now)
  await addReferralFile(db, viewer, { draftId, fileId, name }, now)
  return {}
}

/** Hands out a file to whoever writes the draft, or opens the packet. */
export const openFile = (ask: Ask): Promise<Answer> => referralFileAnswer(ask, 'referral')
