import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { nhsCheckDigit, readNhsNumber } from './nhs-number.ts'

describe('an NHS number', () => {
  const CASES: readonly (readonly [string, string | null])[] = [
    ['9434765919', '9434765919'],
    ['943 476 5919', '9434765919'],
    ['943-476-5919', '9434765919'],
    ['9434765918', null],
    ['943476591', null],
    ['94347659190', null],
    ['0000000000', null],
    ['943476591X', null],
    ['', null],
  ]
  for (const [text, number] of CASES) {
    it(`“${text}” ${number ? `is ${number}` : 'is none'}`, () => assert.equal(readNhsNumber(text), number))
  }

  it('shows any one digit mistyped, and any two neighbours swapped', () => {
    const nine = fc.array(fc.nat(9), { minLength: 9, maxLength: 9 }).map((digits) => digits.join(''))
    fc.assert(
      fc.property(nine, fc.nat(9), fc.integer({ min: 1, max: 9 }), fc.nat(8), (digits, at, by, swap) => {
        const check = nhsCheckDigit(digits)
        fc.pre(check !== 10 && !/^(\d)\1*$/.test(digits))
        const number = `${digits}${check}`
        assert.equal(readNhsNumber(number), number)
        const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1)
        assert.equal(readNhsNumber(wrong), null)
        const swapped = number.slice(0, swap) + number[swap + 1] + number[swap] + number.slice(swap + 2)
        assert.equal(readNhsNumber(swapped), swapped === number ? number : null)
      }),
    )
  })
})
