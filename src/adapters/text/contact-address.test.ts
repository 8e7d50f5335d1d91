import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { phoneWords, readAddress, readEmail, readPhone, takesTexts } from './contact-address.ts'

describe('an address that somebody types', () => {
  const phones = [
    ['020 7946 0100', '+442079460100'],
    ['(020) 7946-0100', '+442079460100'],
    ['+44 (0)7700 900123', '+447700900123'],
    ['07700900123', '+447700900123'],
    ['0044 7700 900 123', '+447700900123'],
    ['+353 1 496 0000', '+35314960000'],
    ['1', null],
    ['07700', null],
    ['none', null],
  ] as const
  for (const [typed, kept] of phones) {
    it(`reads the phone number ${typed} as ${kept ?? 'none'}`, () => assert.equal(readPhone(typed), kept))
  }

  const emails = [
    [' Hodan@Example.org ', 'hodan@example.org'],
    ['o’hara@example.org', 'o’hara@example.org'],
    ['a@b', null],
    ['a b@example.org', null],
    ['a@example..org', null],
    ['@example.org', null],
  ] as const
  for (const [typed, kept] of emails) {
    it(`reads the e-mail address ${typed} as ${kept ?? 'none'}`, () => assert.equal(readEmail(typed), kept))
  }

  it('tells the two kinds apart', () => {
    assert.deepEqual(readAddress('a@b.example'), { kind: 'email', value: 'a@b.example' })
    assert.deepEqual(readAddress('07700 900123'), { kind: 'phone', value: '+447700900123' })
    assert.equal(readAddress('hello'), null)
  })

  it('says a number as people do, and knows which take texts', () => {
    assert.equal(phoneWords('+442079460100'), '020 7946 0100')
    assert.equal(takesTexts('+447700900123'), true)
    assert.equal(takesTexts('+442079460100'), false)
    assert.equal(takesTexts('+447640000000'), false)
  })
})
