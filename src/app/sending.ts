import { setTimeout as delay } from 'node:timers/promises'
import { type Sending, sendDueMessages } from '../features/admin/messages/send-messages.job.ts'
import { type Fetching, fetchMedia } from '../features/casework/message-webhooks/fetch-media.job.ts'
import { fileMessages } from '../features/casework/message-webhooks/file-messages.job.ts'
import { describeError, type Log } from '../kit/log.ts'

export type RunningSending = { readonly stop: () => Promise<void> }

/**
 * Files what people wrote to us and looks for messages to send, again and again, with a pause in between: a few
 * milliseconds of the database each time, and nobody waits for a queue to notice. Files that came along are fetched
 * beside it, for they may take a while. Stopping waits for what is just being handed over.
 */
export function startSending(sending: Sending & Fetching & { readonly log: Log }, pauseMs: number): RunningSending {
  const ending = new AbortController()
  let fetching: Promise<unknown> | null = null
  const fetchBeside = () => {
    fetching ??= fetchMedia(sending).finally(() => {
      fetching = null
    })
  }
  const loop = (async () => {
    while (!ending.signal.aborted) {
      try {
        await fileMessages(sending)
        fetchBeside()
        await sendDueMessages(sending)
      } catch (error) {
        sending.log.error({ error: describeError(error) }, 'sending messages failed')
      }
      await delay(pauseMs, undefined, { signal: ending.signal, ref: false }).catch(() => {})
    }
  })()
  return {
    async stop() {
      ending.abort()
      await loop
      await fetching
      await Promise.all(Object.values(sending.senders).map((sender) => sender?.close?.()))
    },
  }
}
