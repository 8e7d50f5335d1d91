import { openSource, type SourceLimits } from '../../../adapters/fetch/open-source.ts'
import type { Opened } from '../../../adapters/formats/format.ts'
import { SourceRefused } from '../../../adapters/formats/format.ts'
import { readJson } from '../../../adapters/formats/json-source.ts'
import { checkShape, error, type Finding } from '../../../domain/feed-findings.ts'
import type { ShapeName } from '../../../domain/open-referral-shapes.ts'
import { type Version, versionOf } from '../../../domain/open-referral-version.ts'

/** What a check looked at and found. `version` is what the feed says or shows of itself. */
export type FeedReport = {
  readonly address: string
  readonly version: Version | null
  readonly looked: readonly string[]
  readonly services: number
  readonly findings: readonly Finding[]
}

type Endpoint = {
  readonly path: string
  readonly file: readonly string[]
  readonly shape: ShapeName
  readonly optional: boolean
}

/** The lists of the interface, each with the shape of its items, and whether the validator asks for it. */
export const LISTS: readonly Endpoint[] = [
  { path: '/services', file: ['service_list.json', 'services.json'], shape: 'service', optional: false },
  { path: '/taxonomies', file: ['taxonomy_list.json', 'taxonomies.json'], shape: 'taxonomy', optional: true },
  {
    path: '/taxonomy_terms',
    file: ['taxonomy_term_list.json', 'taxonomy_terms.json'],
    shape: 'taxonomy_term',
    optional: true,
  },
  {
    path: '/service_at_locations',
    file: ['service_at_location_list.json', 'service_at_locations.json'],
    shape: 'service_at_location',
    optional: true,
  },
  {
    path: '/organizations',
    file: ['organization_list.json', 'organizations.json'],
    shape: 'organization',
    optional: true,
  },
]

/** Single records in a folder of endpoint files. */
export const SINGLES: readonly Endpoint[] = [
  { path: '/services/{id}', file: ['service_full.json', 'service.json'], shape: 'service', optional: false },
  { path: '/taxonomies/{id}', file: ['taxonomy.json', 'taxonomy_full.json'], shape: 'taxonomy', optional: true },
  {
    path: '/taxonomy_terms/{id}',
    file: ['taxonomy_term.json', 'taxonomy_term_full.json'],
    shape: 'taxonomy_term',
    optional: true,
  },
  {
    path: '/service_at_locations/{id}',
    file: ['service_at_location_full.json', 'service_at_location.json'],
    shape: 'service_at_location',
    optional: true,
  },
  {
    path: '/organizations/{id}',
    file: ['organization_full.json', 'organization.json'],
    shape: 'organization',
    optional: true,
  },
]

export type Document = {
  readonly items: readonly unknown[]
  readonly facts: Readonly<Record<string, unknown>>
  readonly isPage: boolean
}

/** Gathers findings while a feed is walked. */
export class Checking {
  readonly findings: Finding[] = []
  readonly looked: string[] = []
  readonly address: string
  version: Version | null = null
  services = 0
  private readonly limits: SourceLimits
  private readonly ids = new Set<unknown>()

  constructor(address: string, limits: SourceLimits) {
    this.address = address
    this.limits = limits
  }

  report(): FeedReport {
    const { address, version, looked, services, findings } = this
    return { address, version, looked, services, findings }
  }

  add(page: string, findings: readonly Omit<Finding, 'page'>[], optional = false): void {
    for (const finding of findings) {
      this.findings.push({ page, ...finding, severity: optional ? 'warning' : finding.severity })
    }
  }

  warn(page: string, path: string, what: string, mend: string): void {
    this.add(page, [{ severity: 'warning', path, what, mend }])
  }

  /** Reads one document; what cannot be read is a finding, and null. */
  async read(address: string, page: string, optional: boolean): Promise<Document | null> {
    try {
      const document = await readDocument(await openSource(address, this.limits))
      this.looked.push(page)
      return document
    } catch (trouble) {
      if (!(trouble instanceof SourceRefused)) throw trouble
      const mend = optional
        ? 'Offer it if you can: others build on it.'
        : 'Every feed needs this page, open to all, over https.'
      this.add(page, [error('$', trouble.message, mend)], optional)
      return null
    }
  }

  /** Checks a list: its page facts, its items, and ids that come twice. */
  list(page: string, document: Document, endpoint: Pick<Endpoint, 'shape' | 'optional'>): void {
    const old = 'totalElements' in document.facts || 'totalPages' in document.facts
    this.version ??= versionOf(document.facts, document.items)
    if (document.isPage) this.add(page, checkShape(document.facts, old ? 'page_1' : 'page'), endpoint.optional)
    const shape = old && endpoint.shape === 'service' ? 'service_1' : endpoint.shape
    const container = !document.isPage ? '$' : old ? '$.content' : '$.contents'
    document.items.forEach((item, at) => {
      const path = `${container}[${at}]`
      this.add(page, checkShape(item, shape, path), endpoint.optional)
      if (endpoint.shape === 'service') this.service(page, item, path)
    })
    if (document.items.length === 0)
      this.warn(page, '$', 'It has no items.', 'Publish at least one record, so that the feed can be judged.')
    this.arithmetic(page, document)
  }

  private service(page: string, item: unknown, path: string): void {
    this.services++
    const id = (item as { id?: unknown } | null)?.id
    if (id !== undefined && this.ids.has(id)) {
      this.warn(
        page,
        `${path}.id`,
        `“${String(id)}” came before.`,
        'Give every service an id of its own; a second one replaces the first.',
      )
    }
    this.ids.add(id)
  }

  private arithmetic(page: string, { facts, items, isPage }: Document): void {
    const [total, pages, size] = [
      facts.total_items ?? facts.totalElements,
      facts.total_pages ?? facts.totalPages,
      facts.size,
    ]
    if (!isPage) return
    if (typeof total === 'number' && pages === 1 && total !== items.length) {
      this.warn(
        page,
        '$.total_items',
        `It says ${total}, and the only page has ${items.length}.`,
        'Count what is there.',
      )
    } else if (typeof size === 'number' && size < items.length) {
      this.warn(
        page,
        '$.size',
        `It says ${size}, and the page has ${items.length}.`,
        'Give the number of items on this page.',
      )
    }
  }
}

async function readDocument(opened: Opened): Promise<Document> {
  const items: unknown[] = []
  const facts: Record<string, unknown> = {}
  for await (const piece of readJson(opened)) {
    if (piece.kind === 'fact') facts[piece.name] = piece.value
    if (piece.kind === 'broken') throw new SourceRefused(`${opened.address}: ${piece.reason}`)
    if (piece.kind === 'item') items.push(piece.value)
  }
  return { items, facts, isPage: Object.keys(facts).length > 0 }
}
