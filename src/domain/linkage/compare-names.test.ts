import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { nameComparer } from './compare-names.ts'
import { levelIn } from './comparison.ts'
import { comparisonsOf } from './pair-patterns.ts'

type Name = readonly [given: string, family: string, full?: string]
const NAMES: readonly [left: Name, right: Name, given: string, family: string, others: string][] = [
  [['Olena', 'Kovalenko'], ['Olena', 'Kovalenko'], 'same', 'same', 'not known'],
  [['Олена', 'Коваленко'], ['Olena', 'Kovalenko'], 'same', 'same', 'not known'],
  [['José', 'Núñez'], ['Jose', 'Nunez'], 'same', 'same', 'not known'],
  [['William', 'Ashgrove'], ['Bill', 'Ashgrove'], 'a form of the same name', 'same', 'not known'],
  [['Muhammad', 'Hussain'], ['Mohamed', 'Hussein'], 'a form of the same name', 'sounds alike', 'not known'],
  [
    ['Thomas', 'Shepherd'],
    ['Th0mas', 'Sheppard'],
    'spelled a little differently',
    'spelled a little differently',
    'not known',
  ],
  [['Anne', 'Smythe'], ['Anne', 'Smith'], 'same', 'sounds alike', 'not known'],
  [['Pel', 'Strand'], ['Pelumi', 'Strand'], 'a form of the same name', 'same', 'not known'],
  [['H.', 'Dunn'], ['Hugh', 'Dunn'], 'same initial', 'same', 'not known'],
  [
    ['Kovalenko', 'Olena'],
    ['Olena', 'Kovalenko'],
    'given and family name swapped',
    'given and family name swapped',
    'not known',
  ],
  [['Ngozi', 'Adeyemi-Jones'], ['Ngozi', 'Adeyemi'], 'same', 'shares a part', 'not known'],
  [['Ngozi', 'Adeyemi Jones'], ['Ngozi', 'Jones'], 'same', 'shares a part', 'not known'],
  [['Percy', 'Dunn', 'Hugh Percy Dunn'], ['Hugh', 'Dunn'], 'is another name of the other', 'same', 'not known'],
  [['Dunn', ''], ['Hugh', 'Dunn'], 'not known', 'same', 'not known'],
  [['Hugh', ''], ['Hugh', 'Dunn'], 'same', 'not known', 'not known'],
  [['', '', 'Dunn, Hugh'], ['Hugh', 'Dunn'], 'same', 'same', 'not known'],
  [['', '', 'Mr Hugh Percy Dunn'], ['', '', 'Hugh P Dunn'], 'same', 'same', 'same initial'],
  [['', '', 'Hugh Percy Dunn'], ['', '', 'Hugh Percy Dunn'], 'same', 'same', 'one the same'],
  [['Leela', 'Raman'], ['Winsome', 'Okafor'], 'different', 'different', 'not known'],
  [['', ''], ['Winsome', 'Okafor'], 'not known', 'not known', 'not known'],
]

function wordsFor(left: Name, right: Name): string[] {
  const comparer = nameComparer({
    given: [left[0], right[0]],
    family: [left[1], right[1]],
    full: [left[2] ?? '', right[2] ?? ''],
  })
  const out = new Int32Array(3)
  comparer.compare(comparer.numberOf[0]!, comparer.numberOf[1]!, out, 0)
  return comparisonsOf([comparer]).map(({ levels }, c) => levels[levelIn(out[c]!)]!.words)
}

describe('names compared', () => {
  for (const [left, right, ...expected] of NAMES)
    it(`finds ${left.join(' ')} and ${right.join(' ')}: ${expected.join('; ')}`, () => {
      assert.deepEqual(wordsFor(left, right), expected)
    })

  it('answers the same from both sides', () => {
    const part = fc.constantFrom('', 'Anne', 'Hannah', 'Bill', 'William', 'H', 'Dunn', 'Dun', 'Dunn-Lee', 'Lee', 'Oké')
    fc.assert(
      fc.property(fc.tuple(part, part, part), fc.tuple(part, part, part), (left, right) => {
        assert.deepEqual(wordsFor(left, right), wordsFor(right, left))
      }),
      { numRuns: 500 },
    )
  })
})
