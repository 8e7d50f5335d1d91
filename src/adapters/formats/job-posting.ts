import { Parser } from 'htmlparser2'
import { decodeStream } from '../text/encoding.ts'
import { type FormatContext, type FormatItem, type Opened, SourceRefused } from './format.ts'
import { readPosting } from './job-posting-draft.ts'
import { readJson } from './json-source.ts'
import { isLoose, type Loose } from './loose.ts'
import { startOf } from './start.ts'

/**
 * Reads schema.org JobPostings: JSON (one, a list, a graph), JSON lines, or the JSON-LD inside a web page. Refuses a
 * source without any.
 */
export async function* readJobPostings({ opened, now }: FormatContext): AsyncGenerator<FormatItem> {
  const { start, body } = await startOf(opened.body)
  const isMarkup = start.startsWith('<')
  const page = isMarkup && /^https?:/i.test(opened.address) ? opened.address : null
  let row = 0
  let postings = 0
  for await (const found of isMarkup ? inPage(body) : inJson({ ...opened, body })) {
    for (const one of 'broken' in found ? [null] : postingsIn(found.value)) {
      row++
      if (one === null) yield { row, id: null, refused: 'broken' in found ? found.broken : 'It is not a JobPosting.' }
      else yield readPosting(row, one, now, page)
      if (one !== null) postings++
    }
  }
  if (postings === 0) throw new SourceRefused(`${opened.address} has no JobPosting in it.`)
}

type Found = { readonly value: unknown } | { readonly broken: string }

async function* inJson(opened: Opened): AsyncGenerator<Found> {
  for await (const piece of readJson(opened)) {
    if (piece.kind === 'item') yield { value: piece.value }
    if (piece.kind === 'broken') yield { broken: piece.reason }
  }
}

/** The JSON-LD blocks of a page, in order. */
async function* inPage(body: AsyncIterable<Uint8Array>): AsyncGenerator<Found> {
  let block: string | null = null
  let blocks: string[] = []
  const parser = new Parser({
    onopentag(name, { type }) {
      if (name === 'script' && /^application\/ld\+json\b/i.test(type ?? '')) block = ''
    },
    ontext(text) {
      if (block !== null) block += text
    },
    onclosetag(name) {
      if (name !== 'script' || block === null) return
      blocks.push(block)
      block = null
    },
  })
  for await (const text of decodeStream(body)) {
    parser.write(text)
    for (const one of blocks) yield readBlock(one)
    blocks = []
  }
  parser.end()
  for (const one of blocks) yield readBlock(one)
}

/** Pages put raw line breaks into texts and wrap blocks in CDATA or comments; both are forgiven. */
function readBlock(block: string): Found {
  const tidy = block
    .replace(/^\s*(?:\/\/\s*)?(?:<!\[CDATA\[|<!--)|(?:\/\/\s*)?(?:\]\]>|-->)\s*$/g, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .replace(/;$/, '')
  try {
    return { value: JSON.parse(tidy) }
  } catch {
    return { broken: 'A block of JSON-LD on the page is not valid JSON.' }
  }
}

/** The postings in a piece of JSON-LD: itself, those of its list or graph, or those that its page is about. */
function* postingsIn(value: unknown): Generator<Loose | null> {
  if (Array.isArray(value)) {
    for (const one of value) yield* postingsIn(one)
    return
  }
  if (!isLoose(value)) yield null
  else if (isPosting(value)) yield value
  else {
    const inside = [value['@graph'], value.mainEntity, value.itemListElement, value.item].filter(
      (one) => one !== undefined,
    )
    for (const one of inside) yield* postingsIn(one)
    if (inside.length === 0 && !('@type' in value)) yield null
  }
}

/** What names no type but has the fields of a posting is one. */
function isPosting(value: Loose): boolean {
  const types = [value['@type']].flat().filter((type) => typeof type === 'string')
  if (types.length === 0) return 'title' in value && ('description' in value || 'hiringOrganization' in value)
  return types.some((type) => /(?:^|[/#:])JobPosting$/.test(type))
}
