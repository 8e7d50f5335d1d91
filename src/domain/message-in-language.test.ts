import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { MessageSlots } from './message.ts'
import { inLanguage } from './message-in-language.ts'
import { MESSAGE_LANGUAGES, MESSAGE_TRANSLATIONS, NOT_CHECKED } from './message-translations.ts'
import { readingGrade } from './reading-age.ts'

const slotsIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

const moment = new Date('2026-11-24T10:30:00Z')
const SLOTS: MessageSlots = {
  ...{ code: '123456', reference: 'GW-7K2M', title: 'First steps in care', place: 'Cobblers Green' },
  ...{ link: 'https://work.example/requests', date: moment, time: moment },
}
const words = { subject: 'Your code', body: 'Hello,\n\nYour code is 123456', text: '123456 is your code.' }

describe('the translated words of messages', () => {
  for (const [kind, translation] of Object.entries(MESSAGE_TRANSLATIONS)) {
    it(`have the same slots as the English in all six languages: ${kind}`, () => {
      assert.deepEqual(Object.keys(translation).sort(), ['en', ...MESSAGE_LANGUAGES].sort())
      for (const language of MESSAGE_LANGUAGES)
        assert.deepEqual(slotsIn(translation[language]), slotsIn(translation.en), language)
    })

    it(`come first, with no slot left open, and the English after them: ${kind}`, () => {
      for (const language of MESSAGE_LANGUAGES) {
        const { body } = inLanguage(words, kind, language, SLOTS)
        assert.ok(body.endsWith(`\n\n${NOT_CHECKED[language]}\n\n${words.body}`), language)
        assert.doesNotMatch(body, /[{}]/)
      }
    })
  }

  it('are easy in English', () => {
    const grade = readingGrade(
      Object.values(MESSAGE_TRANSLATIONS)
        .map(({ en }) => en.replaceAll(/\{\w+\}/g, 'Tuesday'))
        .join('\n'),
    )
    assert.ok(grade <= 6, `grade ${grade.toFixed(1)}`)
  })
})

describe('a message to somebody who chose Turkish', () => {
  it('says it in Turkish, then in English', () => {
    assert.equal(
      inLanguage(words, 'requests.code', 'tr', SLOTS).body,
      `Kodunuz: 123456. Kodu istediğiniz sayfaya yazın. Kimseye vermeyin.\n\n${NOT_CHECKED.tr}\n\n${words.body}`,
    )
  })

  it('gives the day and the time in Turkish, as it is in London', () => {
    const summer = new Date('2026-07-01T09:30:00Z')
    const { body } = inLanguage(words, 'enrolment.reminder', 'tr', { ...SLOTS, date: summer, time: summer })
    assert.match(body, /^Unutmayın: First steps in care, 1 Temmuz Çarşamba, 10:30\./)
  })

  it('is a text in both languages where both fit, else in English', () => {
    assert.match(inLanguage(words, 'requests.code', 'tr', SLOTS).text, /^Kodunuz: 123456.*123456 is your code\.$/s)
    const long = { ...words, text: 'a'.repeat(200) }
    assert.equal(inLanguage(long, 'requests.code', 'tr', SLOTS).text, long.text)
  })
})

describe('a message stays as it is', () => {
  const cases: [why: string, kind: string, language: string, slots: MessageSlots | undefined][] = [
    ['to a reader of English', 'requests.code', 'en', SLOTS],
    ['in a language we do not have', 'requests.code', 'xx', SLOTS],
    ['where its kind is not translated', 'alert', 'tr', SLOTS],
    ['where no slots came', 'requests.code', 'tr', undefined],
    ['where one slot is missing', 'booking.booked', 'tr', { reference: 'GW-7K2M' }],
  ]
  for (const [why, kind, language, slots] of cases) {
    it(why, () => assert.equal(inLanguage(words, kind, language, slots), words))
  }
})
