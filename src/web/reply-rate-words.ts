import type { ReplyRate } from '../records/application-terms.ts'
import { thousands } from './option-words.ts'

/** Returns how often an organisation answers, as a fact: "Answered 92% of 24 applications in time over the last year". */
export const replyRateWords = ({ percent, cases }: ReplyRate): string =>
  `Answered ${percent}% of ${thousands(cases)} applications in time over the last year`
