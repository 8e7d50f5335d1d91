import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { localPath } from './local-path.ts'

describe('where somebody goes on to after signing in', () => {
  for (const path of ['/desk', '/desk/team?x=1&y=%2F', '/advice/a#b', '/join/abc']) {
    it(`is ${path} where that was asked for`, () => assert.equal(localPath(path, '/desk'), path))
  }

  const ELSEWHERE = [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/a\\b',
    'https://evil.example',
    'desk',
    '',
  ]
  for (const path of ELSEWHERE) {
    it(`is the desk where ${JSON.stringify(path)} was asked for`, () => assert.equal(localPath(path, '/desk'), '/desk'))
  }

  it('is on this site, whatever was asked for', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'/\\\t\n:@.?#%evil') })
    fc.assert(
      fc.property(fc.oneof(hostile, fc.webUrl(), fc.string()), (text) => {
        const { host } = new URL(localPath(text, '/desk'), 'https://work.example')
        assert.equal(host, 'work.example')
      }),
      { numRuns: 2000 },
    )
  })
})
