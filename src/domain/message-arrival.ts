import type { MessageStatus, MessageWay } from './person-message.ts'
import type { SentMedia } from './sent-media.ts'

/** Something a provider hands us: words from somebody, or what became of ours. */
export type Arrival = ArrivedWords | ArrivedStatus

export type ArrivedWords = {
  readonly what: 'words'
  readonly way: MessageWay
  /** The provider's own number of it: the same twice is one. */
  readonly providerId: string
  /** As the provider wrote it. */
  readonly from: string
  readonly subject: string | null
  readonly words: string
  readonly media: readonly SentMedia[]
  /** The secret in the address that was answered. */
  readonly thread: string | null
  /** Whether a machine wrote it: an out-of-office reply is not answered. */
  readonly automatic: boolean
  /** When it was sent, as the provider says. */
  readonly at: Date | null
}

export type ArrivedStatus = {
  readonly what: 'status'
  readonly way: MessageWay
  /** The provider's number of our message. */
  readonly providerId: string
  /** What we called it, where the provider says it again. */
  readonly reference: string | null
  readonly status: MessageStatus
  readonly error: string | null
  readonly at: Date | null
}

/** What a body holds, or that it is not of the shape that was agreed. */
export type ReadArrivals =
  | { readonly ok: true; readonly arrivals: readonly Arrival[]; readonly files?: readonly ArrivedFile[] }
  | { readonly ok: false; readonly why: string }

/** A file that came whole with what was handed over: held under the name that its message knows it by. */
export type ArrivedFile = { readonly id: string; readonly bytes: Uint8Array }

/** Longer is no message. Cut, not refused: whoever wrote is still answered. */
export const LONGEST_ARRIVAL = 20_000

const QUOTE_BEGINS = [
  /^On .{5,200} wrote:$/,
  /^Le .{5,200} a écrit\s*:$/,
  /^El .{5,200} escribió:$/,
  /^-{2,}\s*Original Message\s*-{2,}$/i,
  /^_{10,}$/,
  /^From: .+$/,
]

/** Returns what somebody wrote above the letter that they answer; all of it where nothing stands above. */
export function withoutQuote(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const begins = lines.findIndex((line) => line.startsWith('>') || QUOTE_BEGINS.some((mark) => mark.test(line.trim())))
  const own = (begins < 0 ? lines : lines.slice(0, begins)).join('\n').trim()
  return own || text.trim()
}
