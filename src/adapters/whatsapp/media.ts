import type { WhatsAppSettings } from '../../kit/message-settings.ts'
import { TAKEN } from '../files/file-kind.ts'

/** A file that somebody sent: what it holds, or that it is larger than we take. */
export type FetchedMedia = { readonly bytes: Uint8Array; readonly tooLarge: boolean }

/** Where files are fetched that came with a message. Null: it is gone. Throws where it may be there the next time. */
export type MediaSource = (id: string) => Promise<FetchedMedia | null>

/** As large as what is taken with a message. */
const LARGEST = TAKEN.messages.most
const PATIENCE_MS = 20_000

/**
 * Fetches files from Meta's Cloud API (developers.facebook.com, WhatsApp, media): first where it lies, then what it holds,
 * both with our token. Only from where the API itself is, or from Meta's own hosts.
 */
export function whatsAppMedia({ baseUrl, accessToken }: WhatsAppSettings): MediaSource {
  const ask = (url: string) =>
    fetch(url, {
      headers: { authorization: `Bearer ${accessToken}` },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  return async (id) => {
    const about = await ask(`${baseUrl}/${encodeURIComponent(id)}`)
    if (isGone(about.status)) return null
    if (!about.ok) throw new Error(`asking about a file was answered with ${about.status}`)
    const { url, file_size: size } = (await about.json()) as { readonly url?: unknown; readonly file_size?: unknown }
    if (typeof url !== 'string' || !isMetas(url, baseUrl)) return null
    if (Number(size) > LARGEST) return { bytes: new Uint8Array(), tooLarge: true }
    const file = await ask(url)
    if (isGone(file.status)) return null
    if (!file.ok || !file.body) throw new Error(`fetching a file was answered with ${file.status}`)
    return readUpTo(file.body, LARGEST)
  }
}

const isGone = (status: number): boolean => [400, 404, 410].includes(status)

function isMetas(url: string, baseUrl: string): boolean {
  if (!URL.canParse(url)) return false
  const { origin, protocol, hostname } = new URL(url)
  if (origin === new URL(baseUrl).origin) return true
  return protocol === 'https:' && /\.(fbsbx|facebook|fbcdn|whatsapp)\.(com|net)$/.test(hostname)
}

async function readUpTo(body: ReadableStream<Uint8Array>, most: number): Promise<FetchedMedia> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > most) return { bytes: new Uint8Array(), tooLarge: true }
    chunks.push(chunk)
  }
  return { bytes: Buffer.concat(chunks), tooLarge: false }
}
