import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { webAddress } from './web-address.ts'

describe('an address that a link may lead to', () => {
  for (const address of ['https://work.example/apply?id=1', 'http://work.example', 'HTTPS://Work.example/#top']) {
    it(`is ${address}`, () => assert.equal(webAddress(address), address))
  }
  for (const address of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'mailto:a@work.example',
    '//work.example',
    '/apply',
    'work.example',
    '',
    null,
  ]) {
    it(`is not ${JSON.stringify(address)}`, () => assert.equal(webAddress(address), null))
  }
})
