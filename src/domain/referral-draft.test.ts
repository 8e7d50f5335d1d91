import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type DraftAnswers, EMPTY_DRAFT, fieldsOf, keepPage, PAGE_FIELDS } from './referral-draft.ts'

const typed = (page: 'who' | 'what' | 'agreed', fields: Record<string, string>) =>
  fieldsOf(page, Object.entries(fields))

const kept = (
  before: DraftAnswers,
  version: number,
  page: 'who' | 'what' | 'agreed',
  fields: Record<string, string>,
  from: { window: string; opened: number },
): DraftAnswers => {
  const done = keepPage(before, version, page, typed(page, fields), from)
  assert.ok(done.ok)
  return done.answers
}

describe('what is kept of a page', () => {
  it('is its own fields, and no others', () => {
    assert.deepEqual(typed('who', { 'given-name': 'Ada', service: '3', password: 'x' }), { 'given-name': ['Ada'] })
    assert.deepEqual(typed('what', { 'answer-nclGp': 'yes', 'answer-<b>': 'yes' }), { 'answer-nclGp': ['yes'] })
  })

  it('keeps every box that was ticked, and nothing of what is empty', () => {
    const sent: [string, string][] = [
      ['class', 'needs'],
      ['class', 'work'],
      ['not-see', '   '],
    ]
    assert.deepEqual(fieldsOf('agreed', sent), { class: ['needs', 'work'] })
  })

  it('is cut where somebody sends a book', () => {
    assert.equal(typed('what', { words: 'a'.repeat(10_000) }).words![0]!.length, 4000)
  })

  it('asks nothing twice: each field is on one page', () => {
    const all = Object.values(PAGE_FIELDS).flat()
    assert.equal(new Set(all).size, all.length)
  })
})

describe('two windows with the same draft', () => {
  const first = kept(EMPTY_DRAFT, 0, 'who', { 'given-name': 'Ada' }, { window: 'a', opened: 0 })

  it('lose nothing when each writes a page of its own', () => {
    const second = kept(first, 1, 'what', { words: 'Wants work' }, { window: 'b', opened: 0 })
    assert.deepEqual(second.fields, { 'given-name': ['Ada'], words: ['Wants work'] })
  })

  it('ask who is right where both wrote the same page differently', () => {
    const again = keepPage(first, 1, 'who', typed('who', { 'given-name': 'Eda' }), { window: 'b', opened: 0 })
    assert.deepEqual(again, { ok: false, changed: ['given-name'] })
  })

  it('do not ask where both typed the same, or one had seen what the other wrote', () => {
    kept(first, 1, 'who', { 'given-name': 'Ada' }, { window: 'b', opened: 0 })
    kept(first, 1, 'who', { 'given-name': 'Eda' }, { window: 'b', opened: 1 })
  })

  it('never ask one who goes on typing in the same window', () => {
    kept(first, 1, 'who', { 'given-name': 'Adam' }, { window: 'a', opened: 0 })
  })

  it('never lose a field without asking, whatever the order', () => {
    const writes = fc.array(
      fc.record({
        window: fc.constantFrom('a', 'b', 'c'),
        page: fc.constantFrom('who' as const, 'what' as const),
        words: fc.string({ minLength: 1, maxLength: 5 }).filter((words) => words.trim() !== ''),
        reload: fc.boolean(),
      }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(writes, (all) => {
        let answers = EMPTY_DRAFT
        let version = 0
        const opened: Record<string, number> = { a: 0, b: 0, c: 0 }
        const lastSeen = new Map<string, string>()
        for (const { window, page, words, reload } of all) {
          if (reload) {
            opened[window] = version
            for (const one of ['who', 'what'] as const) lastSeen.set(`${window} ${one}`, nameIn(answers, one))
          }
          const name = page === 'who' ? 'given-name' : 'words'
          const before = nameIn(answers, page)
          const by = answers.written[page]?.window
          const done = keepPage(answers, version, page, typed(page, { [name]: words }), {
            window,
            opened: opened[window]!,
          })
          if (!done.ok) continue
          const unseen = before !== '' && by !== window && lastSeen.get(`${window} ${page}`) !== before
          assert.ok(!unseen || nameIn(done.answers, page) === before, 'something was overwritten unseen')
          answers = done.answers
          version += 1
        }
      }),
    )
  })
})

const nameIn = ({ fields }: DraftAnswers, page: 'who' | 'what'): string =>
  fields[page === 'who' ? 'given-name' : 'words']?.[0] ?? ''
