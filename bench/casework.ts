/**
 * Measures the pages that advisers and managers have open all day: `bin/bench casework [--people 200000] [--cases 500000]
 * [--notes 2000000] [--engines server] [--rounds 3]`.
 */
import { parseArgs } from 'node:util'
import { measureBehindWalls } from './behind-walls.ts'
import { caseworkQuestionsOf } from './casework-questions.ts'
import type { BenchEngine } from './database.ts'
import { fillBorough } from './referral-borough.ts'

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '200000' },
    cases: { type: 'string', default: '500000' },
    notes: { type: 'string', default: '2000000' },
    engines: { type: 'string', default: 'server' },
    rounds: { type: 'string', default: '3' },
  },
})

const [people, cases, notes] = [Number(options.people), Number(options.cases), Number(options.notes)]
await measureBehindWalls({
  name: 'casework',
  engines: options.engines.split(',') as BenchEngine[],
  rounds: Number(options.rounds),
  // One referral each brings everybody onto a list.
  size: { people, referrals: people, cases, notes },
  fill: (address, size) => fillBorough(address, ['referral-borough.sql', 'casework-borough.sql'], size),
  questionsOf: caseworkQuestionsOf,
})
