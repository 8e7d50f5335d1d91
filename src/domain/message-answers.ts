import type { Worded } from './message.ts'

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
