import {
  ASSESSMENT_TAKINGS,
  type Assessment,
  distanceTravelled,
  scoreLines,
  type Travelled,
} from '../../../domain/assessment.ts'
import { type AskedAnswers, mayBeAnsweredAlone } from '../../../domain/assessment-request.ts'
import { answerWords, type Instrument, scaleOf } from '../../../domain/instruments.ts'
import { londonDate } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import { dateWords, fullDate } from '../../../web/dates.ts'
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
  /** Where they are asked to answer it alone; null where nobody does. */
  readonly askPath: string | null
  readonly asked: { readonly words: string; readonly late: boolean; readonly backPath: string } | null
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
  { instruments, taken, asked, changes }: AssessmentsKnown,
  now: Date,
): AssessmentsPage {
  const path = `/desk/people/${personId}/assessments`
  const parts = instruments.map((instrument) => ({
    ...{ instrument, travelled: distanceTravelled(instrument, taken), newPath: `${path}/new/${instrument.id}` },
    askPath: mayBeAnsweredAlone(instrument) ? `${path}/ask/${instrument.id}` : null,
    asked: askedLine(
      asked.find((one) => one.instrument === instrument.id),
      path,
      londonDate(now),
    ),
  }))
  return {
    path,
    parts: parts.toSorted((a, b) => Math.sign(b.travelled.taken) - Math.sign(a.travelled.taken)),
    taken: taken.map((one) => takenLine(one, path, instruments)),
    changes,
  }
}

type AssessmentsKnown = {
  readonly instruments: readonly Instrument[]
  readonly taken: readonly Assessment[]
  readonly asked: readonly AskedAnswers[]
  readonly changes: boolean
}

const askedLine = (asked: AskedAnswers | undefined, path: string, today: LocalDate): InstrumentPart['asked'] =>
  asked
    ? {
        words: `${asked.askedBy} asked them to answer it alone by ${dateWords(asked.answerBy, today)}.`,
        ...{ late: asked.answerBy < today, backPath: `${path}/asked/${asked.id}/withdraw` },
      }
    : null

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
