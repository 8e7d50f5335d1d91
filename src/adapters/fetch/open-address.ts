import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { createBrotliDecompress, createInflate } from 'node:zlib'
import { type Opened, SourceRefused } from '../formats/format.ts'
import { pinAddress, type Resolved, type Resolver, systemResolver } from './address.ts'
import { capped, gunzipped, notAWebPage, notEmpty } from './limits.ts'

/** How far the guard is opened, and how long and how much it waits for. */
export type FetchLimits = {
  /** Lets http:// through; for tests and for a feed inside one's own house. */
  readonly allowHttp?: boolean
  /** Lets addresses of one's own network through; likewise. */
  readonly allowPrivate?: boolean
  /** A web page may be the source itself (JobPosting in pages). */
  readonly allowWebPage?: boolean
  /** Bytes after decompression. */
  readonly maxBytes?: number
  readonly connectMs?: number
  /** Longest silence in the middle of a body. */
  readonly idleMs?: number
  /** Longest for the whole answer. */
  readonly wholeMs?: number
  readonly resolve?: Resolver
}

const FETCH_DEFAULTS = { maxBytes: 64 * 1024 * 1024, connectMs: 10_000, idleMs: 30_000, wholeMs: 15 * 60_000 }
const MOST_HOPS = 3
const HEADERS = { 'user-agent': 'GoodWork-import', accept: '*/*', 'accept-encoding': 'gzip, deflate, br' }
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * Opens an address outside: the one way out. Every hop is checked by the same rules: https, a name whose addresses are
 * all public, connected to at the very address that was checked. Refuses with one plain sentence.
 */
export async function openAddress(address: string, limits: FetchLimits = {}): Promise<Opened> {
  let url = readAddress(address, limits)
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    const answer = await reach(url, limits, { headers: HEADERS })
    const next = answer.headers.location
    if (!REDIRECTS.has(answer.statusCode ?? 0) || !next) return opened(url, answer, limits)
    answer.destroy()
    url = redirected(url, next, limits)
  }
  throw new SourceRefused(`${shown(url)} sends on to another address more than ${MOST_HOPS} times.`)
}

/** Returns an address that may be asked; refuses what is none, what is not https, and passwords in it. */
export function readAddress(address: string, limits: FetchLimits): URL {
  const url = URL.parse(address)
  if (!url) throw new SourceRefused(`“${address}” is not an address.`)
  const allowed = url.protocol === 'https:' || (limits.allowHttp && url.protocol === 'http:')
  if (!allowed) throw new SourceRefused(`${shown(url)} is not an https address.`)
  if (url.username || url.password) throw new SourceRefused(`${shown(url)} has a user name or password in it.`)
  return url
}

function redirected(from: URL, location: string, limits: FetchLimits): URL {
  const to = URL.parse(location, from.href)
  if (!to) throw new SourceRefused(`${shown(from)} sends on to something that is not an address.`)
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw new SourceRefused(`${shown(from)} sends on to ${shown(to)}, which is not an https address.`)
  }
  return readAddress(to.href, limits)
}

/** How a server is asked; GET unless it says otherwise. */
export type Asking = {
  readonly method?: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** Asks the server at this address, at the very address that was checked, and returns its answer, not yet read. */
export async function reach(url: URL, limits: FetchLimits, asking: Asking): Promise<IncomingMessage> {
  const pinned = await pinAddress(url.hostname, limits.resolve ?? systemResolver, limits.allowPrivate ?? false).catch(
    () => null,
  )
  if (pinned === 'forbidden') {
    throw new SourceRefused(`${shown(url)} is an address inside a private network, which is never read.`)
  }
  if (!pinned) throw new SourceRefused(`There is no server by the name of ${url.hostname}.`)
  return send(url, pinned, limits, asking)
}

function send(url: URL, pinned: Resolved, limits: FetchLimits, asking: Asking): Promise<IncomingMessage> {
  const { connectMs, idleMs } = { ...FETCH_DEFAULTS, ...limits }
  const lookup: LookupFunction = (_host, options, callback) =>
    options.all
      ? callback(null, [{ address: pinned.address, family: pinned.family }])
      : callback(null, pinned.address, pinned.family)
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers } = asking
    const options: RequestOptions = { agent: false, lookup, method, headers }
    const asked = url.protocol === 'http:' ? httpRequest(url, options) : httpsRequest(url, options)
    const refuse = (reason: string) => {
      asked.destroy()
      reject(new SourceRefused(`${shown(url)} ${reason}`))
    }
    const late = setTimeout(() => refuse(`did not answer within ${seconds(connectMs + idleMs)}.`), connectMs + idleMs)
    const unconnected = setTimeout(() => refuse(`could not be reached within ${seconds(connectMs)}.`), connectMs)
    asked.on('socket', (socket) => {
      socket.on(url.protocol === 'http:' ? 'connect' : 'secureConnect', () => clearTimeout(unconnected))
    })
    asked.on('close', () => {
      clearTimeout(late)
      clearTimeout(unconnected)
    })
    asked.on('error', (error) => reject(new SourceRefused(`${shown(url)} could not be read: ${error.message}.`)))
    asked.on('response', (answer) => {
      clearTimeout(late)
      clearTimeout(unconnected)
      resolve(answer)
    })
    asked.end(asking.body)
  })
}

