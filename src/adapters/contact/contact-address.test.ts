import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readAddress, takesTexts } from './contact-address.ts'

const EMAIL = { kind: 'email', value: 'amina@example.org' } as const
const MOBILE = { kind: 'phone', value: '+447400123456' } as const

describe('an e-mail address or telephone number, typed into one box', () => {
  for (const [typed, expected] of [
    ['amina@example.org', EMAIL],
    ['  Amina@Example.ORG ', EMAIL],
    ['mailto:amina@example.org', EMAIL],
    ["o'neill+work@mail.example.co.uk", { kind: 'email', value: "o'neill+work@mail.example.co.uk" }],
    ['07400 123456', MOBILE],
    ['07400123456', MOBILE],
    ['(0)7400 123 456', MOBILE],
    ['+44 7400 123456', MOBILE],
    ['0044 7400 123456', MOBILE],
    ['+44 (0) 7400-123-456', MOBILE],
    ['020 7946 0018', { kind: 'phone', value: '+442079460018' }],
    ['+90 532 123 45 67', { kind: 'phone', value: '+905321234567' }],
    ['amina@example', null],
    ['amina @example.org', null],
    ['a@b@example.org', null],
    ['amina@example..org', null],
    ['<amina@example.org>', null],
    ['12345', null],
    ['', null],
    ['Amina', null],
  ] as const) {
    it(JSON.stringify(typed), () => assert.deepEqual(readAddress(typed), expected))
  }

  it('tells a mobile from a telephone on the wall', () => {
    assert.equal(takesTexts('+447400123456'), true)
    assert.equal(takesTexts('+442079460018'), false)
    assert.equal(takesTexts('+905321234567'), true)
  })
})
