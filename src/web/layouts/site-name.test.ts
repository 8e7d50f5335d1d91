import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { siteName, wordmark } from './site-name.ts'

const called = (title: string) => ({ name: 'Fleet Vale', words: { title, welcome: '', neighbourhood: '', hub: '' } })

describe('the name of the site', () => {
  const names = [
    ['Good Work', 'Good Work Fleet Vale', 'Good Work'],
    ['Good Work Fleet Vale', 'Good Work Fleet Vale', 'Good Work'],
    ['Good work in Fleet Vale', 'Good work in Fleet Vale', 'Good work'],
    ['Fleet Vale', 'Fleet Vale', 'Good Work'],
  ] as const
  for (const [title, whole, first] of names) {
    it(`is “${whole}” where a council calls it “${title}”, and “${first}” stands over the place`, () => {
      assert.equal(siteName(called(title)), whole)
      assert.deepEqual(wordmark(called(title)), { first, second: 'Fleet Vale' })
    })
  }
})
