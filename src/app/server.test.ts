import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { TEST_FILES, TEST_FORM_RULES } from '../../test/harness/ask.ts'
import { testDatabase } from '../../test/harness/database.ts'
import type { Place } from '../domain/place.ts'
import { clock } from '../kit/clock.ts'
import { Conflict, Gone, NotFound } from '../kit/errors.ts'
import { html } from '../kit/html.ts'
import { data, json, page, redirect } from '../kit/http.ts'
import type { Route } from '../web/ask.ts'
import { healthRoutes, type Readiness } from './readiness.ts'
import { withoutDuplicates } from './routes.ts'
import { buildServer } from './server.ts'

const place = (name: string, hosts: string[]): Place => ({
  slug: name.toLowerCase(),
  name,
  council: `${name} Council`,
  gssCode: null,
  hosts,
  centre: { lat: 51.5, lng: -0.1 },
  languages: ['en'],
  colours: { brand: '#1d4f91', accent: '#f6c244' },
  words: { title: `Good work in ${name}`, welcome: '', neighbourhood: 'ward', hub: 'hub' },
  contact: { email: 'work@osier.example', phone: '020 7946 0999' },
  replyWorkingDays: 2,
  sample: true,
})

const fail = (error: Error) => () => Promise.reject(error)
const ROUTES: Route[] = [
  { get: '/', may: 'public.read', handler: ({ place, query }) => page(html`<p>${place.name} ${query.get('q')}</p>`) },
  { post: '/save', may: 'public.shortlist', handler: ({ form }) => redirect(`/?q=${form.get('what')}`, [SAVED]) },
  {
    post: '/cv',
    may: 'public.act',
    takesFiles: true,
    handler: ({ form, files }) =>
      json({ form: form.get('what'), files: files.map(({ name, bytes, tooLarge }) => [name, bytes.length, tooLarge]) }),
  },
  { get: '/saved', may: 'public.read', handler: ({ cookies }) => data('text/plain', cookies.saved ?? 'nothing') },
  { get: '/long', may: 'public.read', handler: () => data('text/plain', 'work '.repeat(2000)) },
  { get: '/absent', may: 'public.read', handler: fail(new NotFound()) },
  { get: '/gone', may: 'public.read', handler: fail(new Gone('a job')) },
  { get: '/late', may: 'public.read', handler: fail(new Conflict('taken')) },
  { get: '/broken', may: 'public.read', handler: fail(new Error('a postcode NW5 2AA in a message')) },
]
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const SAVED = { name: 'saved', value: '1.2', maxAgeSeconds: 60 }

const { web, drop } = await testDatabase()
after(drop)

async function serve(origin = 'http://work.example', maintenanceFile: string | null = null) {
  const readiness: Readiness = { draining: false }
  const app = await buildServer({
    viewerKey: Buffer.alloc(32),
    db: web,
    routes: [...healthRoutes(readiness, new URL('../../migrations', import.meta.url).pathname), ...ROUTES],
    places: [place('Osier', []), place('Fleet', ['fleet.example'])],
    clock: clock(new Date('2026-11-21T09:00:00Z')),
    formRules: TEST_FORM_RULES,
    fileStore: TEST_FILES,
    proxies: [],
    origin: () => origin,
    assets: null,
    maintenanceFile,
    logLevel: 'silent',
  })
  return { app, readiness }
}

