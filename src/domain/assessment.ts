import type { Option } from './facets.ts'
import { type AnswerScale, type Instrument, type Question, scaleOf } from './instruments.ts'

/** How an assessment was taken: it matters for what its answers are worth. */
export const ASSESSMENT_TAKINGS = [
  { value: 'together', text: 'Together' },
  { value: 'alone', text: 'The person alone' },
  { value: 'paper', text: 'On paper, typed in afterwards' },
] as const satisfies readonly Option[]

export type AssessmentTaking = (typeof ASSESSMENT_TAKINGS)[number]['value']

/** Answers by question. One that somebody would rather not give is not there. */
export type Answers = Readonly<Record<string, number>>

/** What answers come to: the score of each scale, by name. What cannot be said is not there. */
type Scores = Readonly<Record<string, number>>

/** An instrument as it was taken one day. */
export type Assessment = {
  readonly id: string
  readonly participantId: string
  readonly caseId: string | null
  readonly instrument: string
  readonly version: string
  readonly answers: Answers
  readonly scores: Scores
  readonly takenAt: Date
  readonly takenHow: AssessmentTaking
  /** Taken by mistake, or not theirs. It stays to be seen and counts for nothing. */
  readonly withdrawnAt: Date | null
}

/** The name of the one score of an instrument that adds its answers up. */
const TOTAL = 'total'

/** Returns answers as far as they are of this instrument: whole numbers on its scale, for its own questions. */
export function validAnswers(instrument: Instrument, given: Answers): Answers {
  const valid = instrument.questions.flatMap((question) => {
    const answer = given[question.id]
    const { least, most } = scaleOf(instrument, question)
    const fits = answer !== undefined && Number.isInteger(answer) && answer >= least && answer <= most
    return fits ? [[question.id, answer] as const] : []
  })
  return Object.fromEntries(valid)
}

/** Returns what answers come to, by the rule of the instrument. Where answers are added up, all of them are needed. */
export function scoresOf(instrument: Instrument, answers: Answers): Scores {
  const valid = validAnswers(instrument, answers)
  const { scoring } = instrument
  if (scoring.rule === 'each') return valid
  const all = instrument.questions.map(({ id }) => valid[id])
  if (all.some((answer) => answer === undefined)) return {}
  const sum = all.reduce<number>((sum, answer) => sum + answer!, 0)
  if (scoring.rule === 'sum') return { [TOTAL]: sum }
  const converted = scoring.table?.[String(sum)]
  return converted === undefined ? {} : { [TOTAL]: converted }
}

/** One line of what an instrument says: a question, or the total. */
export type ScoreLine = {
  readonly id: string
  readonly text: string
  readonly least: number
  readonly most: number
  readonly lessIsBetter: boolean
  readonly scale: AnswerScale | null
}

/** Returns the lines of an instrument whose numbers can be followed over time. */
export function scoreLines(instrument: Instrument): readonly ScoreLine[] {
  const { scoring, questions } = instrument
  if (scoring.rule === 'each') return questions.map((question) => lineOf(instrument, question))
  const ends = questions.map((question) => scaleOf(instrument, question))
  const sum = (of: (scale: AnswerScale) => number) => ends.reduce((all, scale) => all + of(scale), 0)
  const converted = scoring.rule === 'converted' ? Object.values(scoring.table ?? {}) : []
  const [least, most] =
    converted.length > 0
      ? [Math.min(...converted), Math.max(...converted)]
      : [sum((scale) => scale.least), sum((scale) => scale.most)]
  return [{ id: TOTAL, text: scoring.name, least, most, lessIsBetter: false, scale: null }]
}

function lineOf(instrument: Instrument, question: Question): ScoreLine {
  const scale = scaleOf(instrument, question)
  const { least, most } = scale
  return { id: question.id, text: question.short, least, most, lessIsBetter: question.lessIsBetter === true, scale }
}

/** How far somebody has come on one line, from the first time it could be said to the latest. */
export type Distance = {
  readonly line: ScoreLine
  readonly first: { readonly score: number; readonly at: Date }
  readonly latest: { readonly score: number; readonly at: Date }
  readonly change: number
  /** Better, worse or the same, as the question reads: less anxiety is better. */
  readonly way: 'better' | 'worse' | 'same'
  /** Every score in between, by time. */
  readonly scores: readonly { readonly score: number; readonly at: Date }[]
}

export type Travelled = {
  readonly instrument: Instrument
  /** How often it was taken in versions that are comparable; what was withdrawn is not counted. */
  readonly taken: number
  readonly from: Date | null
  readonly to: Date | null
  readonly distances: readonly Distance[]
  /** Lines with fewer than two numbers: nothing can be said of them. */
  readonly missing: readonly ScoreLine[]
}

/**
 * Returns how far somebody has come by one instrument: first to latest, of the same instrument in the same version, or in
 * one that was declared the same. A line counts only where it has a number both times.
 */
export function distanceTravelled(instrument: Instrument, taken: readonly Assessment[]): Travelled {
  const own = taken
    .filter((one) => isComparable(instrument, one) && one.withdrawnAt === null)
    .toSorted((a, b) => a.takenAt.getTime() - b.takenAt.getTime())
  const lines = scoreLines(instrument)
  const distances = lines.flatMap((line) => distanceOf(line, own))
  return {
    ...{ instrument, taken: own.length, from: own[0]?.takenAt ?? null, to: own.at(-1)?.takenAt ?? null, distances },
    missing: lines.filter((line) => !distances.some((distance) => distance.line.id === line.id)),
  }
}

/** Returns whether an assessment is of this instrument, in this wording or one that was declared the same. */
export const isComparable = (instrument: Instrument, one: Pick<Assessment, 'instrument' | 'version'>): boolean =>
  one.instrument === instrument.id &&
  (one.version === instrument.version || (instrument.sameAs ?? []).includes(one.version))

function distanceOf(line: ScoreLine, taken: readonly Assessment[]): readonly Distance[] {
  const scores = taken.flatMap(({ scores, takenAt }) => {
    const score = scores[line.id]
    return score === undefined ? [] : [{ score, at: takenAt }]
  })
  const [first, latest] = [scores[0], scores.at(-1)]
  if (!first || !latest || scores.length < 2) return []
  const change = Math.round((latest.score - first.score) * 100) / 100
  const gain = line.lessIsBetter ? -change : change
  return [{ line, first, latest, change, way: gain > 0 ? 'better' : gain < 0 ? 'worse' : 'same', scores }]
}
