import { found, NotFound } from '../../../kit/errors.ts'
import { type Answer, data, json, page } from '../../../kit/http.ts'
import { outboxMessages } from '../../../records/outbox.ts'
import type { Ask } from '../../../web/ask.ts'
import { readId } from '../../../web/paths.ts'
import { arrivals } from './outbox.page.ts'
import { outboxView } from './outbox.view.ts'

/** More than anybody scrolls through. */
const MOST_ON_A_PAGE = 100
const MOST_AS_JSON = 1000

/** Every e-mail and text as it arrives; with `?to=` those for one address alone. */
export async function showOutbox(ask: Ask): Promise<Answer> {
  const messages = await outboxMessages(ask.db, ask.viewer, { limit: MOST_ON_A_PAGE, to: ask.query.get('to') })
  return page(outboxView(ask, arrivals(messages, ask)))
}

export async function showOutboxAsJson(ask: Ask): Promise<Answer> {
  const messages = await outboxMessages(ask.db, ask.viewer, { limit: MOST_AS_JSON, to: ask.query.get('to') })
  return json({ messages: arrivals(messages, ask) }, 200, { 'cache-control': 'no-store' })
}

export async function showAttachment(ask: Ask): Promise<Answer> {
  const id = readId(ask.params.id)
  if (id === null) throw new NotFound()
  const [message] = await outboxMessages(ask.db, ask.viewer, { limit: 1, id })
  const { name, type, content } = found(message?.attachment)
  const file = name.replace(/[^\w.-]/g, '_')
  return data(type, content, 200, {
    'content-disposition': `attachment; filename="${file}"`,
    'cache-control': 'no-store',
  })
}
