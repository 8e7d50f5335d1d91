import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { readingGrade, syllables } from './reading-age.ts'

for (const [word, count] of [
  ['cat', 1],
  ['baked', 1],
  ['wanted', 2],
  ['table', 2],
  ['make', 1],
  ['boxes', 2],
  ['people', 2],
  ['employer', 3],
  ['area', 3],
  ['yellow', 2],
  ['station', 2],
  ['rhythm', 1],
  ['apprenticeship', 4],
] as const)
  it(`hears ${word} in ${count}`, () => assert.equal(syllables(word), count))

it('finds a plain sentence easy', () => {
  assert.ok(readingGrade('Come in and sit down. We will help you to find work.') < 3)
})

it('finds an official sentence hard', () => {
  const grade = readingGrade(
    'Applicants demonstrating satisfactory attainment in accordance with organisational requirements may be considered.',
  )
  assert.ok(grade > 14)
})

it('does not end a sentence inside a number or an address', () => {
  assert.equal(readingGrade('It pays £14.80 at work.example now'), readingGrade('It pays £1480 80 at work example now'))
})

it('counts lines without a full stop as sentences', () => {
  assert.ok(
    readingGrade('Bring your letters\nBring your questions\nBring a friend') <
      readingGrade('Bring your letters and bring your questions and bring a friend'),
  )
})

it('is nought for nothing, and a number for anything', () => {
  assert.equal(readingGrade(' … '), 0)
  fc.assert(fc.property(fc.string(), (text) => Number.isFinite(readingGrade(text)) && readingGrade(text) >= 0))
})
