import { NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { sendAgain, undelivered } from '../../../records/undelivered.ts'
import type { Ask } from '../../../web/ask.ts'
import { readId } from '../../../web/paths.ts'
import { undeliveredPage } from './undelivered.page.ts'
import { undeliveredView } from './undelivered.view.ts'

export async function showUndelivered(ask: Ask): Promise<Answer> {
  const found = await undelivered(ask.db, ask.viewer, ask.now)
  const count = found.messages.length
  await writeHistory(ask.db, ask.viewer, 'message.listed', 'messages', { count }, ask.now, { why: 'delivery' })
  return page(undeliveredView(ask, undeliveredPage(found, ask.query.get('sent'), ask.now)))
}

/** A double press finds nothing left to send and says the same. */
export async function sendOneAgain({ db, viewer, params, now }: Ask): Promise<Answer> {
  const id = readId(params.id)
  if (id === null) throw new NotFound()
  await sendAgain(db, viewer, id, now)
  return redirect('/desk/undelivered?sent=1')
}

export async function sendAllAgain({ db, viewer, now }: Ask): Promise<Answer> {
  return redirect(`/desk/undelivered?sent=${await sendAgain(db, viewer, 'all', now)}`)
}
