import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { networkOf } from './network.ts'

describe('the network an address belongs to', () => {
  for (const [address, network] of [
    ['192.0.2.7', '192.0.2.0/24'],
    ['192.0.2.255', '192.0.2.0/24'],
    ['::ffff:192.0.2.7', '192.0.2.0/24'],
    ['2001:db8:12:3456:789a::1', '20010db8001234/56'],
    ['2001:db8:12:34ff::2', '20010db8001234/56'],
    ['2001:db8:12:3500::2', '20010db8001235/56'],
    ['2001:db8::', '20010db8000000/56'],
    ['127.0.0.1', null],
    ['::1', null],
    ['not an address', null],
    ['', null],
  ] as const) {
    it(`${address || 'nothing'}: ${network ?? 'nobody in particular'}`, () => assert.equal(networkOf(address), network))
  }
})
