import { type FormatContext, type FormatItem, type Opened, SourceRefused } from './format.ts'
import { type JsonPiece, readJson } from './json-source.ts'
import { isLoose, type Loose, lineOf } from './loose.ts'
import { readService } from './open-referral-service.ts'

/** More pages than any directory has; a feed that goes on beyond is endless. */
const MOST_PAGES = 20_000
/** Detail pages asked for at the same time: polite to a council's server. */
const AT_ONCE = 4
/** After so many detail pages in a row that fail, the flat list has to do. */
const MOST_FAILURES = 5

/**
 * Reads Open Referral UK 1.0 and 3.0: a file with a list, a page, JSON lines or a single service; or an endpoint, from
 * its base address or its `/services`, page after page, with each service's own page where the list is flat. Stops
 * where a page repeats the one before.
 */
export async function* readOpenReferral({ opened, open, now }: FormatContext): AsyncGenerator<FormatItem> {
  let row = 0
  for await (const piece of /^https?:/i.test(opened.address) ? walk(opened, open) : readJson(opened)) {
    if (piece.kind === 'broken') yield { row: ++row, id: null, refused: piece.reason }
    if (piece.kind === 'item') yield readService(++row, piece.value, now)
  }
}

type Open = FormatContext['open']
type Page = { readonly items: readonly JsonPiece[]; readonly facts: ReadonlyMap<string, unknown> }

/** Every service of an endpoint, page by page, each with its details. */
async function* walk(first: Opened, open: Open): AsyncGenerator<JsonPiece> {
  let address = first.address
  let page = await readPage(first)
  if (isDescription(page)) {
    address = servicesAddress(first.address)
    page = await readPage(await open(address))
  }
  const details = new Details(address, open)
  const seen = new Set<string>()
  const countedFromNought = (page.facts.get('page_number') ?? page.facts.get('number')) === 0
  const further = countedFromNought ? 0 : 1
  for (let number = pageNumber(address); number < MOST_PAGES; number++) {
    const fresh = page.items.filter((piece) => piece.kind !== 'item' || isNew(piece.value, seen))
    yield* details.of(fresh)
    if (fresh.length === 0 || isLast(page, number)) return
    address = pageAddress(address, number + further)
    page = await readPage(await open(address))
  }
  throw new SourceRefused(`${first.address} has no last page.`)
}

async function readPage(opened: Opened): Promise<Page> {
  const items: JsonPiece[] = []
  const facts = new Map<string, unknown>()
  for await (const piece of readJson(opened)) {
    if (piece.kind === 'fact') facts.set(piece.name, piece.value)
    else items.push(piece)
  }
  return { items, facts }
}

/** The base address of 3.0 answers with what it is, not with services. */
function isDescription({ items, facts }: Page): boolean {
  const only = items.length === 1 && facts.size === 0 ? items[0]! : null
  return (
    only?.kind === 'item' &&
    isLoose(only.value) &&
    !('id' in only.value) &&
    ('openapi_url' in only.value || 'version' in only.value)
  )
}

function servicesAddress(base: string): string {
  const url = new URL(base)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/services`
  return url.href
}

function pageAddress(address: string, number: number): string {
  const url = new URL(address)
  url.searchParams.set('page', String(number))
  return url.href
}

const pageNumber = (address: string): number => Math.max(1, Number(new URL(address).searchParams.get('page') ?? 1) || 1)

function isLast({ facts, items }: Page, number: number): boolean {
  if (facts.get('last_page') === true || facts.get('last') === true) return true
  const pages = Number(facts.get('total_pages') ?? facts.get('totalPages') ?? Number.NaN)
  if (Number.isFinite(pages)) return number >= pages
  return facts.size === 0 || items.length === 0
}

function isNew(value: unknown, seen: Set<string>): boolean {
  const id = isLoose(value) ? lineOf(value, 'id') : null
  if (id === null) return true
  if (seen.has(id)) return false
  seen.add(id)
  return true
}

const NESTED = [
  'service_at_locations',
  'locations',
  'schedules',
  'regular_schedules',
  'contacts',
  'cost_options',
  'attributes',
]
const isFlat = (service: Loose): boolean => NESTED.every((name) => !Array.isArray(service[name]))

/** Looks services up on their own pages, four at a time; what cannot be had stays as the list gives it. */
class Details {
  private readonly list: string
  private readonly open: Open
  private failures = 0

  constructor(list: string, open: Open) {
    this.list = list
    this.open = open
  }

  async *of(pieces: readonly JsonPiece[]): AsyncGenerator<JsonPiece> {
    for (let from = 0; from < pieces.length; from += AT_ONCE) {
      yield* await Promise.all(pieces.slice(from, from + AT_ONCE).map((piece) => this.look(piece)))
    }
  }

  private async look(piece: JsonPiece): Promise<JsonPiece> {
    if (piece.kind !== 'item' || !isLoose(piece.value) || !isFlat(piece.value)) return piece
    const id = lineOf(piece.value, 'id')
    if (id === null || this.failures >= MOST_FAILURES) return piece
    try {
      const url = new URL(this.list)
      url.search = ''
      url.pathname = `${url.pathname.replace(/\/+$/, '')}/${encodeURIComponent(id)}`
      const { items } = await readPage(await this.open(url.href))
      const found = items.length === 1 && items[0]!.kind === 'item' ? items[0]!.value : null
      if (!isLoose(found) || lineOf(found, 'id') !== id) throw new SourceRefused('another service')
      this.failures = 0
      return { kind: 'item', value: { ...piece.value, ...found } }
    } catch {
      this.failures++
      return piece
    }
  }
}
