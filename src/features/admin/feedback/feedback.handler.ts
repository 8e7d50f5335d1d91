import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { contactMessages, noteAnswered } from '../../../records/contact-message.ts'
import { latestFeedback } from '../../../records/feedback.ts'
import { writeHistory } from '../../../records/history.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { readId } from '../../../web/paths.ts'
import { feedbackDeskView } from './feedback.view.ts'

export async function showFeedbackDesk(ask: Ask): Promise<Answer> {
  const { db, viewer } = ask
  const [messages, feedback] = await Promise.all([contactMessages(db, viewer), latestFeedback(db, viewer)])
  const count = messages.length
  await writeHistory(db, viewer, 'contact-message.listed', 'contact-messages', { count }, ask.now, { why: 'support' })
  return page(feedbackDeskView(messages, feedback, ask))
}

export function recordAnswered(ask: Ask): Promise<Answer> {
  const id = found(readId(ask.params.id))
  return takeDeskForm(ask, 'desk-feedback', async (db) => {
    await noteAnswered(db, ask.viewer, id, ask.now)
    return '/desk/feedback'
  })
}