async function opened(url: URL, answer: IncomingMessage, limits: FetchLimits): Promise<Opened> {
  if (answer.statusCode !== 200) {
    answer.destroy()
    throw new SourceRefused(`${shown(url)} answered ${answer.statusCode}${meaning(answer.statusCode)}.`)
  }
  const { maxBytes } = { ...FETCH_DEFAULTS, ...limits }
  const type = answer.headers['content-type']?.split(';')[0]?.trim().toLowerCase() || null
  const decoded = decode(timed(url, answer, limits), answer.headers['content-encoding'], url)
  let body = await notEmpty(capped(gunzipped(decoded), maxBytes))
  if (!limits.allowWebPage) body = await notAWebPage(body, type)
  return { address: url.href, type, body }
}

/** Ends a body that falls silent or that never comes to an end. Time that we take ourselves is not silence. */
export async function* timed(url: URL, answer: IncomingMessage, limits: FetchLimits): AsyncGenerator<Uint8Array> {
  const { idleMs, wholeMs } = { ...FETCH_DEFAULTS, ...limits }
  const whole = setTimeout(
    () => answer.destroy(new SourceRefused(`${shown(url)} did not end within ${seconds(wholeMs)}.`)),
    wholeMs,
  )
  const iterator = answer[Symbol.asyncIterator]()
  try {
    while (true) {
      const silent = setTimeout(
        () => answer.destroy(new SourceRefused(`${shown(url)} fell silent for ${seconds(idleMs)}.`)),
        idleMs,
      )
      const next = await iterator.next().finally(() => clearTimeout(silent))
      if (next.done) return
      yield next.value
    }
  } catch (error) {
    if (error instanceof SourceRefused) throw error
    throw new SourceRefused(`${shown(url)} broke off in the middle of its answer.`)
  } finally {
    clearTimeout(whole)
    answer.destroy()
  }
}

async function* decode(
  body: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
  url: URL,
): AsyncGenerator<Uint8Array> {
  const name = encoding?.trim().toLowerCase()
  if (!name || name === 'identity' || name === 'gzip' || name === 'x-gzip') return yield* body
  if (name !== 'br' && name !== 'deflate') throw new SourceRefused(`${shown(url)} is packed in a way we do not know.`)
  const unpack = name === 'br' ? createBrotliDecompress() : createInflate()
  const feeding = feed(body, unpack)
  try {
    yield* unpack
    await feeding
  } catch (error) {
    if (error instanceof SourceRefused) throw error
    throw new SourceRefused(`${shown(url)} sent compressed data that is damaged.`)
  } finally {
    unpack.destroy()
    await feeding.catch(() => {})
  }
}

async function feed(body: AsyncIterable<Uint8Array>, into: NodeJS.WritableStream & { destroy(e?: Error): void }) {
  try {
    for await (const chunk of body) {
      if (!into.write(chunk)) await new Promise((resolve) => into.once('drain', resolve).once('close', resolve))
      if ('destroyed' in into && into.destroyed) return
    }
    into.end()
  } catch (error) {
    into.destroy(error as Error)
  }
}

const MEANINGS: Readonly<Record<number, string>> = {
  401: ': it wants somebody to sign in',
  403: ': it does not let us in',
  404: ': there is nothing at this address',
  410: ': what was there has gone',
  429: ': it has been asked too often; try later',
}
const meaning = (status: number | undefined): string =>
  MEANINGS[status ?? 0] ?? ((status ?? 0) >= 500 ? ': it is out of order' : '')

const shown = (url: URL): string => `${url.protocol}//${url.host}${url.pathname}`
const seconds = (ms: number): string => `${Math.max(1, Math.round(ms / 1000))} seconds`
