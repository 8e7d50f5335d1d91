import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isEarlier, latestFirst, type TimelineEntry } from './timeline.ts'

const entry = fc
  .record({ minute: fc.integer({ min: 0, max: 20 }), key: fc.stringMatching(/^[a-z]:[0-9a-f]{1,6}$/) })
  .map(
    ({ minute, key }): TimelineEntry => ({
      ...{ key, at: new Date(Date.UTC(2026, 10, 23, 10, minute)), kind: 'note', what: 'Note', words: null },
      ...{ by: null, href: null },
    }),
  )

describe('a timeline', () => {
  it('is the latest first, whatever lists it comes from', () => {
    fc.assert(
      fc.property(fc.array(fc.array(entry, { maxLength: 8 }), { maxLength: 5 }), (lists) => {
        const shown = latestFirst(lists, 100)
        assert.equal(shown.length, lists.flat().length)
        for (const [i, one] of shown.slice(1).entries()) assert.ok(!isEarlier(shown[i]!, one))
      }),
    )
  })

  it('shows everything once, page after page, also where several things happened at once', () => {
    const all = fc.uniqueArray(entry, { selector: ({ key }) => key, maxLength: 40 })
    fc.assert(
      fc.property(all, fc.integer({ min: 1, max: 7 }), (entries, most) => {
        const seen: TimelineEntry[] = []
        for (let left = entries; left.length > 0; ) {
          const page = latestFirst([left], most)
          seen.push(...page)
          left = left.filter((one) => isEarlier(one, page.at(-1)!))
        }
        assert.deepEqual(seen, latestFirst([entries], entries.length))
      }),
    )
  })
})
