import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainMarks, textParts } from './text-parts.ts'

describe('a text message', () => {
  const cases: [why: string, text: string, parts: number][] = [
    ['160 plain letters', 'a'.repeat(160), 1],
    ['one more', 'a'.repeat(161), 2],
    ['two full parts', 'a'.repeat(306), 2],
    ['a euro counts twice', `${'a'.repeat(159)}€`, 2],
    ['70 letters with one that is not plain', `ş${'a'.repeat(69)}`, 1],
    ['one more of them', `ş${'a'.repeat(70)}`, 2],
    ['four full parts of those', `ş${'a'.repeat(267)}`, 4],
    ['a picture is two letters', '🙂'.repeat(36), 2],
  ]
  for (const [why, text, parts] of cases) it(`has its parts: ${why}`, () => assert.equal(textParts(text), parts))

  it('costs no more for a curly mark', () => {
    const text = plainMarks(`It’s “${'a'.repeat(140)}” – now…`)
    assert.equal(textParts(text), 1)
    assert.ok(text.startsWith('It\'s "'))
  })
})
