import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { clashesIn, type Fields, mergeThree } from './merge.ts'

const value = fc.constantFrom('', 'CV', 'Write a CV', 'Write a CV together', '2026-12-01')
const fields = fc.record({ words: value, due: value, owner: value })
const becomes = (was: Fields, theirs: Fields, yours: Fields) =>
  Object.fromEntries(mergeThree(was, theirs, yours).map(({ name, becomes }) => [name, becomes]))

describe('what two people change at once', () => {
  for (const [was, theirs, yours, verdict, becomes] of [
    ['a', 'a', 'a', 'unchanged', 'a'],
    ['a', 'b', 'a', 'theirs', 'b'],
    ['a', 'a', 'b', 'yours', 'b'],
    ['a', 'b', 'b', 'both', 'b'],
    ['a', 'b', 'c', 'clash', 'c'],
    ['a', '', 'c', 'clash', 'c'],
    ['one\ntwo', 'one\ntwo', ' one\r\ntwo ', 'unchanged', 'one\ntwo'],
  ] as const)
    it(`takes ${verdict} where it was “${was}”, they wrote “${theirs}” and you “${yours}”`, () => {
      const [field] = mergeThree({ words: was }, { words: theirs }, { words: yours })
      assert.deepEqual([field?.verdict, field?.becomes], [verdict, becomes])
    })

  it('loses nothing that one side alone changed', () => {
    fc.assert(
      fc.property(fields, fields, fields, (was, theirs, yours) => {
        for (const field of mergeThree(was, theirs, yours)) {
          if (field.theirs === field.was) assert.equal(field.becomes, field.yours)
          if (field.yours === field.was) assert.equal(field.becomes, field.theirs)
        }
      }),
    )
  })

  it('asks about a field only where both sides changed it to something different', () => {
    fc.assert(
      fc.property(fields, fields, fields, (was, theirs, yours) => {
        const asked = clashesIn(mergeThree(was, theirs, yours)).map(({ name }) => name)
        const both = (['words', 'due', 'owner'] as const).filter(
          (name) => theirs[name] !== was[name] && yours[name] !== was[name] && theirs[name] !== yours[name],
        )
        assert.deepEqual(asked, both)
      }),
    )
  })

  it('agrees where both made the same edit, whichever side one looks from', () => {
    fc.assert(
      fc.property(fields, fields, (was, edit) => {
        assert.deepEqual(becomes(was, edit, edit), { ...edit })
        assert.deepEqual(becomes(was, edit, was), becomes(was, was, edit))
      }),
    )
  })
})
