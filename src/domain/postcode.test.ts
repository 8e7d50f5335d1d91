import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { findPostcode, normalisePostcode, readOutcode } from './postcode.ts'

const TYPED: readonly [typed: string, postcode: string | null, why: string][] = [
  ['NW5 2AA', 'NW5 2AA', 'as printed'],
  ['nw52aa', 'NW5 2AA', 'lower case, no space'],
  ['  n w 5   2 a a ', 'NW5 2AA', 'spaces anywhere'],
  ['NW5-2AA.', 'NW5 2AA', 'punctuation'],
  ['NW5\u00a02AA', 'NW5 2AA', 'a space that does not break'],
  ['ＮＷ５ ２ＡＡ', 'NW5 2AA', 'full-width letters'],
  ['NWI 2DB', 'NW1 2DB', 'I for 1 in the outcode'],
  ['NW1 ZDB', null, 'Z is never read as 2'],
  ['SW1P 2LU', 'SW1P 2LU', 'a district with a letter'],
  ['SWIP 2LU', 'SW1P 2LU', 'I for 1 before that letter'],
  ['E1 6AW', 'E1 6AW', 'five characters'],
  ['el 6aw', 'E1 6AW', 'l for 1'],
  ['WC1H OAA', 'WC1H 0AA', 'O for 0 in the second half'],
  ['S01 4GQ', 'SO1 4GQ', '0 for O: no single-letter area has a district 01'],
  ['W1O 5LT', 'W10 5LT', 'O for 0 at the end: no district ends in O'],
  ['1G1 1AA', 'IG1 1AA', '1 for I at the beginning'],
  ['0X1 1AA', 'OX1 1AA', '0 for O at the beginning'],
  ['BS0 1AA', 'BS0 1AA', 'a district that is nought'],
  ['M1 1AE', 'M1 1AE', 'short'],
  ['EC1A 1BB', 'EC1A 1BB', 'long'],
  ['NW5 2AC', null, 'C never stands in the second half'],
  ['NW5', null, 'only an outcode'],
  ['Kentish Town', null, 'a name'],
  ['', null, 'nothing'],
  ['12345', null, 'an American code'],
  ['NW5 2AA NW5 2AB', null, 'two of them'],
]

describe('a postcode as typed', () => {
  for (const [typed, postcode, why] of TYPED) {
    it(`reads ${JSON.stringify(typed)} as ${postcode}: ${why}`, () => {
      assert.equal(normalisePostcode(typed)?.postcode ?? null, postcode)
    })
  }

  it('gives the form that is kept and the outcode', () => {
    assert.deepEqual(normalisePostcode('ec1a 1bb'), { postcode: 'EC1A 1BB', compact: 'EC1A1BB', outcode: 'EC1A' })
  })

  it('reads its own answer the same again, whatever was typed', () => {
    const typed = fc.stringMatching(/^[A-Za-z01 ]{1,3}[0-9OIl ]{1,3}[A-Za-z]{0,3}$/)
    fc.assert(
      fc.property(typed, (text) => {
        const read = normalisePostcode(text)
        if (!read) return
        assert.deepEqual(normalisePostcode(read.postcode), read)
        assert.deepEqual(normalisePostcode(read.compact), read)
        assert.equal(readOutcode(read.outcode), read.outcode)
      }),
    )
  })
})

describe('an outcode as typed', () => {
  const table: readonly [string, string | null][] = [
    ['nw5', 'NW5'],
    ['NW 5', 'NW5'],
    ['NW5 2', 'NW5'],
    ['nw5 2a', 'NW5'],
    ['E1', 'E1'],
    ['NW', null],
    ['NW5 2AA', null],
    ['Hub 5', null],
  ]
  for (const [typed, outcode] of table) {
    it(`reads ${typed} as ${outcode}`, () => assert.equal(readOutcode(typed), outcode))
  }
  it('never takes a word without a figure for an outcode', () => {
    for (const word of ['oi', 'hill', 'soil', 'olio', 'to']) assert.equal(readOutcode(word), null)
  })
})

describe('a postcode inside an address', () => {
  const table: readonly [string, string | null][] = [
    ['1 Sample Street, London NW5 2AA', 'NW5 2AA'],
    ['Flat A1 2BD, 4 Mill Lane, London, n1 9gu, United Kingdom', 'N1 9GU'],
    ['Suite 12, Tower 3, EC1A1BB', 'EC1A 1BB'],
    ['Community Centre, Hill Road', null],
    ['Room B12 on floor 3', null],
    ['Call 020 7946 0000 or visit SE1\u00a07PB', 'SE1 7PB'],
  ]
  for (const [address, postcode] of table) {
    it(`finds ${postcode} in “${address}”`, () => assert.equal(findPostcode(address)?.postcode ?? null, postcode))
  }
})
