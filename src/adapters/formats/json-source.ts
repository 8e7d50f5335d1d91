import { JSONParser } from '@streamparser/json'
import { decodeStream } from '../text/encoding.ts'
import { type Opened, SourceRefused } from './format.ts'

/** What a JSON source holds, in order: its items, the page facts around them, and lines that are no JSON. */
export type JsonPiece =
  | { readonly kind: 'item'; readonly value: unknown }
  | { readonly kind: 'fact'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'broken'; readonly reason: string }

/** Names under which pages keep their items: Open Referral 3.0 and 1.0, JSON-LD graphs, and the usual others. */
const CONTAINERS = [
  'contents',
  'content',
  '@graph',
  'items',
  'itemListElement',
  'vacancies',
  'jobs',
  'services',
  'results',
  'data',
]

/** Facts about a page that tell where it stands among others (Open Referral 3.0, then 1.0). */
const FACTS = [
  'total_pages',
  'page_number',
  'last_page',
  'total_items',
  'totalPages',
  'number',
  'last',
  'totalElements',
]

/** A single document that is not a list has to be held whole; none is longer than this. */
const LONGEST_DOCUMENT = 32 * 1024 * 1024
/** Enough of the beginning to tell a list, a page, a single document and JSON lines apart. */
const ENOUGH = 256 * 1024

/**
 * Reads JSON in any of the shapes that feeds come in, never more than one item at a time: a list, a page with its items
 * under a name, JSON lines, or one document. Refuses what is not JSON, saying where.
 */
export async function* readJson(opened: Opened): AsyncGenerator<JsonPiece> {
  const pieces = decodeStream(opened.body)
  let head = ''
  while (head.length < ENOUGH) {
    const { done, value } = await pieces.next()
    if (done) break
    head += value
  }
  const texts = joined(head, pieces)
  const start = head.trimStart()
  if (start === '') throw new SourceRefused(`${opened.address} is empty.`)
  if (start.startsWith('[')) yield* stream(texts, ['$.*'], opened)
  else if (!start.startsWith('{')) throw new SourceRefused(notJson(opened, start))
  else if (isJsonLines(start)) yield* readLines(texts)
  else if (head.length >= ENOUGH || CONTAINERS.some((name) => start.includes(`"${name}"`)))
    yield* readPage(texts, opened, start)
  else yield { kind: 'item', value: await readWhole(texts, opened) }
}

async function* joined(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head
  yield* rest
}

const notJson = (opened: Opened, start: string): string =>
  start.startsWith('<')
    ? `${opened.address} is a web page or XML, not JSON.`
    : `${opened.address} is not JSON: it begins with “${start.slice(0, 20).replace(/\s+/g, ' ')}”.`

function isJsonLines(start: string): boolean {
  const end = start.indexOf('\n')
  if (end < 0 || !/^\s*\{/.test(start.slice(end))) return false
  return parsed(start.slice(0, end)) !== undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function* readLines(texts: AsyncIterable<string>): AsyncGenerator<JsonPiece> {
  let rest = ''
  for await (const text of texts) {
    const lines = (rest + text).split('\n')
    rest = lines.pop()!
    for (const line of lines) yield* readLine(line)
  }
  yield* readLine(rest)
}

function* readLine(line: string): Generator<JsonPiece> {
  if (line.trim() === '') return
  const value = parsed(line)
  yield value === undefined ? { kind: 'broken', reason: 'The line is not JSON.' } : { kind: 'item', value }
}

/** A page if one of its own names is a list of items; else one document, as is an organization with its `services`. */
async function* readPage(texts: AsyncIterable<string>, opened: Opened, start: string): AsyncGenerator<JsonPiece> {
  if (/^\{\s*"@?id"/.test(start)) {
    yield item(await readWhole(texts, opened))
    return
  }
  const whole = start.length < ENOUGH ? parsed(start) : undefined
  if (whole !== undefined && !isPage(whole as Record<string, unknown>)) {
    yield* isEmptyPage(whole as Record<string, unknown>) ? factsOf(whole as Record<string, unknown>) : [item(whole)]
    return
  }
  const paths = [...CONTAINERS.map((name) => `$.${name}.*`), ...FACTS.map((name) => `$.${name}`)]
  yield* stream(texts, paths, opened)
}

const isPage = (whole: Record<string, unknown>): boolean =>
  !('id' in whole) && CONTAINERS.some((name) => Array.isArray(whole[name]))
const item = (value: unknown): JsonPiece => ({ kind: 'item', value })
const isEmptyPage = (whole: Record<string, unknown>): boolean => !('id' in whole) && FACTS.some((name) => name in whole)
const factsOf = (whole: Record<string, unknown>): JsonPiece[] =>
  FACTS.flatMap((name) => (name in whole ? [{ kind: 'fact', name, value: whole[name] }] : []))

async function* stream(texts: AsyncIterable<string>, paths: string[], opened: Opened): AsyncGenerator<JsonPiece> {
  let ready: JsonPiece[] = []
  const facts = new Set(FACTS)
  const parser = new JSONParser({ paths, keepStack: false })
  let failed: Error | null = null
  parser.onError = (error) => {
    failed ??= error
  }
  parser.onValue = ({ value, key, stack }) => {
    const isFact = typeof key === 'string' && stack.length === 1 && facts.has(key)
    if (value !== undefined) ready.push(isFact ? { kind: 'fact', name: key, value } : { kind: 'item', value })
  }
  for await (const text of texts) {
    if (!parser.isEnded && !failed) parser.write(text)
    yield* ready
    ready = []
    if (failed) break
  }
  if (!failed && !parser.isEnded) throw new SourceRefused(`${opened.address} breaks off in the middle.`)
  if (failed)
    throw new SourceRefused(`${opened.address} is not valid JSON: ${(failed as Error).message.split('\n')[0]}`)
}

async function readWhole(texts: AsyncIterable<string>, opened: Opened): Promise<unknown> {
  let whole = ''
  for await (const text of texts) {
    whole += text
    if (whole.length > LONGEST_DOCUMENT) throw new SourceRefused(`${opened.address} is one document of over 32 MB.`)
  }
  try {
    return JSON.parse(whole)
  } catch (error) {
    throw new SourceRefused(`${opened.address} is not valid JSON: ${(error as Error).message.split('\n')[0]}`)
  }
}
