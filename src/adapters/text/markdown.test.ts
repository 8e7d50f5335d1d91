import assert from 'node:assert/strict'
import { it } from 'node:test'
import { markdownHtml, readMarkdown } from './markdown.ts'

it('reads the facts on top and the text below', () => {
  const page = readMarkdown('---\ntitle: Rights: the short of it\nlanguage: en\n---\n## Breaks\n\nYou can *stop*.\n')
  assert.deepEqual(page.facts, { title: 'Rights: the short of it', language: 'en' })
  assert.equal(page.html, '<h2>Breaks</h2>\n<p>You can <em>stop</em>.</p>')
})

it('reads a file without facts as all text', () => {
  assert.deepEqual(readMarkdown('Hello'), { facts: {}, html: '<p>Hello</p>' })
})

it('begins headings at the second level, as the page has its own first', () => {
  assert.equal(markdownHtml('# One\n\n### Three'), '<h2>One</h2>\n<h3>Three</h3>')
})

for (const [what, text] of [
  ['a script', '<script>alert(1)</script>'],
  ['a handler', 'Look <b onclick="alert(1)">here</b>'],
  ['an image', '![pixel](https://tracker.example/1.gif)'],
] as const)
  it(`lets ${what} come out as words`, () => {
    assert.doesNotMatch(markdownHtml(text), /<(?!\/?(?:p|a)\b)/)
  })

it('makes no link of a script address', () => {
  assert.doesNotMatch(markdownHtml('[press](javascript:alert(1))'), /href/)
})

it('keeps links within the front door and out of it', () => {
  assert.equal(
    markdownHtml('[Hubs](/hubs) and [help](https://hearth.example)'),
    '<p><a href="/hubs">Hubs</a> and <a href="https://hearth.example">help</a></p>',
  )
})
