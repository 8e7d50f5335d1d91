import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { MessageSlots } from './message.ts'
import { inLanguage, MOST_TEXT_PARTS } from './message-in-language.ts'
import { MESSAGE_LANGUAGES, type MessageKind, RESIDENT_KINDS, STAFF_KINDS } from './message-kinds.ts'
import { CORES, NOT_CHECKED, NOT_CHECKED_SHORT, PHRASES } from './message-translations.ts'
import { ENGLISH, type Phrase } from './message-words-en.ts'
import { readingGrade } from './reading-age.ts'
import { textParts } from './text-parts.ts'

const MARKS = /[\u200f\u2067-\u2069]/g
const slotsIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
const phrases = Object.keys(ENGLISH) as Phrase[]

const moment = new Date('2026-11-24T10:30:00Z')
/** About as long as they get: an address of a council, a course with a long name. */
const SLOTS: MessageSlots = {
  ...{ code: '123456', reference: 'GW-7K2M-9QXR', title: 'English reading and writing for work, Level 1' },
  ...{ place: 'Cobblers Green Job Hub', organization: 'Bellfounders College', phone: '020 7946 0100', count: '12' },
  amount: '£1,250.00',
  ...{ link: 'https://goodwork.fleetvale.example/requests', date: moment, time: moment },
}
const words = { subject: 'Your code', body: 'Hello,\n\nYour code is 123456', text: '123456 is your code.' }

const said = (kind: MessageKind, language: string, slots: MessageSlots = SLOTS, says = 'usual', worded = words) =>
  inLanguage({ kind, language, slots, says, words: worded } as Parameters<typeof inLanguage>[0])
const cases = RESIDENT_KINDS.flatMap((kind) => Object.keys(CORES[kind]).map((says) => ({ kind, says })))

describe('the sentences of messages', () => {
  for (const language of MESSAGE_LANGUAGES) {
    it(`have the same slots as the English, and their links at the end: ${language}`, () => {
      for (const phrase of phrases) {
        const sentence = PHRASES[language][phrase]
        assert.deepEqual(slotsIn(sentence), slotsIn(ENGLISH[phrase]), phrase)
        assert.match(sentence, /^(?!.*\{link\}.)/, phrase)
        assert.notEqual(sentence, ENGLISH[phrase])
      }
    })
  }

  it('are easy in English', () => {
    const grade = readingGrade(
      Object.values(ENGLISH)
        .map((sentence) => sentence.replaceAll(/\{\w+\}/g, 'Tuesday'))
        .join('\n'),
    )
    assert.ok(grade <= 6, `grade ${grade.toFixed(1)}`)
  })

  it('are all said somewhere, and a link closes what is said', () => {
    const used = new Set(cases.flatMap(({ kind, says }) => CORES[kind][says]!))
    assert.deepEqual(
      phrases.filter((phrase) => !used.has(phrase)),
      [],
    )
    for (const { kind, says } of cases) {
      const before = CORES[kind][says]!.slice(0, -1)
      assert.ok(!before.some((phrase) => ENGLISH[phrase].includes('{link}')), `${kind} ${says}`)
    }
  })
})

describe('every kind of message to residents', () => {
  for (const { kind, says } of cases) {
    it(`has its subject and its core in six languages, and the English after them: ${kind} ${says}`, () => {
      for (const language of MESSAGE_LANGUAGES) {
        const { words: told, language: toldIn } = said(kind, language, SLOTS, says)
        assert.equal(toldIn, language)
        assert.ok(told.body.replace(MARKS, '').endsWith(`\n\n${NOT_CHECKED[language]}\n\n${words.body}`), language)
        assert.doesNotMatch(told.subject + told.body + told.text, /[{}]|undefined/)
        assert.notEqual(told.subject, words.subject)
        assert.doesNotMatch(told.subject, /123456|https?:/, 'a subject is read over shoulders')
      }
    })

    // Alerts go by e-mail alone.
    if (kind.startsWith('alert.')) continue
    it(`is a text in each language, of four parts at most: ${kind} ${says}`, () => {
      const long = { ...words, text: `${'A text as long as our English ones get. '.repeat(7)}${SLOTS.link}` }
      for (const language of MESSAGE_LANGUAGES) {
        const { text } = said(kind, language, SLOTS, says, long).words
        assert.ok(textParts(text) <= MOST_TEXT_PARTS, `${language}: ${textParts(text)} parts`)
        assert.ok(text.includes(`(${NOT_CHECKED_SHORT[language]})`), language)
      }
    })
  }
})

describe('a message to somebody who chose Turkish', () => {
  it('says it in Turkish, then in English', () => {
    assert.deepEqual(said('requests.code', 'tr').words, {
      subject: 'Kodunuz',
      body: `Kodunuz: 123456. Kodu istediğiniz sayfaya yazın. Kimseye vermeyin.\n\n${NOT_CHECKED.tr}\n\n${words.body}`,
      text: `Kodunuz: 123456. Kodu istediğiniz sayfaya yazın. Kimseye vermeyin. (makine çevirisi)\n\n${words.text}`,
    })
  })

  it('gives the day and the time in Turkish, as it is in London', () => {
    const summer = new Date('2026-07-01T09:30:00Z')
    const { body, subject } = said('enrolment.reminder', 'tr', { ...SLOTS, date: summer, time: summer }).words
    assert.equal(subject, 'Unutmayın: English reading and writing for work, Level 1, 1 Temmuz Çarşamba, 10:30')
    assert.ok(body.startsWith(`${subject}. Gelemiyorsanız buradan bildirin:\n${SLOTS.link}\n\n`))
  })

  it('says what happened where the kind has words for it', () => {
    assert.match(said('application.answered', 'tr', SLOTS, 'refuse').words.subject, /^Bu sefer olmadı: English/)
    assert.match(said('application.answered', 'tr', SLOTS, 'remind').words.subject, /^GW-7K2M-9QXR hakkında/)
  })
})

describe('a message in Arabic', () => {
  const { body, subject, text } = said('help-request.stopped', 'ar', {
    reference: 'GW-7K2M',
    phone: '020 7946 0100',
  }).words

  it('is read from the right line by line, with its numbers in their order', () => {
    const [first] = body.split('\n')
    assert.match(first!, /^\u200f\u2067.*\u2068GW-7K2M\u2069.*\u2068020 7946 0100\u2069.*\u2069$/u)
    assert.match(subject, /\u2068GW-7K2M\u2069/)
    assert.ok(body.endsWith(words.body), 'the English has no marks')
  })

  it('keeps its link bare, on a line of its own', () => {
    assert.match(said('application.sent', 'ar').words.body, /^https:\/\/goodwork\.fleetvale\.example\/requests$/m)
  })

  it('is a text without marks, its telephone number in one piece', () => {
    assert.doesNotMatch(text, MARKS)
    assert.match(text, /02079460100/)
  })
})

describe('a message stays as it is', () => {
  const staying: [why: string, kind: MessageKind, language: string, slots: MessageSlots][] = [
    ['to a reader of English', 'requests.code', 'en', SLOTS],
    ['in a language we do not have', 'requests.code', 'pl', SLOTS],
    ['where one slot is missing', 'booking.booked', 'tr', { reference: 'GW-7K2M' }],
    ...STAFF_KINDS.map(
      (kind) => ['to people at work', kind, 'tr', SLOTS] as [string, MessageKind, string, MessageSlots],
    ),
  ]
  for (const [why, kind, language, slots] of staying) {
    it(`${why}: ${kind}`, () => assert.deepEqual(said(kind, language, slots), { words, language: 'en' }))
  }
})
