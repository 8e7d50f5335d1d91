/**
 * How a question is answered: every whole number from `least` to `most`, with the words that stand at its ends or at
 * each answer.
 */
export type AnswerScale = {
  readonly least: number
  readonly most: number
  /** Words for each answer, from the least on; or for the two ends alone. */
  readonly words: readonly string[]
}

export type Question = {
  readonly id: string
  readonly text: string
  /** Where it is answered on another scale than the rest. */
  readonly scale?: AnswerScale
  /** Less is better: anxiety. Its number stays as it was said; only the reading turns round. */
  readonly lessIsBetter?: true
  /** What it is called in a line of figures. */
  readonly short: string
}

/**
 * What answers come to. `each`: every answer stands for itself and none are added up. `sum`: all answers together, and
 * nothing where one is missing. `converted`: the sum, turned into a score by a table that came with the instrument.
 */
type Scoring =
  | { readonly rule: 'each' }
  | { readonly rule: 'sum' | 'converted'; readonly name: string; readonly table?: Readonly<Record<string, number>> }

/** A set of questions in one wording. A wording that changes is another version, and is not compared with this one. */
export type Instrument = {
  readonly id: string
  readonly version: string
  readonly name: string
  readonly introduction: string
  readonly scale: AnswerScale
  readonly questions: readonly Question[]
  readonly scoring: Scoring
  /** Where it comes from, and by what right it is used; `line` is shown with it. */
  readonly source: { readonly line: string; readonly url: string | null }
  /** It tells how somebody feels, and is read as what is about health is. The same stands in migrations/0055. */
  readonly health: boolean
  /** Nobody answers it alone: whoever asks sits beside them. */
  readonly together?: true
  /** What the answers are not. */
  readonly isNot: string
  /** Earlier versions that ask the same in the same way, by decision: compared with this one. */
  readonly sameAs?: readonly string[]
}

/** Said with every instrument. */
export const NEVER_A_DIAGNOSIS =
  'This is no test and no diagnosis. It decides nothing about the help somebody gets. It shows whether something moves.'

/**
 * Personal wellbeing, the four questions of the Office for National Statistics in the words of the harmonised standard.
 * The standard never adds them up, so neither do we. `yesterday` is meant: a bad day shows.
 */
export const ONS4: Instrument = {
  id: 'ons4',
  version: '2020-05',
  name: 'Personal wellbeing (ONS4)',
  introduction:
    'Next I would like to ask you four questions about your feelings on aspects of your life. There are no right or wrong answers. For each of these questions I’d like you to give an answer on a scale of 0 to 10, where 0 is “not at all” and 10 is “completely”.',
  scale: { least: 0, most: 10, words: ['not at all', 'completely'] },
  questions: [
    { id: 'satisfied', short: 'Satisfied with life', text: 'Overall, how satisfied are you with your life nowadays?' },
    {
      id: 'worthwhile',
      short: 'Worthwhile',
      text: 'Overall, to what extent do you feel that the things you do in your life are worthwhile?',
    },
    { id: 'happy', short: 'Happy yesterday', text: 'Overall, how happy did you feel yesterday?' },
    {
      id: 'anxious',
      short: 'Anxious yesterday',
      text: 'On a scale where 0 is “not at all anxious” and 10 is “completely anxious”, overall, how anxious did you feel yesterday?',
      lessIsBetter: true,
    },
  ],
  scoring: { rule: 'each' },
  source: {
    line: 'Office for National Statistics, personal wellbeing harmonised standard, 19 May 2020. Open Government Licence v3.0.',
    url: 'https://analysisfunction.civilservice.gov.uk/policy-store/personal-well-being/',
  },
  health: true,
  isNot: NEVER_A_DIAGNOSIS,
}

const say = (id: string, short: string, text: string): Question => ({ id, short, text })

