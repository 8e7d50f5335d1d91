import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { ownCases } from '../../../records/own-cases.ts'
import { documentsOf } from '../../../records/person-document.ts'
import { messagesWith, readByPerson } from '../../../records/person-message.ts'
import type { Ask } from '../../../web/ask.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { fileIn, sayToCase, takeWithFile, wordsOf } from './own-messages.form.ts'
import { ownMessagesView } from './own-messages.view.ts'
import { openOnes } from './own-plan.queries.ts'
import { KEPT_NOWHERE, type Own, ownOf, RECORD_PATH } from './own-record.queries.ts'

/** What they and whoever helps them wrote to each other. What is shown here counts as read. */
export async function showOwnMessages(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  return messagesAnswer(ask, own, {})
}

async function messagesAnswer(ask: Ask, own: Own, mistakes: Mistakes): Promise<Answer> {
  const { db, now } = ask
  const { viewer } = own
  const messages = await messagesWith(db, viewer, own.ids, now, 50)
  await readByPerson(db, viewer, now)
  const about = { participantId: viewer.participantId, why: 'own-record' } as const
  await writeHistory(db, viewer, 'message.read', `participant:${viewer.participantId}`, {}, now, about)
  const open = openOnes(await ownCases(db, viewer, now))
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  const papers = new Map((await documentsOf(db, viewer, own.ids, now)).map((one) => [one.id, one]))
  return page(ownMessagesView(own, { messages, papers, open }, mistakes, ask), status, KEPT_NOWHERE)
}

/** A few lines, or a photo or a file, to whoever has a case of theirs. */
export async function writeOwnMessage(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const open = openOnes(await ownCases(ask.db, own.viewer, ask.now))
  const kept = found(open.length === 1 ? open[0] : (open.find(({ id }) => id === ask.form.get('to')) ?? open[0]))
  const words = wordsOf(ask.form, 'words')
  const came = await fileIn(ask, own)
  if ('mistake' in came) return messagesAnswer(ask, own, { file: came.mistake })
  const { file } = came
  if (!words && !file) return messagesAnswer(ask, own, { words: 'Write your message, or choose a photo or a file' })
  return takeWithFile(ask, file, async (db) => {
    if (!(await sayToCase(db, own, kept, words, ask.now, file))) throw new Conflict('cannot-be-done-now')
    return `${RECORD_PATH}/messages`
  })
}
