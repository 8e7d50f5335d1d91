import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { valueComparer } from './compare-values.ts'
import { levelIn } from './comparison.ts'
import { comparersOf, FIELD_KINDS, type FieldKind, usualKind } from './record-fields.ts'
import { BIRTH_DATE } from './value-kinds.ts'

const VALUES: readonly [kind: FieldKind, left: string, right: string, words: string][] = [
  ['dob', '1990-04-07', '07/04/1990', 'same'],
  ['dob', '1990-04-07', '19900407', 'same'],
  ['dob', '1990-04-07', '1990-04-01', 'one figure different'],
  ['dob', '1990-04-07', '1990-84-07', 'one figure different'],
  ['dob', '1990-04-12', '1990-12-04', 'day and month swapped'],
  ['dob', '1990-04-07', '1991-04-08', 'two figures different'],
  ['dob', '1990-04-07', '1874-04-07', 'same day and month, another year'],
  ['dob', '1990-04-07', '1990-11-23', 'same year'],
  ['dob', '1990-04-07', '1968-11-23', 'different'],
  ['dob', '1990-04-07', '', 'not known'],
  ['postcode', 'NW5 2AA', 'nw52aa', 'same'],
  ['postcode', 'NW5 2AA', 'NW5 2AB', 'one letter or figure different'],
  ['postcode', 'NW5 2AA', 'NW5 2XR', 'same neighbourhood'],
  ['postcode', 'NW5 2AA', 'NW5 4XR', 'same district'],
  ['postcode', 'NW5 2AA', 'NW1 7XR', 'same postal area'],
  ['postcode', 'NW5 2AA', 'E8 1AB', 'different'],
  ['postcode', 'E8 1AB|NW5 2AA', 'NW5 2AA', 'same'],
  ['phone', '+44 20 7946 0000', '020 7946 0000', 'same'],
  ['phone', '020 7946 0000', '020 7946 0001', 'one figure different'],
  ['email', 'Dunn@example.org', 'dunn@example.org', 'same'],
  ['email', 'hugh.dunn@example.org', 'hugh.dunn@example.com', 'same name before the @'],
  ['email', 'hughdunn@example.org', 'hughdun@example.org', 'spelled a little differently'],
  ['identifier', 'QQ 12 34 56 C', 'qq123456c', 'same'],
  ['place', 'Kentish Town', 'kentishtown', 'same'],
  ['place', 'Kentish Town', 'Kentich Town', 'spelled a little differently'],
  ['place', 'Kentish Town', 'Camden Town', 'partly the same'],
  ['text', 'carpenter', 'nurse', 'different'],
  ['number', '12', '21', 'one figure different'],
  ['category', 'nsw', 'vic', 'different'],
]

function wordsFor(kind: FieldKind, left: string, right: string): string {
  const [comparer] = comparersOf([{ kind, name: kind, cells: [left, right] }], 2)
  const out = new Int32Array(1)
  comparer!.compare(comparer!.numberOf[0]!, comparer!.numberOf[1]!, out, 0)
  return comparer!.comparisons[0]!.levels[levelIn(out[0]!)]!.words
}

describe('values compared', () => {
  for (const [kind, left, right, words] of VALUES)
    it(`finds ${kind} ${left} and ${right || '(nothing)'} ${words}`, () => {
      assert.equal(wordsFor(kind, left, right), words)
      assert.equal(wordsFor(kind, right, left), words)
    })

  it('answers the same from both sides, and “same” for one and the same', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab1 2-@.'), maxLength: 10 })
    const kind = fc.constantFrom(...FIELD_KINDS.filter((one) => !['given', 'family', 'name'].includes(one)))
    fc.assert(
      fc.property(kind, cell, cell, (one, left, right) => {
        assert.equal(wordsFor(one, left, right), wordsFor(one, right, left))
        assert.ok(['same', 'not known'].includes(wordsFor(one, left, left)))
      }),
      { numRuns: 500 },
    )
  })

  it('counts how rare a value is', () => {
    const { compare } = valueComparer('birth date', BIRTH_DATE, [
      '1990-01-01',
      '1990-01-01',
      '1990-01-01',
      '1984-05-06',
    ])
    const out = new Int32Array(1)
    compare(1, 1, out, 0)
    const common = out[0]!
    compare(2, 2, out, 0)
    assert.ok(out[0]! > common)
  })

  it('knows what columns usually hold, and leaves numbers of records alone', () => {
    assert.equal(usualKind('First_Name'), 'given')
    assert.equal(usualKind('postcode_fake'), 'postcode')
    assert.equal(usualKind('unique_id'), null)
    assert.equal(usualKind('cluster'), null)
    assert.equal(usualKind('soc_sec_id'), null)
  })
})
