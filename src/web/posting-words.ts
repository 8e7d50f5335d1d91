import type { Kind } from '../domain/facets.ts'

const FULL = 'It is full'
const FILLED = 'It is filled'
const ENDED = 'It has ended'

/** What somebody says of a posting that nobody needs to find any more. */
export const FILLED_WORDS: Readonly<Record<Kind, string>> = {
  job: FILLED,
  apprenticeship: FILLED,
  placement: FILLED,
  volunteering: FILLED,
  course: FULL,
  event: FULL,
  support: ENDED,
  'drop-in': ENDED,
}
