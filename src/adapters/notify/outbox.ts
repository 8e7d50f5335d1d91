import type { Sender } from './sender.ts'

/** Takes every message and sends it nowhere: the table of messages is where one reads them. For demonstrations. */
export function outbox(): Sender {
  const taken = (reference: string) => ({ providerId: `outbox:${reference}` })
  return { name: 'outbox', send: async ({ reference }) => taken(reference) }
}
