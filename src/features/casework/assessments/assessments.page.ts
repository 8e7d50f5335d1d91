import {
  ASSESSMENT_TAKINGS,
  type Assessment,
  distanceTravelled,
  scoreLines,
  type Travelled,
} from '../../../domain/assessment.ts'
import { answerWords, type Instrument, scaleOf } from '../../../domain/instruments.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { fullDate } from '../../../web/dates.ts'
import { scoreWords } from '../../../web/distance-words.ts'
import { optionText } from '../../../web/option-words.ts'

export type AssessmentsPage = {
  readonly path: string
  readonly parts: readonly InstrumentPart[]
  readonly taken: readonly TakenLine[]
  readonly changes: boolean
}

export type InstrumentPart = {
  readonly travelled: Travelled
  readonly instrument: Instrument
  readonly newPath: string
}

type TakenLine = {
  readonly path: string
  readonly name: string
  readonly about: string
  readonly withdrawn: boolean
}

/** Returns what somebody answered over time, instrument by instrument: those that were taken first. */
export function assessmentsPage(
  personId: string,
  instruments: readonly Instrument[],
  taken: readonly Assessment[],
  changes: boolean,
): AssessmentsPage {
  const path = `/desk/people/${personId}/assessments`
  const parts = instruments.map((instrument) => ({
    ...{ instrument, travelled: distanceTravelled(instrument, taken), newPath: `${path}/new/${instrument.id}` },
  }))
  return {
    path,
    parts: parts.toSorted((a, b) => Math.sign(b.travelled.taken) - Math.sign(a.travelled.taken)),
    taken: taken.map((one) => takenLine(one, path, instruments)),
    changes,
  }
}

function takenLine(one: Assessment, path: string, instruments: readonly Instrument[]): TakenLine {
  const how = optionText(ASSESSMENT_TAKINGS, one.takenHow)
  return {
    path: `${path}/${one.id}`,
    name: instruments.find(({ id }) => id === one.instrument)?.name ?? one.instrument,
    about: `${fullDate(londonDate(one.takenAt))}. ${how}.${one.withdrawnAt ? ' Taken back: it counts for nothing.' : ''}`,
    withdrawn: one.withdrawnAt !== null,
  }
}

/** Returns the answers of one day as they were given, question by question, and what they come to. */
export function answerRows(
  one: Assessment,
  instrument: Instrument,
): readonly (readonly [question: string, answer: string])[] {
  const answers = instrument.questions.map((question) => {
    const answer = one.answers[question.id]
    const said = answer === undefined ? 'Would rather not say' : answerWords(scaleOf(instrument, question), answer)
    return [question.text, said] as const
  })
  if (instrument.scoring.rule === 'each') return answers
  const totals = scoreLines(instrument).map((line) => {
    const score = one.scores[line.id]
    return [
      line.text,
      score === undefined ? 'Not added up: not everything is answered' : scoreWords(line, score),
    ] as const
  })
  return [...answers, ...totals]
}
