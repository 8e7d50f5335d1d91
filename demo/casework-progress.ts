import type { Insertable } from 'kysely'
import { scoresOf } from '../src/domain/assessment.ts'
import { GENERAL_SELF_EFFICACY, type Instrument, ONS4, READINESS, scaleOf } from '../src/domain/instruments.ts'
import { addDays, londonDate, londonMoment } from '../src/domain/london-time.ts'
import { reviewTimesOf } from '../src/domain/review.ts'
import type { Schema } from '../src/records/schema.ts'
import type { Common } from './casework-common.ts'

/** In which weeks what is asked; the self-efficacy scale of every third person. */
const ASKED: readonly { readonly instrument: Instrument; readonly weeks: readonly number[]; readonly every: number }[] =
  [
    { instrument: READINESS, weeks: [0, 13, 26, 39], every: 1 },
    { instrument: ONS4, weeks: [0, 13, 26, 39], every: 1 },
    { instrument: GENERAL_SELF_EFFICACY, weeks: [1, 26], every: 3 },
  ]

/** Returns what somebody answered in this time: most move up slowly, not every time and not in everything. */
export function assessmentsOf(common: Common): Insertable<Schema['assessment']>[] {
  const { row, keys, member, at, id, turn, lasts, now } = common
  return ASKED.filter(({ every }) => turn % every === 0).flatMap(({ instrument, weeks }) =>
    weeks
      .filter((week) => week < lasts && at(week, 20) < now)
      .map((week, time) => {
        const answers = Object.fromEntries(
          instrument.questions.map((question, q) => {
            const { least, most } = scaleOf(instrument, question)
            const begins = least + (most - least) * (0.25 + ((turn * 5 + q * 3) % 7) / 20)
            const moves = (most - least) * (time * 0.11 - ((turn + q + time) % 4 === 3 ? 0.15 : 0))
            const value = question.lessIsBetter ? most - begins - moves : begins + moves
            return [question.id, Math.round(Math.min(most, Math.max(least, value)))]
          }),
        )
        return {
          ...{ ...keys, id: id(`${instrument.id} ${week}`), instrument: instrument.id, account_id: member.accountId },
          ...{ instrument_version: instrument.version, answers: JSON.stringify(answers), withdrawn_at: null },
          ...{ scores: JSON.stringify(scoresOf(instrument, answers)), taken_at: at(week, 20), sample: true },
          taken_how: row.weeks % 3 === 0 ? ('alone' as const) : ('together' as const),
        }
      }),
  )
}

/** Who was asked to answer alone, and in how many days from now: one is late. */
const ASKED_ALONE: Readonly<Record<string, number>> = { 'Perpetua Ashgrove-Lim': 3, 'Rosalind Achebe-Stone': -2 }

/** Returns what somebody is asked to answer by themself. */
export function askedOf({ row, keys, member, id, now }: Common): Insertable<Schema['assessment_request']>[] {
  const days = ASKED_ALONE[row.who]
  if (days === undefined) return []
  const answerBy = addDays(londonDate(now), days)
  return [
    {
      ...{ ...keys, id: id('asked'), instrument: GENERAL_SELF_EFFICACY.id, asked_by: member.accountId, sample: true },
      ...{ asked_at: londonMoment(addDays(answerBy, -5), '11:05'), answer_by: answerBy, status: 'asked' as const },
      ...{ ended_at: null, assessment_id: null },
    },
  ]
}

const SAID = [
  'You have done what we agreed, and one thing more. We keep the pace.',
  'A slow month, and that is all right. We took one step off the list so that the other two can happen.',
  'You said it feels closer now. The next step is yours; I ask on Thursday how it went.',
  'We looked at what stands in the way and wrote it down smaller. The plan stays as it is.',
] as const

/** Returns the looks together that were due in this time, and the one that comes next. */
export function reviewsOf(common: Common): Insertable<Schema['review']>[] {
  const { arc, keys, member, at, id, turn, lasts, ended, now } = common
  const time = reviewTimesOf(arc.program).find(({ kind }) => kind === 'plan')!
  const began = londonDate(at(0))
  const reviews: Insertable<Schema['review']>[] = []
  for (let n = 1; n < 20; n++) {
    const day = addDays(began, time.days * n)
    // Now and then it is a week late.
    const doneAt = at((time.days * n) / 7 + ((turn + n) % 5 === 4 ? 2 : 0), 35)
    const done = doneAt < now && (time.days * n) / 7 < lasts
    if (!done && ended) break
    reviews.push({
      ...{
        ...keys,
        id: id(`review ${n}`),
        kind: 'plan',
        opens_on: addDays(day, -time.opens),
        due_on: addDays(day, time.closes),
      },
      ...{ exempt_reason: null, extended_days: null, sample: true, status: done ? 'done' : 'scheduled' },
      ...{ done_at: done ? doneAt : null, done_by: done ? member.accountId : null },
      words: done ? SAID[(turn + n) % SAID.length]! : null,
    })
    if (!done) break
  }
  return reviews
}
