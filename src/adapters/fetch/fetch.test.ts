import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { SourceRefused } from '../formats/format.ts'
import { isPublicAddress } from './address.ts'
import { type FetchLimits, openAddress } from './open-address.ts'
import { openFile } from './open-file.ts'

const LOCAL: FetchLimits = { allowHttp: true, allowPrivate: true }

async function text(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const read = async (address: string, limits: FetchLimits = LOCAL) => text((await openAddress(address, limits)).body)

describe('which addresses are public', () => {
  const CASES: readonly (readonly [string, boolean])[] = [
    ['93.184.215.14', true],
    ['2606:2800:21f::1', true],
    ['127.0.0.1', false],
    ['127.9.9.9', false],
    ['0.0.0.0', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['100.64.0.1', false],
    ['169.254.169.254', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:93.184.215.14', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['fe80::1', false],
    ['fc00::1', false],
    ['fd12::1', false],
    ['ff02::1', false],
    ['not an address', false],
  ]
  for (const [address, is] of CASES) {
    it(`${address}: ${is ? 'yes' : 'no'}`, () => assert.equal(isPublicAddress(address), is))
  }
})

describe('the guard on the way out', () => {
  let connections = 0
  let trap: Server
  let trap6: Server
  let port: number

  before(async () => {
    const listener: RequestListener = (_ask, answer) => answer.end('secret')
    trap = createServer(listener).on('connection', () => connections++)
    trap6 = createServer(listener).on('connection', () => connections++)
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve))
    port = (trap.address() as AddressInfo).port
    await new Promise<void>((resolve) => trap6.listen(port, '::1', resolve).once('error', () => resolve()))
  })
  after(() => {
    trap.close()
    trap6.close()
  })

  const FORBIDDEN = [
    'http://127.0.0.1',
    'http://localhost',
    'http://2130706433',
    'http://0x7f000001',
    'http://0177.0.0.1',
    'http://127.1',
    'http://0',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:7f00:1]',
    'http://169.254.169.254',
    'http://[fe80::1]',
  ]
  for (const host of FORBIDDEN) {
    it(`never connects to ${host}`, async () => {
      await assert.rejects(openAddress(`${host}:${port}/feed.json`, { allowHttp: true }), SourceRefused)
      assert.equal(connections, 0)
    })
  }

  it('refuses a public name that stands for a private address, among others', async () => {
    const resolve = async () => [
      { address: '93.184.215.14', family: 4 as const },
      { address: '127.0.0.1', family: 4 as const },
    ]
    await assert.rejects(openAddress(`http://feed.test:${port}/`, { allowHttp: true, resolve }), /private network/)
    assert.equal(connections, 0)
  })

  it('asks for the address once and connects to that one, though the name changes its mind', async () => {
    const answers = ['127.0.0.1', '::1']
    let asked = 0
    const resolve = async () => [{ address: answers[asked++]!, family: 4 as const }]
    assert.equal(await read(`http://rebinding.test:${port}/`, { ...LOCAL, resolve }), 'secret')
    assert.equal(asked, 1)
    connections = 0
  })

  it('refuses plain http, other schemes, and passwords in addresses', async () => {
    await assert.rejects(openAddress('http://example.org/'), /not an https address/)
    await assert.rejects(openAddress('file:///etc/passwd'), /not an https address/)
    await assert.rejects(openAddress('ftp://example.org/', LOCAL), /not an https address/)
    await assert.rejects(openAddress('https://me:secret@example.org/'), /user name or password/)
    await assert.rejects(openAddress('feed.json'), /not an address/)
  })

  it('says so where there is no such server', async () => {
    await assert.rejects(openAddress('https://nowhere.invalid/', { resolve: async () => [] }), /no server by the name/)
  })
})