/** General Self-Efficacy: ten statements, in the authors’ published English. The sum runs from 10 to 40. */
export const GENERAL_SELF_EFFICACY: Instrument = {
  id: 'gse',
  version: '1995',
  name: 'General Self-Efficacy Scale',
  introduction: 'How true is each of these for you?',
  scale: { least: 1, most: 4, words: ['Not at all true', 'Hardly true', 'Moderately true', 'Exactly true'] },
  questions: [
    say('1', 'Difficult problems', 'I can always manage to solve difficult problems if I try hard enough.'),
    say('2', 'Being opposed', 'If someone opposes me, I can find the means and ways to get what I want.'),
    say('3', 'Sticking to aims', 'It is easy for me to stick to my aims and accomplish my goals.'),
    say('4', 'Unexpected events', 'I am confident that I could deal efficiently with unexpected events.'),
    say('5', 'Unforeseen situations', 'Thanks to my resourcefulness, I know how to handle unforeseen situations.'),
    say('6', 'Effort', 'I can solve most problems if I invest the necessary effort.'),
    say('7', 'Calm', 'I can remain calm when facing difficulties because I can rely on my coping abilities.'),
    say('8', 'Several solutions', 'When I am confronted with a problem, I can usually find several solutions.'),
    say('9', 'In trouble', 'If I am in trouble, I can usually think of a solution.'),
    say('10', 'Whatever comes', 'I can usually handle whatever comes my way.'),
  ],
  scoring: { rule: 'sum', name: 'All ten together' },
  source: {
    line: 'Schwarzer, R., & Jerusalem, M. (1995). Generalized Self-Efficacy scale. In J. Weinman, S. Wright, & M. Johnston, Measures in health psychology: A user’s portfolio. Causal and control beliefs (pp. 35–37). Windsor: NFER-NELSON.',
    url: 'https://userpage.fu-berlin.de/~health/selfscal.htm',
  },
  health: false,
  isNot: NEVER_A_DIAGNOSIS,
}

/** Our own eight questions. They were tried on nobody yet, so they are never added up to one number. */
export const READINESS: Instrument = {
  id: 'readiness',
  version: '2026-11',
  name: 'Ready for work',
  introduction: 'Eight short questions about work, as you see it today. You can leave any of them out.',
  scale: { least: 1, most: 5, words: ['Not at all', 'A little', 'Somewhat', 'Mostly', 'Completely'] },
  questions: [
    say('know', 'What work I want', 'Do you know what kind of work you want?'),
    say('look', 'Where to look', 'Do you know where to look for it?'),
    say('apply', 'Applying', 'Can you write an application that you are happy with?'),
    say('interview', 'Interviews', 'Do you feel able to go to an interview?'),
    say('papers', 'Papers', 'Do you have the papers that an employer asks for?'),
    say('week', 'Time in the week', 'Does work fit into your week, with everything else you look after?'),
    say('well', 'Well enough', 'Do you feel well enough for the work you want?'),
    say('ask', 'Asking for help', 'Would you know whom to ask if something went wrong at work?'),
  ],
  scoring: { rule: 'each' },
  source: { line: 'Good Work, November 2026. Our own questions, not tested as a measure.', url: null },
  health: false,
  isNot: NEVER_A_DIAGNOSIS,
}

/** The instruments that come with the product. */
export const INSTRUMENTS: readonly Instrument[] = [READINESS, ONS4, GENERAL_SELF_EFFICACY]

/**
 * Instruments that may be used only by who registered with their owners. Their wording is not ours to pass on: it stands
 * nowhere in this product, and a council that has registered keeps it in a file of its own (docs/assessments.md).
 */
export const REGISTERED_INSTRUMENTS = [
  { value: 'swemwbs', text: 'Short Warwick-Edinburgh Mental Wellbeing Scale', questions: 7 },
] as const

/** Returns the scale on which a question is answered. */
export const scaleOf = ({ scale }: Instrument, question: Question): AnswerScale => question.scale ?? scale

/** Returns the words of one answer: "7", "7, completely", "Mostly". */
export function answerWords({ least, most, words }: AnswerScale, answer: number): string {
  if (words.length === most - least + 1) return words[answer - least]!
  if (answer === least) return `${answer}, ${words[0]}`
  return answer === most ? `${answer}, ${words.at(-1)}` : String(answer)
}
