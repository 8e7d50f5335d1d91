import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { STREETS } from '../../demo/known-places.ts'
import { type TestApp, testApp } from '../harness/app.ts'
import { sharedData } from '../harness/shared-data.ts'

const SCHEMAS = sharedData('open-referral/oruk-3.0/schema-validator')

type List = {
  total_items: number
  total_pages: number
  page_number: number
  size: number
  first_page: boolean
  last_page: boolean
  empty: boolean
  contents: { id: string; service?: { id: string }; location?: { latitude?: number; longitude?: number } }[]
}

describe('the Open Referral UK 3.0 interface', { skip: SCHEMAS === null }, () => {
  let app: TestApp
  let schemas: Record<string, ValidateFunction>

  before(async () => {
    app = await testApp({ seed: 'demo' })
    schemas = readSchemas()
  })
  after(() => app.close())

  const get = async (path: string) => {
    const answer = await fetch(`${app.origin}/open-referral${path}`)
    assert.equal(answer.status, 200, `${path} answers`)
    assert.equal(answer.headers.get('access-control-allow-origin'), '*', `${path} is open to every origin`)
    return (await answer.json()) as never
  }
  const follows = (schema: string, path: string, body: unknown) => {
    const validate = schemas[schema]!
    assert.ok(validate(body), `${path} against ${schema}: ${JSON.stringify(validate.errors?.slice(0, 3))}`)
    assert.equal(
      JSON.stringify(body)
        .match(/:(null|""|\[\])[,}]/g)
        ?.filter((hit) => !hit.startsWith(':[]')).length ?? 0,
      0,
      path,
    )
  }
  /** Every page of a list, each held to its schema and to the envelope's arithmetic. */
  const walk = async (path: string, schema: string, perPage: number) => {
    const entries: List['contents'] = []
    for (let page = 1; ; page++) {
      const address = `${path}${path.includes('?') ? '&' : '?'}page=${page}&per_page=${perPage}`
      const list: List = await get(address)
      follows(schema, address, list)
      entries.push(...list.contents)
      assert.equal(list.size, list.contents.length)
      assert.equal(list.first_page, page === 1)
      if (list.last_page) {
        assert.equal(entries.length, list.total_items)
        return entries
      }
    }
  }

  it('says its version, its profile and where it is described', async () => {
    follows('api_details', '/', await get(''))
  })

  it('walks every page of services, and every service, with no error', async () => {
    const services = await walk('/services', 'service_list', 25)
    assert.ok(services.length > 50, `${services.length} services`)
    assert.equal(new Set(services.map(({ id }) => id)).size, services.length, 'each once')
    for (const { id } of services) follows('service', `/services/${id}`, await get(`/services/${id}`))
  })

  it('walks services at locations, taxonomies, terms and organisations, and each entry of them', async () => {
    const lists = [
      ['/service_at_locations', 'service_at_location_list', 'service_at_location'],
      ['/taxonomies', 'taxonomy_list', 'taxonomy'],
      ['/taxonomy_terms', 'taxonomy_term_list', 'taxonomy_term'],
    ] as const
    for (const [path, listSchema, schema] of lists) {
      for (const { id } of await walk(path, listSchema, 20))
        follows(schema, `${path}/${id}`, await get(`${path}/${id}`))
    }
    for (const { id } of await walk('/organizations', 'page', 10))
      follows('organization', `/organizations/${id}`, await get(`/organizations/${id}`))
  })

  it('narrows by every parameter, and never finds more than without', async () => {
    const all: List = await get('/services')
    const terms: List = await get('/taxonomy_terms?per_page=200')
    const taxonomies: List = await get('/taxonomies')
    const organizations: List = await get('/organizations?per_page=1')
    const narrowed = [
      'search=english',
      `taxonomy_term_id=${terms.contents[2]!.id}`,
      `taxonomy_id=${taxonomies.contents[3]!.id}`,
      `organization_id=${organizations.contents[0]!.id}`,
      'modified_after=2020-01-01T00:00:00Z',
      'minimum_age=18&maximum_age=24',
      'day=MO&start_time=10:00&end_time=11:00',
      `postcode=${encodeURIComponent(STREETS[8]!.postcode)}&proximity=3000`,
      'full=true',
    ]
    for (const query of narrowed) {
      const list: List = await get(`/services?${query}`)
      follows(query === 'full=true' ? 'page' : 'service_list', query, list)
      assert.ok(list.total_items > 0, `${query} finds something`)
      assert.ok(list.total_items <= all.total_items, query)
    }
    const stamps: List = await get('/services?minimal=true')
    assert.equal(stamps.contents.length, all.total_items)
    assert.deepEqual(Object.keys(stamps.contents[0]!), ['id', 'last_modified'])
  })

  it('gives everything at once as lines', async () => {
    const answer = await fetch(`${app.origin}/open-referral/services?format=ndjson`)
    const lines = (await answer.text()).trim().split('\n')
    const all: List = await get('/services')
    assert.equal(lines.length, all.total_items)
    follows('service_list', 'ndjson', { ...all, contents: lines.map((line) => JSON.parse(line)) })
  })

  it('says plainly which parameter cannot be read', async () => {
    for (const query of [
      'page=0',
      'per_page=many',
      'day=XX',
      'start_time=25:00',
      'taxonomy_id=7',
      'proximity=-1',
      'full=maybe',
    ]) {
      const answer = await fetch(`${app.origin}/open-referral/services?${query}`)
      assert.equal(answer.status, 400, query)
      const { errors } = (await answer.json()) as { errors: { parameter: string }[] }
      assert.deepEqual(
        errors.map(({ parameter }) => parameter),
        [query.split('=')[0]],
      )
    }
  })

  it('answers 404 in JSON for what is not there', async () => {
    for (const path of [
      '/services/7',
      '/services/00000000-0000-4000-8000-000000000000',
      '/taxonomies/x',
      '/organizations/x',
    ]) {
      const answer = await fetch(`${app.origin}/open-referral${path}`)
      assert.equal(answer.status, 404, path)
      assert.match(answer.headers.get('content-type')!, /json/)
    }
  })

  it('lets a reader that has it already keep it', async () => {
    const first = await fetch(`${app.origin}/open-referral/services`)
    const etag = first.headers.get('etag')
    assert.ok(etag)
    const again = await fetch(`${app.origin}/open-referral/services`, { headers: { 'if-none-match': etag } })
    assert.equal(again.status, 304)
  })

  it('describes every address it answers', async () => {
    const { paths } = (await get('/openapi.json')) as { paths: Record<string, unknown> }
    assert.equal(Object.keys(paths).length, 11)
  })
})

/** The validator's own schemas, with the page around lists that they refer to elsewhere. */
function readSchemas(): Record<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const read = (name: string) => JSON.parse(readFileSync(`${SCHEMAS}/${name}.json`, 'utf8')) as { allOf?: unknown }
  const page = (read('open_api') as unknown as { components: { schemas: { Page: object } } }).components.schemas.Page
  const names = ['api_details', 'service', 'service_at_location', 'organization', 'taxonomy', 'taxonomy_term']
  const lists = ['service_list', 'service_at_location_list', 'taxonomy_list', 'taxonomy_term_list']
  const whole = names.map((name) => [name, ajv.compile(read(name))] as const)
  const paged = lists.map((name) => [name, ajv.compile({ ...read(name), allOf: [page] })] as const)
  return Object.fromEntries([...whole, ...paged, ['page', ajv.compile(page)]])
}
