import type { Level } from './facets.ts'

/** What each level means to somebody who does not know the framework (gov.uk, "What qualification levels mean"). */
export const LEVEL_MEANINGS: Readonly<Record<Level, string>> = {
  none: 'You do not need any qualifications.',
  entry: 'Entry level is for starting out, or starting again.',
  '1': 'Level 1 is like GCSE grades 3 to 1.',
  '2': 'Level 2 is like GCSE grades 9 to 4.',
  '3': 'Level 3 is like A levels.',
  '4-5': 'Levels 4 and 5 come after A levels, before a full degree.',
  '6-7': 'Level 6 is a degree. Level 7 is a master’s degree.',
}
