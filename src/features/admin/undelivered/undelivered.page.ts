import { londonDate, londonTime } from '../../../domain/london-time.ts'
import type { MessageChannel } from '../../../domain/message.ts'
import type { Undelivered } from '../../../records/undelivered.ts'
import { nearDateWords, timeWords } from '../../../web/dates.ts'

export type UndeliveredPage = {
  readonly lines: readonly {
    readonly id: number
    readonly kind: string
    readonly to: string
    readonly when: string
    readonly why: string
  }[]
  readonly standing: string
  readonly tooLate: string | null
  /** What was just done; null where nothing was. */
  readonly done: string | null
}

/** Returns the page of what could not be delivered: enough of each address to tell them apart, none of the words. */
export function undeliveredPage(found: Undelivered, sent: string | null, now: Date): UndeliveredPage {
  const moment = (at: Date) => `${nearDateWords(londonDate(at), londonDate(now))}, ${timeWords(londonTime(at))}`
  const count = /^\d{1,5}$/.test(sent ?? '') ? Number(sent) : null
  return {
    lines: found.messages.map(({ id, kind, channel, address, givenUpAt, attempts, why }) => ({
      id,
      kind,
      to: guarded(channel, address),
      when: `${moment(givenUpAt)}, after ${attempts === 1 ? 'one try' : `${attempts} tries`}`,
      why,
    })),
    standing:
      found.waiting === 0
        ? 'No message is waiting to go out.'
        : `${found.waiting} ${found.waiting === 1 ? 'message waits' : 'messages wait'} to go out, the first since ${moment(found.waitingSince!)}.`,
    tooLate: found.tooLate === 0 ? null : `${found.tooLate} were not sent in the last 30 days because it was too late.`,
    done: count === null ? null : count === 1 ? 'One message goes out again' : `${count} messages go out again`,
  }
}

const guarded = (channel: MessageChannel, address: string): string =>
  channel !== 'email' ? `…${address.slice(-3)}` : `${address.slice(0, 1)}…${address.slice(address.lastIndexOf('@'))}`
