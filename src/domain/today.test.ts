import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  groupOf,
  inTodayOrder,
  nextThing,
  quietDue,
  quietness,
  TODAY_KINDS,
  type TodayEntry,
  todayList,
  withoutRepeats,
} from './today.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const at = (text: string) => new Date(text)
const entry = (key: string, dueAt: Date, more: Partial<TodayEntry> = {}): TodayEntry => ({
  ...{
    key,
    kind: 'case',
    who: 'Ines',
    participantId: null,
    what: 'Call',
    dueAt,
    timed: false,
    urgent: false,
    href: '/',
  },
  ...more,
})
const keys = (entries: readonly TodayEntry[]) => inTodayOrder(entries, NOW).map(({ key }) => key)

describe('the list of today', () => {
  for (const [due, group] of [
    ['2026-11-23T09:59:00Z', 'late'],
    ['2026-11-22T23:59:00Z', 'late'],
    ['2026-11-23T10:00:00Z', 'today'],
    ['2026-11-23T23:59:59Z', 'today'],
    ['2026-11-24T00:00:00Z', 'week'],
  ] as const) {
    it(`has what is due ${due} under ${group}`, () => assert.equal(groupOf({ dueAt: at(due) }, NOW), group))
  }

  it('keeps to London days in summer, when midnight is an hour earlier', () => {
    const noon = at('2026-07-01T11:00:00Z')
    assert.equal(groupOf({ dueAt: at('2026-07-01T22:59:00Z') }, noon), 'today')
    assert.equal(groupOf({ dueAt: at('2026-07-01T23:00:00Z') }, noon), 'week')
  })

  it('has late things first, of those the urgent, and then the oldest', () => {
    const entries = [
      entry('tomorrow', at('2026-11-24T09:00:00Z'), { urgent: true }),
      entry('this afternoon', at('2026-11-23T15:00:00Z')),
      entry('late', at('2026-11-20T15:00:00Z')),
      entry('urgent today', at('2026-11-23T23:59:00Z'), { urgent: true }),
      entry('later', at('2026-11-18T15:00:00Z')),
      entry('urgent and late', at('2026-11-22T15:00:00Z'), { urgent: true }),
      entry('Friday', at('2026-11-27T09:00:00Z')),
    ]
    const order = ['urgent and late', 'later', 'late', 'urgent today', 'this afternoon', 'tomorrow', 'Friday']
    assert.deepEqual(keys(entries), order)
  })

  it('has people who come before calls, and calls before paper, at one moment', () => {
    const due = at('2026-11-23T16:00:00Z')
    const entries = TODAY_KINDS.map(({ value }) => entry(value, due, { kind: value }))
    assert.deepEqual(
      keys(entries.toReversed()),
      TODAY_KINDS.map(({ value }) => value),
    )
  })

  it('has each thing once, the same way whatever order it came in, and says how many are left out', () => {
    const entries = fc.uniqueArray(
      fc.record({ key: fc.string({ minLength: 1 }), hours: fc.integer({ min: -400, max: 160 }), urgent: fc.boolean() }),
      { selector: ({ key }) => key, maxLength: 80 },
    )
    fc.assert(
      fc.property(entries, (all) => {
        const list = all.map(({ key, hours, urgent }) =>
          entry(key, new Date(NOW.getTime() + hours * 3_600_000), { urgent }),
        )
        assert.deepEqual(keys(list), keys(list.toReversed()))
        const { groups, more } = todayList(list, NOW, 50)
        const shown = groups.flatMap((one) => one.entries)
        assert.equal(shown.length + more, list.length)
        assert.ok(shown.length <= 50)
        assert.deepEqual(
          shown.map(({ key }) => key),
          keys(list).slice(0, 50),
        )
      }),
    )
  })

  describe('has one line for a person and a thing', () => {
    const due = at('2026-11-23T16:00:00Z')
    const words = 'Write the CV together'
    const ines = { participantId: 'i', what: words, thing: nextThing('c', words) }
    const quiet = entry('quiet', at('2026-11-20T16:00:00Z'), {
      ...{ participantId: 'i', kind: 'quiet', what: 'Not heard from for 31 days', urgent: true },
      acts: [{ path: '/spoke', text: 'We spoke', fields: {} }],
    })
    const lines = (entries: readonly TodayEntry[]) => {
      const { groups, more } = todayList(entries, NOW, 50)
      assert.equal(more, 0)
      return groups.flatMap((one) => one.entries.map(({ key, what }) => `${one.group} ${key}: ${what}`))
    }
    const done = [{ path: '/done', text: 'Done', fields: {} }]
    const step = entry('step', due, { ...ines, kind: 'step', acts: done })

    it('where a case waits for a step of its plan: that step', () => {
      const other = { ...ines, thing: nextThing('o', words) }
      assert.deepEqual(lines([entry('case', due, ines), step, entry('other', due, other)]), [
        `today other: ${words}`,
        `today step: ${words}`,
      ])
    })

    it('where the step is the person’s, and said in other letters', () => {
      const theirs = entry('step', due, { ...ines, kind: 'step', what: `Ines: ${words}` })
      const kept = { ...ines, thing: nextThing('c', ` write the cv Together. `) }
      assert.deepEqual(lines([theirs, entry('case', due, kept)]), [`today step: Ines: ${words}`])
    })

    it('where they are quiet too: the step, by the earlier date, with all that can be pressed', () => {
      const entries = [entry('case', due, ines), quiet, step]
      assert.deepEqual(lines(entries), [`late step: ${words}. Not heard from for 31 days`])
      const [only] = withoutRepeats(entries)
      assert.deepEqual([only!.acts!.map(({ text }) => text), only!.urgent], [['Done', 'We spoke'], true])
    })

    it('where the case waits for a meeting: the meeting, and beside it that they are quiet', () => {
      const meeting = entry('meeting', due, { ...ines, kind: 'appointment', timed: true })
      assert.deepEqual(lines([entry('case', due, ines), quiet, meeting]), [
        'late quiet: Not heard from for 31 days',
        `today meeting: ${words}`,
      ])
    })

    it('where they are quiet and have two cases: with the first', () => {
      const second = entry('second', due, { participantId: 'i', what: 'Call', thing: nextThing('d', 'Call') })
      assert.deepEqual(lines([entry('case', at('2026-11-25T16:00:00Z'), ines), second, quiet]), [
        `late case: ${words}. Not heard from for 31 days`,
        'today second: Call',
      ])
    })
  })

  for (const [heard, says, due] of [
    ['2026-11-10T10:00:01Z', null, null],
    ['2026-11-09T10:00:00Z', 14, '2026-11-23'],
    ['2026-10-26T10:00:01Z', 14, '2026-11-23'],
    ['2026-10-26T10:00:00Z', 28, '2026-11-23'],
    ['2026-10-20T10:00:00Z', 28, '2026-11-17'],
  ] as const) {
    it(`says of somebody who was heard ${heard}: ${says ?? 'nothing'}`, () => {
      assert.equal(quietness(at(heard), NOW)?.days ?? null, says)
      if (due) assert.equal(quietDue(at(heard), NOW).toISOString().slice(0, 10), due)
    })
  }
})
