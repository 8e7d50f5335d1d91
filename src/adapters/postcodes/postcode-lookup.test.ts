import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { sharedData } from '../../../test/harness/shared-data.ts'
import type { PostcodeLookup } from '../../domain/postcode.ts'
import { localLookup } from './local-lookup.ts'
import { postcodesIo } from './postcodes-io.ts'

const OWN_NETWORK = { allowHttp: true, allowPrivate: true }
const HERE = {
  point: { lat: 51.55, lng: -0.14 },
  wardCode: 'E05013661',
  lsoaCode: 'E01000907',
  boroughCode: 'E09000007',
}

const answer = (change: Record<string, unknown> = {}) => ({
  status: 200,
  result: {
    postcode: 'NW5 2AA',
    latitude: 51.55,
    longitude: -0.14,
    admin_ward: 'Old Dairy',
    codes: { admin_district: 'E09000007', admin_ward: 'E05013661', lsoa: 'E01000907', ced: 'E99999999' },
    ...change,
  },
})

/** What a stand-in for postcodes.io says to each path; the other paths are 404. */
const SAYS: Record<string, string> = {
  '/postcodes/NW52AA': JSON.stringify(answer()),
  '/postcodes/NW52AB': JSON.stringify(answer()),
  '/postcodes/NW52AD': JSON.stringify(answer({ postcode: 'NW5 2AD', latitude: null, longitude: null })),
  '/postcodes/NW52AE': '<html>Sign in</html>',
  '/postcodes/NW52AF': '{"status":200',
}

describe('looking a postcode up elsewhere', () => {
  let server: Server
  let address: string
  before(async () => {
    const sample = sharedData('geography/postcodes.io/postcodes_io_200.json')
    if (sample) SAYS['/postcodes/SW1P2LU'] = await readFile(sample, 'utf8')
    server = createServer((request, response) => {
      const says = SAYS[request.url ?? '']
      if (request.url === '/postcodes/NW52AG') return
      response.writeHead(says ? 200 : 404, { 'content-type': 'application/json' }).end(says ?? '{"status":404}')
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  /** What every lookup promises, whoever answers. */
  const lookups: readonly [name: string, lookup: () => PostcodeLookup][] = [
    ['postcodes.io', () => postcodesIo(address, OWN_NETWORK)],
    ['the local one', () => localLookup({ 'NW5 2AA': HERE })],
  ]
  for (const [name, lookup] of lookups) {
    it(`${name} knows a postcode however it is typed`, async () => {
      for (const typed of ['NW5 2AA', 'nw52aa']) assert.deepEqual(await lookup()(typed), { ...HERE, from: 'postcode' })
    })
    it(`${name} says nothing of a postcode that it does not know, or of what is none`, async () => {
      for (const typed of ['NW5 9ZZ', 'Kentish Town', '', '../../etc']) assert.equal(await lookup()(typed), null)
    })
  }

  it('takes no answer for another postcode, without a point, or that is not an answer', async () => {
    for (const typed of ['NW5 2AB', 'NW5 2AD', 'NW5 2AE', 'NW5 2AF']) {
      assert.equal(await postcodesIo(address, OWN_NETWORK)(typed), null, typed)
    }
  })

  it('waits only so long, and goes on without where nobody is there', async () => {
    assert.equal(await postcodesIo(address, { ...OWN_NETWORK, idleMs: 100, wholeMs: 200 })('NW5 2AG'), null)
    assert.equal(await postcodesIo('http://127.0.0.1:9', OWN_NETWORK)('NW5 2AA'), null)
  })

  it('asks no address inside, unless it is told to', async () => {
    assert.equal(await postcodesIo(address)('NW5 2AA'), null)
  })

  it('reads an answer as postcodes.io really gives it', async (test) => {
    if (!SAYS['/postcodes/SW1P2LU']) return test.skip('the sample is absent')
    assert.deepEqual(await postcodesIo(address, OWN_NETWORK)('SW1P 2LU'), {
      point: { lat: 51.497951, lng: -0.132506 },
      from: 'postcode',
      wardCode: 'E05000644',
      lsoaCode: null,
      boroughCode: 'E09000033',
    })
  })
})
