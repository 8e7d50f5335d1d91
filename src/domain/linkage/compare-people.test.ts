import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Compared, comparePeople } from './compare-people.ts'
import { KEY_CLASSES, matchKeys } from './match-keys.ts'

const DENIZ: Compared = {
  givenName: 'Deniz',
  familyName: 'Aydoğan',
  knownAs: null,
  bornOn: '1998-03-14',
  postcode: 'NW5 9QX',
  phone: '+447700900114',
  email: 'deniz@home.example',
  numbers: [],
  formerPostcodes: [],
}
const alone = { phone: null, email: null }

/** Somebody else on paper, and how likely it is that it is Deniz: bits of 7 are a hundred to one. */
const OTHERS: readonly (readonly [what: string, other: Partial<Compared>, least: number, most: number])[] = [
  ['all the same', {}, 40, 99],
  ['a slip in a name and in the date', { ...alone, givenName: 'Denis', bornOn: '1998-03-15' }, 7, 40],
  [
    'names swapped, day and month swapped',
    { ...alone, givenName: 'Aydogan', familyName: 'Deniz', bornOn: '1998-14-03' },
    7,
    40,
  ],
  ['moved, and the old postcode is known', { ...alone, postcode: 'E8 1AB', formerPostcodes: ['NW5 9QX'] }, 7, 40],
  ['the name alone', { ...alone, bornOn: null, postcode: null }, -2, 3],
  ['a twin, with all that a household shares', { givenName: 'Ela' }, -10, 3],
  ['a sister, with all that a household shares', { givenName: 'Ela', bornOn: '2001-05-06' }, -99, -2],
  ['a neighbour with the same birthday', { ...alone, givenName: 'Ngozi', familyName: 'Ferncastle' }, -99, -2],
  [
    'somebody else',
    { givenName: 'Ngozi', familyName: 'Ferncastle', bornOn: '1971-01-02', postcode: 'E8 1AB', ...alone },
    -99,
    -20,
  ],
]
const likeness = (other: Partial<Compared>) => comparePeople(DENIZ, [{ ...DENIZ, ...other }], () => undefined, 1000)[0]!

describe('people compared', () => {
  for (const [what, other, least, most] of OTHERS)
    it(`weighs ${what} between ${least} and ${most} bits`, () => {
      const { bits } = likeness(other)
      assert.ok(bits >= least && bits <= most, `${bits}`)
    })

  it('counts a number of their own over everything else', () => {
    const numbers = ['943 476 5919']
    const [renamed] = comparePeople(
      { ...DENIZ, numbers },
      [{ ...DENIZ, ...OTHERS[8]![1], numbers }],
      () => undefined,
      1000,
    )
    assert.ok(renamed!.bits > likeness(OTHERS[8]![1]).bits + 15)
  })

  it('trusts a common name less', () => {
    const shareOf = (field: string) => (field.endsWith('name') ? 0.02 : undefined)
    const [common] = comparePeople(DENIZ, [{ ...DENIZ, ...alone }], shareOf, 1000)
    assert.ok(common!.bits < likeness(alone).bits)
  })
})

describe('keys', () => {
  const classesShared = (left: Partial<Compared>, right: Partial<Compared>) => {
    const keys = new Map(matchKeys({ ...DENIZ, ...left }).map((one) => [one.key, one.class]))
    return matchKeys({ ...DENIZ, ...right }).reduce((shared, { key }) => shared | (keys.get(key) ?? 0), 0)
  }

  it('meet whatever of a name, a date or an address is written in another way', () => {
    const { names, birth, contact, address } = KEY_CLASSES
    assert.equal(classesShared({ givenName: 'William' }, { givenName: 'Bill' }) & names, names)
    assert.equal(classesShared({}, { givenName: 'Aydogan', familyName: 'Deniz' }) & names, names)
    assert.equal(classesShared({ givenName: 'Olena' }, { givenName: 'Aydoğan', familyName: 'Helena' }) & names, names)
    assert.equal(classesShared({ familyName: 'Aydoğan-Reed' }, {}) & names, names)
    assert.equal(classesShared({ bornOn: '1998-03-04' }, { bornOn: '1998-04-03' }) & birth, birth)
    assert.equal(classesShared({ phone: '020 7946 0000' }, { phone: '+442079460000' }) & contact, contact)
    assert.equal(classesShared({}, { familyName: 'Ferncastle' }) & address, address)
  })

  it('are as many as the database can look at, each once, and whole numbers of 64 bits', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdeé- '), maxLength: 30 })
    fc.assert(
      fc.property(word, word, fc.option(word), (givenName, familyName, knownAs) => {
        const keys = matchKeys({ ...DENIZ, givenName, familyName, knownAs })
        assert.ok(keys.length <= 64)
        assert.equal(new Set(keys.map(({ key }) => key)).size, keys.length)
        for (const { key } of keys) assert.equal(BigInt.asIntN(64, BigInt(key)).toString(), key)
      }),
    )
  })
})
