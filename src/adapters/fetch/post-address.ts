import { SourceRefused } from '../formats/format.ts'
import { capped } from './limits.ts'
import { type FetchLimits, reach, readAddress, timed } from './open-address.ts'

/** What a server said to what we sent. */
export type Posted = { readonly status: number; readonly text: string }

/** An answer to a message is small; who sends more is not read to the end. */
const ANSWER_LIMITS = { maxBytes: 1024 * 1024, connectMs: 10_000, idleMs: 20_000, wholeMs: 60_000 }

/**
 * Sends a text to an address outside, by the same guard as everything that goes out, and returns the answer whatever
 * its status. It is not sent on to another address: what is said to one is not said to the next. Refuses with one plain
 * sentence where no answer came.
 */
export async function postAddress(
  address: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  limits: FetchLimits = {},
): Promise<Posted> {
  const all = { ...ANSWER_LIMITS, ...limits }
  const url = readAddress(address, all)
  const length = String(Buffer.byteLength(body))
  const answer = await reach(url, all, { method: 'POST', headers: { ...headers, 'content-length': length }, body })
  const chunks: Uint8Array[] = []
  for await (const chunk of capped(timed(url, answer, all), all.maxBytes)) chunks.push(chunk)
  const status = answer.statusCode ?? 0
  if (status >= 300 && status < 400) throw new SourceRefused(`${url.host} sends on to another address.`)
  return { status, text: Buffer.concat(chunks).toString('utf8') }
}
