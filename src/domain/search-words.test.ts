import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { keepableWords } from './keepable-words.ts'
import { looserWords } from './looser-words.ts'
import { synonymCount, synonymsOf, termWordsIn } from './other-words.ts'
import { plainWords } from './plain-words.ts'
import { readWords } from './search-words.ts'
import { mend, slipsBetween, speller, splitWord } from './spelling.ts'

const LISTINGS = speller(
  new Map(
    Object.entries({
      warehouse: 50,
      care: 100,
      assistant: 80,
      nursery: 5,
      part: 9,
      time: 30,
      electrician: 4,
      job: 99,
      zebra: 6,
    }),
  ),
)
const wide = (typed: string) => readWords(typed, LISTINGS)?.wide ?? null

describe('what people type', () => {
  const EXACT: readonly (readonly [typed: string, query: string | null])[] = [
    ['zebra', "'zebra'"],
    ['zebra job', "'zebra' & 'job'"],
    ['"zebra job"', "'zebra job'"],
    ['zebra -job', "'zebra' & !'job'"],
    ['zebra -"part time"', "'zebra' & !'part time'"],
    ['zebra or job', "(('zebra') | ('job'))"],
    ['zebra the near me', "'zebra'"],
    ['“zebra”', "'zebra'"],
    ['ZÉBRA', "'zebra'"],
    ['zebra’s', "'zebra'"],
    ['-zebra', "!'zebra'"],
    ['the', null],
    ['"the of"', null],
    ['near me', null],
    ['…', null],
    ['" - "" or or', null],
    ['', null],
  ]
  for (const [typed, query] of EXACT)
    it(`reads ${typed || 'nothing'} as ${query}`, () => assert.equal(wide(typed), query))

  const OTHER_WORDS: readonly (readonly [typed: string, ...found: string[]])[] = [
    ['HCA', 'hca', 'healthcareassistant'],
    ['health care assistants', 'hca'],
    ['warehouse', 'pickerpacker', 'storeperson'],
    ['IT', 'itwork', 'informationtechnology', 'computer'],
    ['it support', 'techsupport', 'helpdesk'],
    ['childminder', 'nanny', 'childcare', 'nursery', 'earlyyear'],
    ['CSCS', 'constructionsitecard'],
    ['ESOL', 'englishclass', 'learnenglish'],
    ['learn English', 'esol'],
    ['TA', 'teachingassistant'],
    ['LSA', 'learningsupport'],
    ['hgv', 'lorrydriver'],
    ['PA', 'personalassistant'],
    ['KP', 'kitchenporter'],
    ['carer', 'careassistant', 'supportworker'],
    ['SIA', 'securitylicence'],
    ['UC', 'universalcredit'],
    ['WFH', 'remote', 'homeworking'],
    ['part-time', 'parttime'],
    ['mums returning', 'parent', 'returntowork'],
    ['no experience', 'entrylevel', 'fulltraining'],
  ]
  for (const [typed, ...found] of OTHER_WORDS) {
    it(`finds ${found.join(', ')} for ${typed}`, () => {
      for (const word of found) assert.ok(wide(typed)?.includes(`'${word}`), `${word} in ${wide(typed)}`)
    })
  }

  it('does not look for "experience" where somebody has none', () =>
    assert.doesNotMatch(wide('no experience')!, /'experience'/))
  it('leaves what is quoted alone', () => assert.equal(wide('"carer"'), "'carer'"))
  it('knows more than 150 entries', () => assert.ok(synonymCount() > 150))
  it('knows plurals of what it knows', () => assert.deepEqual(synonymsOf(['cleaners']), synonymsOf(['cleaner'])))
  it('gives a text a word for each term in it', () => {
    assert.deepEqual(termWordsIn(plainWords('Support workers and a kitchen porter')), [
      'supportworker',
      'kitchenporter',
    ])
  })
})

describe('slips', () => {
  const READ_AS: readonly (readonly [typed: string, understood: string | null])[] = [
    ['warehose', 'warehouse'],
    ['wharehouse', 'warehouse'],
    ['assistnat', 'assistant'],
    ['electrican', 'electrician'],
    ['care asistant', 'care assistant'],
    ['zebrajob', 'zebra job'],
    ['warehouse', null],
    ['warehouses', null],
    ['warehous', null],
    ['nurs', null],
    ['welding', null],
    ['"warehose"', null],
    ['-warehose', null],
    ['xqzvw', null],
  ]
  for (const [typed, understood] of READ_AS) {
    it(`reads ${typed} as ${understood ?? 'it is'}`, () => {
      assert.equal(readWords(typed, LISTINGS)?.readAs?.understood ?? null, understood)
    })
  }

  it('takes an unfinished word for its beginning', () => assert.equal(wide('zebr'), "'zebra'"))
  it('prefers the word that listings use most', () => {
    assert.equal(
      mend(
        speller(
          new Map([
            ['caret', 1],
            ['carer', 40],
          ]),
        ),
        'carex',
      ),
      'carer',
    )
  })
  it('splits two words only where both are used', () => {
    assert.deepEqual(splitWord(LISTINGS, 'parttime'), ['part', 'time'])
    assert.equal(splitWord(LISTINGS, 'partxxxx'), null)
  })
  it('counts a swap of neighbours as one slip', () => {
    assert.deepEqual(
      [slipsBetween('care', 'caer', 2), slipsBetween('care', 'cars', 2), slipsBetween('care', 'nursery', 2)],
      [1, 1, null],
    )
  })
  it('counts the same both ways, and none only for the same word', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcd'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.equal(slipsBetween(a, b, 3), slipsBetween(b, a, 3))
        assert.equal(slipsBetween(a, b, 3) === 0, a === b)
      }),
    )
  })
})

describe('words of a search that found nothing', () => {
  const KEPT: readonly (readonly [typed: string, kept: string])[] = [
    ['warehouse', 'warehouse'],
    ['yoga teacher', 'yoga teacher'],
    ['Jo Bloggs electrician', 'electrician'],
    ['yoga someone@example.org', ''],
    ['cleaner 07700 900123', ''],
    ['12 Sample Road cleaner', 'cleaner'],
    ['www.example.org cleaner', ''],
    ['cleaner '.repeat(30), ''],
  ]
  for (const [typed, kept] of KEPT) {
    it(`keeps ${kept || 'nothing'} of ${typed.slice(0, 30)}`, () => {
      assert.equal(keepableWords(typed, LISTINGS.counts), kept)
    })
  }
  it('offers each word alone, and other words for it', () => {
    const others = looserWords('zebra cleaner', LISTINGS)
    assert.deepEqual(others.slice(0, 2), ['zebra', 'cleaner'])
    assert.ok(others.includes('cleaning'))
  })
})
