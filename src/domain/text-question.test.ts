import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fewTimes, timesFor } from './appointment-choice.ts'
import { checkDays } from './job-report.ts'
import { KEYWORDS, type Keyword, keywordIn } from './keyword.ts'
import { readChoice, readDay, readPlace, readYesNo } from './text-question.ts'

const MONDAY = '2026-11-23'

describe('what people answer by text', () => {
  for (const [words, day] of [
    ['today', MONDAY],
    ['Tomorrow.', '2026-11-24'],
    ['Monday', '2026-11-30'],
    ['next wed', '2026-11-25'],
    ['On Friday', '2026-11-27'],
    ['1 March', '2027-03-01'],
    ['1st of march', '2027-03-01'],
    ['March 1st', '2027-03-01'],
    ['30/11', '2026-11-30'],
    ['1.12.26', '2026-12-01'],
    ['16 nov', '2026-11-16'],
    ['٣٠/١١', '2026-11-30'],
    ['৩০/১১', '2026-11-30'],
    ['31 February', null],
    ['1 March 2019', null],
    ['soon', null],
    ['I am not sure yet', null],
    ['', null],
  ] as const) {
    it(`reads “${words}” as ${day ?? 'no day'}`, () => assert.equal(readDay(words, MONDAY), day))
  }

  for (const [words, answer] of [
    ['yes', 'yes'],
    [' Yes! ', 'yes'],
    ['Sí', 'yes'],
    ['EVET', 'yes'],
    ['نعم', 'yes'],
    ['No.', 'no'],
    ['hayır', 'no'],
    ['لا', 'no'],
    ['না', 'no'],
    ['yes but only two days a week', null],
    ['not sure', null],
  ] as const) {
    it(`reads “${words}” as ${answer ?? 'neither yes nor no'}`, () => assert.equal(readYesNo(words), answer))
  }

  it('reads a number as a choice, where there is such a one', () => {
    assert.deepEqual(
      ['2', ' 2. ', 'number 2', 'option 2', '٢', '4', '0', '22', 'two o’clock'].map((words) => readChoice(words, 3)),
      [2, 2, 2, 2, 2, null, null, null, null],
    )
  })

  it('takes any words for a place, and a no for nothing', () => {
    assert.deepEqual(['Larkmead  Bakery', 'no', 'SKIP', ' '].map(readPlace), ['Larkmead Bakery', null, null, null])
  })

  it('knows a keyword whatever its case, accents and marks, and no other message', () => {
    for (const keyword of Object.keys(KEYWORDS) as Keyword[]) {
      for (const words of KEYWORDS[keyword].words) {
        for (const typed of [words, words.toLowerCase(), ` ${words}! `, `“${words}”`])
          assert.equal(keywordIn(typed)?.keyword, keyword, typed)
      }
    }
    for (const words of ['iş', 'is', 'İŞ BULDUM', 'ıs']) assert.equal(keywordIn(words)?.keyword, 'JOB')
    for (const words of ['job please?', 'Can you find me a job', 'I lost my job', 'no job', 'remove me'])
      assert.equal(keywordIn(words), null, words)
  })

  it('reads nothing into what it was not asked for', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (words) => {
        const day = readDay(words, MONDAY)
        assert.ok(day === null || /^\d{4}-\d{2}-\d{2}$/.test(day))
        assert.ok([null, 1, 2, 3].includes(readChoice(words, 3)))
        keywordIn(words)
      }),
    )
  })
})

describe('the days on which we ask whether somebody is still in work', () => {
  it('are thirteen and twenty-six weeks after the start, or after they told us', () => {
    const told = new Date('2026-11-23T10:00:00Z')
    assert.deepEqual(checkDays('2026-12-01', told), [
      { week: 13, dueOn: '2027-03-02' },
      { week: 26, dueOn: '2027-06-01' },
    ])
    assert.deepEqual(
      checkDays(null, told).map(({ dueOn }) => dueOn),
      ['2027-02-22', '2027-05-24'],
    )
  })
})

describe('times to move a meeting to by oneself', () => {
  const at = (startsAt: string, hubId = 1, ways: ('in-person' | 'phone')[] = ['in-person', 'phone'], minutes = 45) => {
    const starts = new Date(startsAt)
    return { startsAt: starts, endsAt: new Date(starts.getTime() + minutes * 60_000), hubId, ways }
  }
  const meeting = { way: 'hub', hubId: 1, minutes: 45, startsAt: new Date('2026-11-24T10:00:00Z') } as const

  it('are at the same hub, in the same way, long enough, and others than it has', () => {
    const good = at('2026-11-25T10:00:00Z')
    const free = [
      good,
      at('2026-11-24T10:00:00Z'),
      at('2026-11-25T11:00:00Z', 2),
      at('2026-11-25T12:00:00Z', 1, ['phone']),
      at('2026-11-25T13:00:00Z', 1, ['in-person'], 30),
    ]
    assert.deepEqual(timesFor(meeting, free), [good])
    assert.deepEqual(timesFor({ ...meeting, way: 'elsewhere' }, free), [])
  })

  it('are offered a few at a time, on different days first', () => {
    const times = ['24T09', '24T10', '25T09', '27T09'].map((when) => at(`2026-11-${when}:00:00Z`))
    const days = fewTimes(times, ({ startsAt }) => startsAt.toISOString().slice(0, 10))
    assert.deepEqual(days, [times[0], times[2], times[3]])
  })
})
