import type { Worded } from './message.ts'

/** Who gave how many people to somebody, and whose they were before. Nothing of anybody is ever among it. */
export type GivenFacts = {
  readonly count: number
  /** Who did it; null where somebody takes on what is their own doing. */
  readonly by: string
  readonly from: string
  readonly words: string | null
  readonly origin: string
}

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`)
const are = (count: number): string => (count === 1 ? 'is' : 'are')

/** What an adviser reads who takes people on: how many, never who. */
export const wordsForTaker = ({ count, by, from, words, origin }: GivenFacts): Worded => ({
  subject: `${people(count)} ${are(count)} with you now`,
  body: `Hello,\n\n${by} gave you ${people(count)} whom ${from} looked after. From now on you do.${
    words ? `\n\nThere is a note for you with them.` : ''
  }\n\nSee who they are, and what is next:\n${origin}/desk/caseload`,
  text: `${people(count)} ${are(count)} with you now: ${origin}/desk/caseload`,
})

/** What an adviser reads whose people somebody else gave away. */
export const wordsForGiver = ({ count, by, origin }: Omit<GivenFacts, 'from'>, to: string): Worded => ({
  subject: `${people(count)} ${are(count)} with ${to} now`,
  body: `Hello,\n\n${by} gave ${people(count)} whom you looked after to ${to}. You do not have to do anything more.\n\nIf that is a mistake, tell ${by} today.\n\nYour people:\n${origin}/desk/caseload`,
  text: `${people(count)} ${are(count)} with ${to} now.`,
})

/** What a manager reads when something of somebody who has gone waits for an adviser. */
export const wordsOfQueued = ({ count, from, origin }: Pick<GivenFacts, 'count' | 'from' | 'origin'>): Worded => ({
  subject: `${people(count)} ${count === 1 ? 'waits' : 'wait'} for an adviser today`,
  body: `Hello,\n\n${from} does not look after people any more. ${people(count)} ${count === 1 ? 'waits' : 'wait'} in the queue of your team, for today, because no adviser has room.\n\nFind somebody for them:\n${origin}/desk/today`,
  text: `${people(count)} ${count === 1 ? 'waits' : 'wait'} for an adviser today: ${origin}/desk/today`,
})
