import type { MessageSlots, Worded } from './message.ts'

/** What a number hears that wants no more messages: the last one, until it wants them again. */
export const stoppedWords: Worded = {
  subject: 'We write no more to this number',
  body: '',
  text: 'We write no more to this number. Do you want our messages again? Send START.',
}

/** What a number hears that wants messages again. */
export const startedWords: Worded = {
  subject: 'We write to this number again',
  body: '',
  text: 'We write to this number again. To stop it, send STOP.',
}

/** What a text is answered with by itself. `usual` says nothing of anybody: it goes to numbers that nobody has, too. */
const TEXT_ANSWERS = {
  usual: 'Thank you. Somebody reads this and gets back to you.',
  'job-start': 'Well done. Your adviser now knows about your job. When do you start? Answer with a day, like 1 March.',
  'job-place': 'Where is the job? A few words are enough. You can answer NO.',
  'job-done': 'Thank you. That is all we ask.',
  times: 'Which time suits you? Answer with its number.',
  'time-gone': 'That time has just gone. Which of these suits you? Answer with its number.',
  moved: 'Your new time:',
  glad: 'Thank you. We are glad to hear it.',
  sorry: 'Thank you for telling us. Your adviser gets in touch with you.',
  'no-file':
    'We could not open a file that you sent. Please send a photo, a screenshot or a PDF of it, up to 10 megabytes.',
} as const

export type TextAnswer = keyof typeof TEXT_ANSWERS
export const TEXT_ANSWER_KINDS = Object.keys(TEXT_ANSWERS) as TextAnswer[]

/** Words that answer a text, and what stands in them: times by their numbers, or the one that was chosen. */
export type AnsweringText = {
  readonly says: TextAnswer
  readonly words: Worded
  readonly slots: MessageSlots
}

/** Returns the words that answer a text; `more` follows them in English: the times, by their numbers. */
export const textAnswer = (says: TextAnswer, more = '', slots: MessageSlots = {}): AnsweringText => {
  const text = more ? `${TEXT_ANSWERS[says]} ${more}` : TEXT_ANSWERS[says]
  return { says, words: { subject: 'An answer to your message', body: `Hello,\n\n${text}`, text }, slots }
}

/** What whoever has a case reads in an e-mail when the person did something by themself: never what, nor who. */
export const ownWordsNews: Worded = {
  subject: 'Somebody you help has written or changed something',
  body: 'Hello,\n\nSomebody you help has written to you, or changed something by themself.\n\nIt stands in your list for today. Sign in to read it.',
  text: '',
}
