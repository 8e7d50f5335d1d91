import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Cv, compareCvs, EMPTY_CV, saysSomething } from './cv.ts'
import { stillCounts } from './person-document.ts'

const BEFORE: Cv = {
  profile: 'I cook. I am never late.',
  work: [{ role: 'Cook', where: 'a school', when: '2004 to 2024', words: 'Two hundred lunches a day.' }],
  skills: ['Stock', 'Rotas'],
  learning: [],
}

describe('two versions of a CV', () => {
  it('are told apart line by line, in the order in which they are read', () => {
    const after: Cv = { ...BEFORE, profile: 'I cook. I lead a kitchen.', skills: ['Rotas', 'Allergens'] }
    const [about, work, skills] = compareCvs(BEFORE, after)
    assert.deepEqual(
      [about?.before, about?.after],
      [
        [
          { text: 'I cook.', standing: 'same' },
          { text: 'I am never late.', standing: 'gone' },
        ],
        [
          { text: 'I cook.', standing: 'same' },
          { text: 'I lead a kitchen.', standing: 'new' },
        ],
      ],
    )
    assert.ok(work?.after.every(({ standing }) => standing === 'same'))
    assert.deepEqual(
      skills?.after.map(({ text, standing }) => `${standing} ${text}`),
      ['same Rotas', 'new Allergens'],
    )
  })

  it('are the same where nothing changed, and all new where nothing was there', () => {
    assert.ok(compareCvs(BEFORE, BEFORE).every(({ after }) => after.every(({ standing }) => standing === 'same')))
    assert.ok(compareCvs(EMPTY_CV, BEFORE).every(({ after }) => after.every(({ standing }) => standing === 'new')))
    assert.deepEqual([saysSomething(EMPTY_CV), saysSomething(BEFORE)], [false, true])
  })
})

describe('a paper with a last day', () => {
  for (const [until, counts] of [
    [null, true],
    ['2026-11-23', true],
    ['2026-11-22', false],
  ] as const) {
    it(`${until ?? 'without one'}: ${counts ? 'counts' : 'has run out'} on 23 November`, () =>
      assert.equal(stillCounts(until, '2026-11-23'), counts))
  }
})
