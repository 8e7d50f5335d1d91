/**
 * Measures what stands behind the two walls: `bin/bench referrals [--people 200000] [--referrals 500000]
 * [--engines server,embedded] [--rounds 3]`.
 */
import { parseArgs } from 'node:util'
import { measureBehindWalls } from './behind-walls.ts'
import type { BenchEngine } from './database.ts'
import { fillBorough } from './referral-borough.ts'
import { questionsOf } from './referral-questions.ts'

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '200000' },
    referrals: { type: 'string', default: '500000' },
    engines: { type: 'string', default: 'server,embedded' },
    rounds: { type: 'string', default: '3' },
  },
})

await measureBehindWalls({
  name: 'referrals',
  engines: options.engines.split(',') as BenchEngine[],
  rounds: Number(options.rounds),
  size: { people: Number(options.people), referrals: Number(options.referrals) },
  fill: (address, size) => fillBorough(address, ['referral-borough.sql'], size),
  questionsOf,
})
