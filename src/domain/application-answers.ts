import type { Help } from './facets.ts'
import type { Address } from './permission.ts'

/** What somebody says of one requirement. "Ask me" is for what a tick cannot say. */
export const CHECKS = [
  { value: 'yes', text: 'Yes' },
  { value: 'not-yet', text: 'Not yet' },
  { value: 'ask-me', text: 'Ask me' },
] as const
export type Check = (typeof CHECKS)[number]['value']

export type CheckedRequirement = {
  readonly words: string
  readonly essential: boolean
  readonly help: Help | null
  readonly answer: Check
}

/** To whom, and when, what would make the interview work is passed on. The person decides; nothing is assumed. */
export const TELLING = [
  { value: 'interview', text: 'Only if they ask me to an interview' },
  { value: 'now', text: 'Yes, with my application' },
  { value: 'never', text: 'No, I will tell them myself' },
] as const
export type Telling = (typeof TELLING)[number]['value']

export type AboutYou = {
  readonly name: string
  readonly address: Address
  readonly contactWords: string | null
  /** Somebody else may read messages: they then say nothing of what it is about. */
  readonly othersMaySee: boolean
  /** In which we write to them; English where nobody said. The organisation is not told. */
  readonly language?: string
}

export type OwnWords = {
  readonly why: string | null
  readonly done: string | null
  readonly adjustment: string | null
  readonly adjustmentTold: Telling | null
}

/** What has been typed so far, step by step. */
export type ApplicationAnswers = {
  readonly aboutYou?: AboutYou
  readonly checklist?: readonly CheckedRequirement[]
  readonly ownWords?: OwnWords
}

export const NO_WORDS: OwnWords = { why: null, done: null, adjustment: null, adjustmentTold: null }

/** Returns whether what would make the interview work may be passed on in this state: only as the person agreed. */
export function adjustmentMayBeTold(told: Telling | null, state: string): boolean {
  if (told === 'now') return true
  return told === 'interview' && ['interview', 'offered', 'accepted', 'started'].includes(state)
}
