import { type Answer, page } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { waitingMessages } from '../../../records/person-message.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { inboxView } from './message-inbox.view.ts'

/** Shows what waits for an answer: mine, what colleagues have where I see it, and what is nobody's yet. */
export async function showInbox(ask: Ask): Promise<Answer> {
  const { db, now } = ask
  const viewer = memberIn(ask)
  const mine = await waitingMessages(db, viewer, 'mine', now)
  const team = await waitingMessages(db, viewer, 'team', now)
  const nobodys = await waitingMessages(db, viewer, 'nobody', now)
  const others = team.filter(({ id }) => !mine.some((one) => one.id === id))
  const count = mine.length + others.length + nobodys.length
  await writeHistory(db, viewer, 'message.read', 'messages', { count }, now, { why: 'support' })
  return page(inboxView({ mine, others, nobodys }, ask))
}
