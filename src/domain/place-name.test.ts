import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { matchNames, nameKey } from './place-name.ts'

const NAMES = [
  'Osier Bank',
  'Old Dairy',
  'St Orrin’s',
  'Tilekiln North',
  'Tilekiln South',
  'Bell & Founders',
  'Old Dairy job hub',
  'Fleet Vale',
].map((name) => ({ name }))

describe('the name of a place as typed', () => {
  const table: readonly [typed: string, meant: readonly string[], why: string][] = [
    ['osier bank', ['Osier Bank'], 'case'],
    ['Osier Bank ward', ['Osier Bank'], 'the word ward'],
    ['st orrins', ['St Orrin’s'], 'the apostrophe'],
    ["Saint Orrin's", ['St Orrin’s'], 'Saint for St, and the other apostrophe'],
    ['bell and founders', ['Bell & Founders'], 'and for &'],
    ['Tilekiln', ['Tilekiln North', 'Tilekiln South'], 'it could be either'],
    ['old dairy', ['Old Dairy'], 'the neighbourhood itself before the hub there'],
    ['old dairy hub', ['Old Dairy', 'Old Dairy job hub'], 'hub or job hub'],
    ['old dairy job hub', ['Old Dairy job hub'], 'in full'],
    ['london borough of fleet vale', ['Fleet Vale'], 'the style of the council'],
    ['osire bank', ['Osier Bank'], 'two letters swapped'],
    ['tilekin north', ['Tilekiln North'], 'a letter missing'],
    ['fleet', ['Fleet Vale'], 'the first word'],
    ['Timbuktu', [], 'nowhere near'],
    ['o', [], 'too little to go on'],
    ['', [], 'nothing'],
  ]
  for (const [typed, meant, why] of table) {
    it(`reads “${typed}” as ${meant.join(' or ') || 'nothing'}: ${why}`, () => {
      assert.deepEqual(
        matchNames(typed, NAMES).map(({ name }) => name),
        meant,
      )
    })
  }

  it('is compared without accents', () => assert.equal(nameKey('Café  Côté'), 'cafe cote'))
})