describe('the web server', async () => {
  const { app } = await serve()
  after(() => app.close())
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

  describe('with a file', () => {
    const send = (url: string, size: number, name = 'cv.txt') =>
      app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'multipart/form-data; boundary=edge' },
        payload: [
          '--edge\r\ncontent-disposition: form-data; name="what"\r\n\r\nbaker\r\n',
          `--edge\r\ncontent-disposition: form-data; name="cv"; filename="${name}"\r\n\r\n${'x'.repeat(size)}\r\n--edge--\r\n`,
        ].join(''),
      })

    it('takes it beside the fields, where files are taken', async () => {
      assert.deepEqual((await send('/cv', 5)).json(), { form: 'baker', files: [['cv.txt', 5, false]] })
      assert.deepEqual((await send('/cv', 0, '')).json(), { form: 'baker', files: [] })
    })

    it('says where it is larger than 10 megabytes, and holds no more of it', async () => {
      assert.deepEqual((await send('/cv', 10_000_001)).json(), { form: 'baker', files: [['cv.txt', 10_000_000, true]] })
    })

    it('takes none anywhere else', async () => {
      assert.equal((await send('/save', 5)).statusCode, 415)
    })
  })

  it('answers a page that only its own files may touch', async () => {
    const answer = await get('/?q=%3Cb%3Ecare')
    assert.equal(answer.body, '<p>Osier &lt;b&gt;care</p>')
    assert.match(String(answer.headers['content-security-policy']), /script-src 'self';.*frame-ancestors 'none'/)
    assert.doesNotMatch(String(answer.headers['content-security-policy']), /unsafe/)
    assert.equal(answer.headers['x-content-type-options'], 'nosniff')
    assert.equal(answer.headers['referrer-policy'], 'same-origin')
    assert.equal(answer.headers['strict-transport-security'], undefined)
  })

  it('opens the front door of the place whose name was asked for', async () => {
    assert.equal((await get('/', { host: 'fleet.example:3000' })).body, '<p>Fleet </p>')
    assert.equal((await get('/', { host: 'elsewhere.example' })).body, '<p>Osier </p>')
  })

  it('answers HEAD with the headers alone', async () => {
    const answer = await app.inject({ method: 'HEAD', url: '/' })
    assert.deepEqual([answer.statusCode, answer.body], [200, ''])
  })

  for (const [path, status] of [
    ['/absent', 404],
    ['/nowhere', 404],
    ['/gone', 410],
    ['/late', 409],
    ['/broken', 500],
    ['/%ff', 400],
  ] as const) {
    it(`answers ${path} with ${status} and a page, and keeps the reason to itself`, async () => {
      const answer = await get(path)
      assert.equal(answer.statusCode, status)
      assert.match(String(answer.headers['content-type']), /text\/html/)
      assert.match(answer.body, /<h1/)
      assert.doesNotMatch(answer.body, /NW5|Error/)
    })
  }

  it('says which methods an address has', async () => {
    const answer = await app.inject({ method: 'DELETE', url: '/gone', payload: 'x' })
    assert.deepEqual([answer.statusCode, answer.headers.allow], [405, 'GET, HEAD'])
    assert.equal((await app.inject({ method: 'GET', url: '/save' })).statusCode, 405)
  })

  it('leads from a slash too many to the address without it, and never to another host', async () => {
    const answer = await get('/saved/?a=1&b=2')
    assert.deepEqual([answer.statusCode, answer.headers.location], [301, '/saved?a=1&b=2'])
    assert.equal((await get('//evil.example/')).headers.location, '/evil.example')
    assert.equal((await get('/\\evil.example/')).headers.location, undefined)
  })

  it('reads a form, answers with a cookie that scripts and other sites cannot use', async () => {
    const answer = await app.inject({ method: 'POST', url: '/save', payload: 'what=care+work', headers: FORM })
    assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/?q=care work'])
    assert.deepEqual(answer.headers['set-cookie'], ['saved=1.2; Path=/; Max-Age=60; HttpOnly; SameSite=Lax'])
  })

  it('refuses the forms of other sites, too long ones, and what is not a form', async () => {
    const post = (payload: string, headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/save', payload, headers: { ...FORM, ...headers } })
    assert.equal((await post('what=x', { 'sec-fetch-site': 'cross-site' })).statusCode, 403)
    assert.equal((await post('what=x', { origin: 'https://evil.example' })).statusCode, 403)
    assert.equal((await post('what=x', { origin: 'http://work.example' })).statusCode, 303)
    assert.equal((await post('x'.repeat(100_001), {})).statusCode, 413)
    assert.equal((await post('{}', { 'content-type': 'application/json' })).statusCode, 415)
  })

  it('sends long answers small', async () => {
    const answer = await get('/long', { 'accept-encoding': 'br' })
    assert.equal(answer.headers['content-encoding'], 'br')
    assert.ok(answer.rawPayload.length < 200)
    assert.equal(brotliDecompressSync(answer.rawPayload).length, 10_000)
  })
})

describe('over https', async () => {
  const { app } = await serve('https://work.example')
  after(() => app.close())

  it('insists on https and binds cookies to this host', async () => {
    const answer = await app.inject({ method: 'POST', url: '/save', payload: 'what=x', headers: FORM })
    assert.match(String(answer.headers['set-cookie']), /^__Host-saved=1\.2; Path=\/; .*; Secure$/)
    assert.match(String(answer.headers['strict-transport-security']), /max-age=63072000/)
    const read = (cookie: string) => app.inject({ url: '/saved', headers: { cookie } })
    assert.equal((await read('__Host-saved=1.2')).body, '1.2')
    assert.equal((await read('saved=1.2')).body, 'nothing')
  })
})

describe('health', async () => {
  const { app, readiness } = await serve()
  before(() => app.listen({ port: 0, host: '127.0.0.1' }))
  after(() => app.close())

  it('is ready while the database answers with all its migrations, and says when it is leaving', async () => {
    assert.deepEqual((await app.inject('/readyz')).json(), { ready: true })
    readiness.draining = true
    assert.equal((await app.inject('/readyz')).statusCode, 503)
    assert.deepEqual((await app.inject('/healthz')).json(), { ok: true })
  })

  it('survives a request that is no HTTP', async () => {
    const { port } = app.server.address() as { port: number }
    const status = await new Promise((resolve) => {
      const asked = request({ port, method: 'GET', path: '/', headers: { 'x-long': 'x'.repeat(20_000) } })
      asked.on('response', (response) => resolve(response.statusCode)).on('error', resolve)
      asked.end()
    })
    assert.equal(status, 431)
    assert.equal((await app.inject('/healthz')).statusCode, 200)
  })
})

describe('the table of routes', () => {
  it('refuses two answers to one address, whatever their parameters are called', () => {
    const handler = () => page(html``)
    const twice: Route[] = [
      { get: '/hubs/:slug', may: 'public.read', handler },
      { get: '/hubs/:id', may: 'public.read', handler },
    ]
    assert.throws(() => withoutDuplicates(twice), /two routes answer GET \/hubs\/:id/)
  })
})

it('closes for planned work while a file says so, and opens by itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'good-work-'))
  const file = join(folder, 'maintenance')
  const { app } = await serve(undefined, file)
  writeFileSync(file, '')
  const closed = await app.inject('/')
  assert.equal(closed.statusCode, 503)
  assert.equal(closed.headers['retry-after'], '30')
  assert.equal((await app.inject('/healthz')).statusCode, 200)
  rmSync(folder, { recursive: true })
  assert.equal((await app.inject('/')).statusCode, 200)
  await app.close()
})
