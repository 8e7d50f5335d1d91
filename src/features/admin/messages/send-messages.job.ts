import { NotSent, type Outgoing, type Sender, type Senders, type Sent } from '../../../adapters/notify/sender.ts'
import { nextAttempt } from '../../../domain/message-retry.ts'
import type { Place } from '../../../domain/place.ts'
import { whatsAppSending } from '../../../domain/whatsapp-window.ts'
import type { Clock } from '../../../kit/clock.ts'
import type { Log } from '../../../kit/log.ts'
import {
  claimDueMessages,
  type DueMessage,
  dropLateMessages,
  recordNotSent,
  recordSent,
} from '../../../records/message-sending.ts'
import type { Db } from '../../../records/schema.ts'
import { siteName } from '../../../web/layouts/site-name.ts'
import { framed } from '../../../web/message-frame.ts'

export type Sending = {
  readonly db: Db
  readonly senders: Senders
  /** Whose name and telephone number stand below an e-mail. */
  readonly place: Place
  /** Scheme and host for pages that stop a kind of message. */
  readonly origin: () => string
  readonly clock: Clock
  readonly log: Pick<Log, 'warn'>
}

/** So many go out at the same moment; each holds a connection to the database only while it is claimed and recorded. */
const AT_ONCE = 4

/** Sends everything that is due, and gives up what came too late. Returns how many went out. */
export async function sendDueMessages(sending: Sending): Promise<number> {
  await dropLateMessages(sending.db, sending.clock())
  const counts = await Promise.all(Array.from({ length: AT_ONCE }, () => sendUntilNoneIsDue(sending)))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** One at a time: when this process dies, as few as can be are in between. */
async function sendUntilNoneIsDue(sending: Sending): Promise<number> {
  const channels = (['email', 'text', 'whatsapp'] as const).filter((channel) => sending.senders[channel])
  for (let sent = 0; ; ) {
    const [message] = await claimDueMessages(sending.db, channels, 1, sending.clock())
    if (!message) return sent
    if (await sendOne(sending, message, sending.senders[message.channel]!)) sent += 1
  }
}

async function sendOne(sending: Sending, message: DueMessage, sender: Sender): Promise<boolean> {
  try {
    const { providerId } = (await sentBefore(message, sender)) ?? (await sender.send(outgoing(sending, message)))
    await recordSent(sending.db, message.id, providerId, sending.clock())
    return true
  } catch (error) {
    if (!(error instanceof NotSent)) throw error
    const now = sending.clock()
    const again = mayTryAgain(error, sender) ? nextAttempt(message.attempts, now) : null
    await recordNotSent(sending.db, message.id, error.message, again, now)
    sending.log.warn({ job: 'send-messages', count: message.attempts }, `a message did not go out: ${message.kind}`)
    return false
  }
}

/**
 * Somebody claimed it and died: whoever took it is asked. Where they cannot tell, a person decides: twice the same
 * message is worse for trust than one that an administrator sends again.
 */
async function sentBefore(message: DueMessage, sender: Sender): Promise<Sent | null> {
  if (!message.interrupted && (message.attempts === 1 || !sender.find)) return null
  if (sender.find) return sender.find(message.key, message.channel)
  throw new NotSent('unknown', 'We stopped while it was being handed over: it may have arrived.')
}

const mayTryAgain = (error: NotSent, sender: Sender): boolean =>
  error.outlook === 'later' || (error.outlook === 'unknown' && sender.find !== undefined)

function outgoing({ place, origin }: Sending, message: DueMessage): Outgoing {
  const unsubscribeUrl = message.unsubscribePath && origin() + message.unsubscribePath
  return {
    reference: message.key,
    channel: message.channel,
    address: message.address,
    language: message.language,
    subject: message.subject,
    body:
      message.channel === 'email' ? framed(message.body, message.language, { place, unsubscribeUrl }) : message.body,
    attachment: message.attachment,
    unsubscribeUrl,
    replyTo: message.replyTo,
    templateName: isTemplate(message) ? siteName(place) : null,
  }
}

/** On WhatsApp words of our own are taken for a day after somebody wrote; afterwards the approved template alone. */
const isTemplate = ({ channel, freeUntil, claimedAt }: DueMessage): boolean =>
  channel === 'whatsapp' && whatsAppSending({ agreed: true, stopped: false, freeUntil }, claimedAt) === 'template'
