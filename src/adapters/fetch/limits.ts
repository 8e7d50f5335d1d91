import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { SourceRefused } from '../formats/format.ts'

/** Passes bytes on until there are more than `maxBytes` of them, then refuses. */
export async function* capped(body: AsyncIterable<Uint8Array>, maxBytes: number): AsyncIterable<Uint8Array> {
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new SourceRefused(`It is larger than ${megabytes(maxBytes)} MB, the most that is read.`)
    yield chunk
  }
}

const megabytes = (bytes: number): string => String(Math.round(bytes / 104_857.6) / 10)

/** Returns the bytes with gzip taken off, where they are gzipped: told by their first two bytes, not by a name. */
export async function* gunzipped(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const { head, rest } = await peek(body, 2)
  if (head[0] !== 0x1f || head[1] !== 0x8b) return yield* rest
  const source = Readable.from(rest)
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  try {
    yield* source.pipe(gunzip)
  } catch (error) {
    if (error instanceof SourceRefused) throw error
    throw new SourceRefused('It is compressed, and the compressed data is damaged.')
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

export type Peeked = { readonly head: Buffer; readonly rest: AsyncIterable<Uint8Array> }

/** Returns at least the first `bytes` of a body, as far as it has them, and the whole body again. */
export async function peek(body: AsyncIterable<Uint8Array>, bytes: number): Promise<Peeked> {
  const iterator = body[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  let done = false
  while (head.length < bytes && !done) {
    const next = await iterator.next()
    if (next.done) done = true
    else head = Buffer.concat([head, next.value])
  }
  return { head, rest: again(head, iterator) }
}

async function* again(head: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  } finally {
    await iterator.return?.()
  }
}

/** Refuses a body that has nothing in it. */
export async function notEmpty(body: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const { head, rest } = await peek(body, 1)
  if (head.length === 0) throw new SourceRefused('It is empty.')
  return rest
}

/** Refuses a web page where data was expected: what a server shows when it wants a visitor to sign in, or is ill. */
export async function notAWebPage(
  body: AsyncIterable<Uint8Array>,
  type: string | null,
): Promise<AsyncIterable<Uint8Array>> {
  const { head, rest } = await peek(body, 1024)
  const start = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
    .slice(0, 400)
    .toLowerCase()
  const isPage = /^(?:<!--.*?-->\s*)?(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html\b|<head\b|<body\b)/s.test(start)
  if (!isPage && !(type === 'text/html' && /^<(?!\?xml|rss|feed)/.test(start))) return rest
  const title = /<title[^>]*>([^<]{1,120})/i.exec(head.toString('utf8'))?.[1]?.trim()
  await rest[Symbol.asyncIterator]().return?.()
  throw new SourceRefused(
    `It is a web page${title ? ` (“${title.replace(/\s+/g, ' ')}”)` : ''}, perhaps for signing in, and not a feed.`,
  )
}
