import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readingGrade } from '../src/domain/reading-age.ts'
import { FRAMES } from '../src/web/message-frame.ts'
import { ROOT } from './harness/cluster.ts'
import { wordingsIn } from './harness/wordings.ts'

/** A grade of 6 is read at eleven. Short texts jump about, so a room's messages are read together. */
const HARDEST_GRADE = 6
const LONGEST_SENTENCE = 25

const FILES = [
  ...globSync('src/features/*/*/*.email.ts', { cwd: ROOT }).sort(),
  ...[
    'src/web/enrolment-messages.ts',
    'src/web/invitation.ts',
    'src/web/appointment-messages.ts',
    'src/web/cohort-messages.ts',
    'src/web/fund-messages.ts',
  ],
]
const nameOf = (file: string) => file.replace(/^src\/(features\/)?|\/?[^/]*\.email\.ts$|\.ts$/g, '')

const wordsOf = (sentence: string) => sentence.match(/[\p{L}\p{N}]+(?:[’'][\p{L}]+)*/gu) ?? []

describe('the wording of every message', () => {
  it('is looked for where rooms keep it', () => {
    assert.ok(FILES.includes('src/features/public/requests/requests.email.ts'))
    const source = ['const a = `Hello $', "{name(b ? `dear friend` : '')}, see you` // `not this one`"].join('')
    assert.deepEqual(wordingsIn(source), ['Hello Tuesday, see you', 'dear friend'])
  })

  for (const file of FILES) {
    const words = wordingsIn(readFileSync(join(ROOT, file), 'utf8'))
    it(`can be read at eleven: ${nameOf(file)}`, () => {
      const grade = readingGrade(words.join('\n'))
      assert.ok(grade <= HARDEST_GRADE, `grade ${grade.toFixed(1)}: ${words.join(' / ')}`)
    })

    it(`has one idea in a sentence: ${nameOf(file)}`, () => {
      const sentences = words.flatMap((text) => text.split(/[.!?:](?=\s|$)|\n+/))
      assert.deepEqual(
        sentences.filter((sentence) => wordsOf(sentence).length > LONGEST_SENTENCE),
        [],
      )
    })
  }
})

describe('what stands around every e-mail', () => {
  it('says in each language who it is from, whom to call, and how to stop it', () => {
    for (const [language, frame] of Object.entries(FRAMES)) {
      assert.match(frame.closing, /\{name\}/, language)
      assert.match(frame.help, /\{phone\}/, language)
      assert.match(frame.stop, /\{link\}$/, language)
    }
  })

  it('is easy in English, and marked where no speaker has checked it', () => {
    const { greeting, closing, help, stop } = FRAMES.en!
    assert.ok(readingGrade([greeting, closing, help, stop].join('\n')) <= HARDEST_GRADE)
    assert.deepEqual(
      Object.entries(FRAMES)
        .filter(([, { checked }]) => checked)
        .map(([language]) => language),
      ['en'],
    )
  })
})
