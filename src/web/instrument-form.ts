import { type Answers, validAnswers } from '../domain/assessment.ts'
import { type AnswerScale, answerWords, type Instrument, type Question, scaleOf } from '../domain/instruments.ts'
import { type Html, html } from '../kit/html.ts'
import { radios } from './components/radios.ts'
import { type Mistakes, mistakeAt } from './form-mistakes.ts'

/** What stands for an answer that somebody would rather not give. */
const NOT_SAID = 'not-said'
const answerField = (question: string): string => `answer-${question}`

/**
 * Returns the answers on a form; what is wrong goes into `mistakes`. Each question is answered or left out on purpose:
 * what was skipped by accident is asked again.
 */
export function readAnswersIn(
  form: URLSearchParams,
  instrument: Instrument,
  mistakes: Record<string, string>,
): Answers {
  const before = Object.keys(mistakes).length
  const given: Record<string, number> = {}
  for (const [at, { id }] of instrument.questions.entries()) {
    const typed = form.get(answerField(id))
    if (typed !== null && /^\d{1,2}$/.test(typed)) given[id] = Number(typed)
    else if (typed !== NOT_SAID)
      mistakes[answerField(id)] = `Question ${at + 1}: choose an answer, or “would rather not say”`
  }
  const answers = validAnswers(instrument, given)
  for (const id of Object.keys(given)) if (!(id in answers)) mistakes[answerField(id)] = 'Choose one of these answers'
  const none = Object.keys(answers).length === 0 && Object.keys(mistakes).length === before
  if (none) mistakes[answerField(instrument.questions[0]!.id)] = 'Nothing is answered, so there is nothing to keep'
  return answers
}

/** Returns the questions of an instrument, each with its answers and the way out of answering. */
export const questionFields = (instrument: Instrument, mistakes: Mistakes, form: URLSearchParams): Html =>
  html`${instrument.questions.map((question) => oneQuestion(question, instrument, mistakes, form))}`

function oneQuestion(question: Question, instrument: Instrument, mistakes: Mistakes, form: URLSearchParams): Html {
  const scale = scaleOf(instrument, question)
  const numbers = Array.from({ length: scale.most - scale.least + 1 }, (_, at) => scale.least + at)
  const named = scale.words.length === numbers.length
  const name = answerField(question.id)
  return radios({
    name,
    value: form.get(name) ?? '',
    classes: named ? 'govuk-radios--small' : 'govuk-radios--small govuk-radios--inline gw-scale',
    fieldset: { legend: { text: question.text, classes: 'govuk-fieldset__legend--s' } },
    ...(!named && { hint: { text: endsWords(scale) } }),
    items: [
      ...numbers.map((value) => ({ value: String(value), text: named ? answerWords(scale, value) : String(value) })),
      { value: NOT_SAID, text: 'Would rather not say' },
    ],
    ...mistakeAt(mistakes, name),
  })
}

const endsWords = ({ least, most, words }: AnswerScale): string =>
  `${least} is “${words[0]}”, ${most} is “${words.at(-1)}”`
