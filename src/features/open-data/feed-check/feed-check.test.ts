import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { checkFeed } from './check-feed.job.ts'
import { reportData, reportLines, verdictOf } from './feed-check.page.ts'

const ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const uuid = (number: number) => `3fa85f64-5717-4562-b3fc-${String(number).padStart(12, '0')}`
const service = (more: object = {}) => ({ id: ID, name: 'Job Club', status: 'active', ...more })
const API = { version: 'HSDS-UK-3.0', profile: 'https://p.example/x', openapi_url: 'https://p.example/y' }
const page = (contents: readonly object[], number = 1, pages = 1) => ({
  total_items: pages === 1 ? contents.length : pages,
  total_pages: pages,
  page_number: number,
  size: contents.length,
  first_page: number === 1,
  last_page: number === pages,
  empty: contents.length === 0,
  contents,
})

describe('checking a folder or a file', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'feed-check-'))
  })
  after(() => rm(folder, { recursive: true }))

  const write = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value))

  it('finds nothing wrong with what is right, and says which optional endpoints are missing', async () => {
    await write('api_details.json', API)
    await write('service_list.json', page([service()]))
    await write('service_full.json', service())
    const report = await checkFeed(folder)
    assert.equal(verdictOf(report), 'warnings')
    assert.deepEqual(
      reportData(report)
        .groups.map(({ severity, endpoint }) => `${severity} ${endpoint}`)
        .toSorted(),
      [
        'warning /organizations',
        'warning /organizations/{id}',
        'warning /service_at_locations',
        'warning /service_at_locations/{id}',
        'warning /taxonomies',
        'warning /taxonomies/{id}',
        'warning /taxonomy_terms',
        'warning /taxonomy_terms/{id}',
      ],
    )
    assert.match(reportLines(report).at(-1)!, /0 errors, 8 warnings\. It follows the standard\./)
  })

  it('groups what is wrong, with a count, a path and how to mend it', async () => {
    await write('dump.json', [
      service({ url: '' }),
      service({ id: uuid(2), url: '' }),
      service({ id: uuid(3), status: 'open' }),
      service(),
    ])
    const report = await checkFeed(join(folder, 'dump.json'))
    assert.equal(verdictOf(report), 'errors')
    assert.deepEqual(
      reportData(report).groups.map(({ path, what, count }) => [path, what, count]),
      [
        ['$[*].url', 'It is empty.', 2],
        ['$[*].status', 'It is “open”, not one of: active, inactive, defunct, temporarily closed.', 1],
        ['$[*].id', `“${ID}” came before.`, 1],
      ],
    )
    assert.match(
      reportLines(report).join('\n'),
      /ERROR .*\$\[\*\]\.url \(2 times\): It is empty\.\n.*\$\[0\]\.url, \$\[1\]\.url\n.*Leave a field out/,
    )
  })

  it('holds a page of 1.0 to the rules of 1.0, and says that 3.0 is newer', async () => {
    const old = { totalElements: 1, totalPages: 1, number: 1, size: 1, first: true, last: true, empty: false }
    const organization = { id: ID, name: 'Example Trust', description: 'A trust' }
    await write('old.json', { ...old, content: [{ ...service(), organization, attending_type: 'bus' }] })
    const { version, groups } = reportData(await checkFeed(join(folder, 'old.json')))
    assert.equal(version, '1.0')
    assert.deepEqual(
      groups.map(({ severity, path }) => `${severity} ${path}`),
      ['error $.content[*].attending_type', 'warning $.version'],
    )
  })

  it('says so where there is nothing to read', async () => {
    assert.match(reportLines(await checkFeed(join(folder, 'none.json'))).join('\n'), /There is no file/)
    await writeFile(join(folder, 'page.json'), '<html>Sign in</html>')
    assert.equal(verdictOf(await checkFeed(join(folder, 'page.json'))), 'errors')
  })
})

describe('checking a live feed', () => {
  const asked: string[] = []
  const answers = new Map<string, unknown>([
    ['/or/', API],
    ['/or/services', page([service({ id: uuid(1) })], 1, 5)],
    ['/or/services?page=3', page([service({ id: uuid(3) })], 3, 5)],
    ['/or/services?page=5', page([service({ id: uuid(5), email: 'ring us' })], 5, 5)],
    ...[1, 3, 5].map((number) => [`/or/services/${uuid(number)}`, service({ id: uuid(number) })] as const),
    ['/or/taxonomies', page([])],
  ])
  const server = createServer((request, response) => {
    asked.push(request.url!)
    const answer = answers.get(request.url!)
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}))
  })
  let base: string
  before(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/or`
  })
  after(() => server.close())

  it('looks at the first, middle and last page and the records on them, and no others', async () => {
    const report = await checkFeed(base, { allowHttp: true, allowPrivate: true })
    assert.deepEqual(
      asked.filter((path) => path.includes('page=')),
      ['/or/services?page=3', '/or/services?page=5'],
    )
    assert.equal(asked.filter((path) => /services\/./.test(path)).length, 3)
    const errors = report.findings.filter(({ severity }) => severity === 'error')
    assert.deepEqual(
      errors.map(({ page, path }) => `${page} ${path}`),
      ['/ $', '/services?page=5 $.contents[0].email'],
    )
    assert.ok(report.findings.some(({ page, what }) => page === '/taxonomies' && what === 'It has no items.'))
    assert.ok(report.findings.some(({ page, severity }) => page === '/organizations' && severity === 'warning'))
  })

  it('reads nothing inside a private network unless it is told to', async () => {
    const before = asked.length
    assert.equal(verdictOf(await checkFeed(base)), 'errors')
    assert.equal(verdictOf(await checkFeed(base.replace('http:', 'https:'))), 'errors')
    assert.equal(asked.length, before)
  })
})
