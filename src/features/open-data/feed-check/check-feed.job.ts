import { listFolder } from '../../../adapters/fetch/list-folder.ts'
import type { SourceLimits } from '../../../adapters/fetch/open-source.ts'
import { checkShape, error } from '../../../domain/feed-findings.ts'
import { namedVersion } from '../../../domain/open-referral-version.ts'
import { Checking, type Document, type FeedReport, LISTS, SINGLES } from './feed-check.job.ts'

/**
 * Checks an Open Referral UK feed before anybody imports it: a file, a folder with a file for each endpoint, or a live
 * feed by its base address, of which it looks at the first, middle and last page of every list, as the official
 * validator does. What is wrong with the endpoints that are optional is a warning.
 */
export async function checkFeed(address: string, limits: SourceLimits = {}): Promise<FeedReport> {
  const checking = new Checking(address, limits)
  const isLive = /^https?:\/\//i.test(address)
  const files = isLive ? null : await listFolder(address)
  if (isLive) await checkLive(checking, limits)
  else if (files) await checkFolder(checking, new Set(files))
  else await checkFile(checking)
  if (checking.version === '1.0') {
    checking.warn(
      '/',
      '$.version',
      'It looks like version 1.0.',
      'It can be imported. Publish 3.0 when you can: 1.0 is no longer kept up.',
    )
  }
  return checking.report()
}

async function checkFile(checking: Checking): Promise<void> {
  const page = checking.address.split('/').at(-1)!
  const document = await checking.read(checking.address, page, false)
  if (!document) return
  const only = document.items.length === 1 && !document.isPage ? document.items[0] : null
  if (isDescription(only)) checking.add(page, checkShape(only, 'api'))
  else checking.list(page, document, { shape: 'service', optional: false })
}

async function checkFolder(checking: Checking, files: ReadonlySet<string>): Promise<void> {
  const within = (file: string) => `${checking.address.replace(/\/+$/, '')}/${file}`
  const fileOf = (names: readonly string[]) => names.find((name) => files.has(name))
  const description = fileOf(['api_details.json', 'index.json'])
  if (description) describe(checking, await checking.read(within(description), '/', false))
  else missing(checking, '/', false)
  for (const endpoint of LISTS) {
    const file = fileOf(endpoint.file)
    if (!file) missing(checking, endpoint.path, endpoint.optional)
    const document = file ? await checking.read(within(file), endpoint.path, endpoint.optional) : null
    if (document) checking.list(endpoint.path, document, endpoint)
  }
  for (const { path, file: names, shape, optional } of SINGLES) {
    const file = fileOf(names)
    if (!file) missing(checking, path, optional)
    const document = file ? await checking.read(within(file), path, optional) : null
    if (document) checking.add(path, checkShape(document.items[0], shape), optional)
  }
}

function describe(checking: Checking, document: Document | null): void {
  if (!document) return
  checking.version ??= namedVersion((document.items[0] as { version?: unknown } | undefined)?.version)
  checking.add('/', checkShape(document.items[0], 'api'))
}

function missing(checking: Checking, path: string, optional: boolean): void {
  const mend = optional ? 'Offer it if you can: others build on it.' : 'Every feed needs this page.'
  checking.add(path, [error('$', 'There is no file for it.', mend)], optional)
}

async function checkLive(checking: Checking, limits: SourceLimits): Promise<void> {
  const base = checking.address
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\/services$/, '')
  if (base.startsWith('http:')) {
    checking.add('/', [
      error('$', 'It is not an https address.', 'Publish over https: browsers and validators ask for it.'),
    ])
    if (!limits.allowHttp) return
  }
  describe(checking, await checking.read(`${base}/`, '/', false))
  for (const endpoint of LISTS) {
    const ids = await checkPages(checking, base, endpoint)
    for (const id of ids) {
      const page = `${endpoint.path}/${id}`
      const document = await checking.read(`${base}${endpoint.path}/${encodeURIComponent(id)}`, page, endpoint.optional)
      if (!document) break
      const shape = checking.version === '1.0' && endpoint.shape === 'service' ? 'service_1' : endpoint.shape
      checking.add(page, checkShape(document.items[0], shape), endpoint.optional)
      const found = (document.items[0] as { id?: unknown } | undefined)?.id
      if (found !== id)
        checking.warn(page, '$.id', 'It is another record than was asked for.', 'Answer with the record of this id.')
    }
  }
}

/** Looks at the first, middle and last page of a list and returns the ids of the first record on each. */
async function checkPages(checking: Checking, base: string, endpoint: (typeof LISTS)[number]): Promise<string[]> {
  const first = await checking.read(`${base}${endpoint.path}`, endpoint.path, endpoint.optional)
  if (!first) return []
  checking.list(endpoint.path, first, endpoint)
  const pages = Number(first.facts.total_pages ?? first.facts.totalPages ?? 1)
  const further = pages > 1 ? [...new Set([Math.ceil(pages / 2), pages])].filter((page) => page > 1) : []
  const documents = [first]
  for (const number of further) {
    const page = `${endpoint.path}?page=${number}`
    const document = await checking.read(`${base}${page}`, page, endpoint.optional)
    if (!document) break
    checking.list(page, document, endpoint)
    const last = document.facts.last_page ?? document.facts.last
    if (number === pages && last === false)
      checking.warn(page, '$.last_page', 'The last page says that it is not.', 'Set it to true on the last page.')
    documents.push(document)
  }
  return documents.flatMap(({ items }) => idOf(items[0]) ?? [])
}

const idOf = (item: unknown): string | null => {
  const id = (item as { id?: unknown } | null | undefined)?.id
  return typeof id === 'string' ? id : null
}

const isDescription = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && !('id' in item) && ('openapi_url' in item || 'profile' in item)