describe('what a server answers', () => {
  const ROUTES: Record<string, RequestListener> = {
    '/good': (_ask, answer) =>
      answer.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end('{"a":1}'),
    '/gzip': (_ask, answer) => answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed')),
    '/feed.gz': (_ask, answer) => answer.writeHead(200, { 'content-type': 'application/gzip' }).end(gzipSync('packed')),
    '/bomb': (_ask, answer) =>
      answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000))),
    '/damaged': (_ask, answer) =>
      answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed').subarray(0, 15)),
    '/sign-in': (_ask, answer) =>
      answer.writeHead(200, { 'content-type': 'text/calendar' }).end('\n<!DOCTYPE html><html><title>Sign in</title>'),
    '/forbidden': (_ask, answer) => answer.writeHead(401).end(),
    '/broken': (_ask, answer) => answer.writeHead(503).end(),
    '/empty': (_ask, answer) => answer.end(),
    '/there': (_ask, answer) => answer.writeHead(302, { location: '/good' }).end(),
    '/round': (_ask, answer) => answer.writeHead(302, { location: '/round' }).end(),
    '/inside': (_ask, answer) => answer.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
    '/endless': (_ask, answer) => {
      const more = () => {
        while (!answer.destroyed && answer.write(Buffer.alloc(65_536, 'x')));
      }
      answer.on('drain', more)
      more()
    },
    '/silent': (_ask, answer) => {
      answer.writeHead(200).write('a')
    },
    '/slow': (_ask, answer) => {
      const timer = setInterval(() => answer.write('a'), 20)
      answer.on('close', () => clearInterval(timer))
    },
    '/never': () => {},
    '/cut': (_ask, answer) => {
      answer.writeHead(200, { 'content-length': 100 }).write('half', () => answer.destroy())
    },
  }
  let server: Server
  let origin: string

  before(async () => {
    server = createServer((ask, answer) => ROUTES[ask.url!]!(ask, answer))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  it('is read with its type, packed or not', async () => {
    const opened = await openAddress(`${origin}/good`, LOCAL)
    assert.deepEqual([opened.type, await text(opened.body)], ['application/json', '{"a":1}'])
    assert.equal(await read(`${origin}/gzip`), 'packed')
    assert.equal(await read(`${origin}/feed.gz`), 'packed')
  })

  it('is followed to another address, and every step is guarded', async () => {
    assert.equal((await openAddress(`${origin}/there`, LOCAL)).address, `${origin}/good`)
    await assert.rejects(read(`${origin}/round`), /more than 3 times/)
    const onlyOurs: FetchLimits = {
      allowHttp: true,
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    }
    await assert.rejects(read(`${origin}/inside`, onlyOurs), /private network/)
  })

  const REFUSED: readonly (readonly [string, RegExp, FetchLimits?])[] = [
    ['/sign-in', /web page \(“Sign in”\), perhaps for signing in/],
    ['/forbidden', /answered 401: it wants somebody to sign in/],
    ['/broken', /answered 503: it is out of order/],
    ['/empty', /is empty/],
    ['/bomb', /larger than 1 MB/, { maxBytes: 1024 * 1024 }],
    ['/damaged', /damaged/],
    ['/endless', /larger than 1 MB/, { maxBytes: 1024 * 1024 }],
    ['/silent', /fell silent/, { idleMs: 60 }],
    ['/slow', /did not end within/, { wholeMs: 120 }],
    ['/never', /did not answer within/, { connectMs: 50, idleMs: 50 }],
    ['/cut', /broke off/],
  ]
  for (const [path, reason, limits] of REFUSED) {
    it(`${path} is refused in one line`, async () => {
      await assert.rejects(read(origin + path, { ...LOCAL, ...limits }), (error) => {
        assert.ok(error instanceof SourceRefused)
        assert.match(error.message, reason)
        assert.doesNotMatch(error.message, /\n/)
        return true
      })
    })
  }
})

describe('a file', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'good-work-file-'))
    await writeFile(join(folder, 'plain.json'), '[]')
    await writeFile(join(folder, 'packed.json.gz'), gzipSync('[1]'))
    await writeFile(join(folder, 'empty.csv'), '')
    await writeFile(join(folder, 'page.ics'), '<html><head><title>Google Calendar - Sign in</title>')
  })
  after(() => rm(folder, { recursive: true }))

  const file = async (name: string, maxBytes?: number) =>
    text((await openFile(join(folder, name), maxBytes ? { maxBytes } : {})).body)

  it('is read plain or packed', async () => {
    assert.equal(await file('plain.json'), '[]')
    assert.equal(await file('packed.json.gz'), '[1]')
  })
  it('is refused where it is absent, a folder, empty, too large or a web page', async () => {
    await assert.rejects(file('absent.json'), /There is no file/)
    await assert.rejects(file('.'), /is a folder/)
    await assert.rejects(file('empty.csv'), /is empty/)
    await assert.rejects(file('packed.json.gz', 2), /larger than/)
    await assert.rejects(file('page.ics'), /web page/)
  })
})
