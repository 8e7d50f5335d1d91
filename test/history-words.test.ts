import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { FUND_MOVES } from '../src/domain/fund-move.ts'
import { hasWords } from '../src/domain/history-words.ts'
import { GOAL_MOVES, STEP_MOVES } from '../src/domain/plan.ts'
import { REFERRAL_MOVES } from '../src/domain/referral.ts'
import { CASE_MOVES } from '../src/domain/support-case.ts'
import { ROOT } from './harness/cluster.ts'

/** What is no verb about a person: people at work, listings, lists in which nobody is named. */
const ABOUT_NOBODY =
  /^(account|adviser|alert|application|application-draft|article|availability|booking|caseload|closure|contact-message|enrolment|feed|help-requests?|invitation|lawful-basis|listing|listing-report|membership|organization|passkey|peer|people-at-risk|posting|recovery|referral-template|retention|run|sign-in)\.|\.(listed|searched|planned|given|meeting-changed|sent-again)$/

/** Every verb that stands in a call that writes the history: as words, or as the first of two where it is chosen. */
function writtenVerbs(): ReadonlyMap<string, string> {
  const verbs = new Map<string, string>()
  for (const file of globSync('src/**/*.ts', { cwd: ROOT })) {
    if (file.endsWith('.test.ts')) continue
    const source = readFileSync(join(ROOT, file), 'utf8')
    for (const { index } of source.matchAll(/\b(?:writeHistory|written|noted)\(/g)) {
      const call = source.slice(index, index + 400).split(/\n\n/)[0]!
      for (const [, verb] of call.matchAll(/'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/g)) verbs.set(verb!, file)
    }
    for (const [, verb] of source.matchAll(/\bverb: '([a-z-]+\.[a-z-]+)'/g)) verbs.set(verb!, file)
    for (const [, verb] of source.matchAll(/\bwriteMove\(\s*db,\s*[\w.]+,\s*\w+,\s*'([a-z-]+)'/g)) {
      verbs.set(`appointment.${verb}`, file)
    }
  }
  return verbs
}

/** Verbs that are put together from a table of moves. */
const MADE = [
  ['case', CASE_MOVES],
  ['step', STEP_MOVES],
  ['goal', GOAL_MOVES],
  ['referral', REFERRAL_MOVES],
  ['fund', FUND_MOVES],
] as const

describe('what people read of who looked at their record', () => {
  it('has words for every verb that is written about a person', () => {
    const written = writtenVerbs()
    assert.ok(written.size > 100)
    const without = [...written].filter(([verb]) => !ABOUT_NOBODY.test(verb) && !hasWords(verb))
    assert.deepEqual(without, [], 'say in src/domain/history-words.ts what was done')
  })

  it('has words for every move of a table', () => {
    const made = MADE.flatMap(([kind, moves]) =>
      Object.values(moves).flatMap((from) => Object.keys(from).map((move) => `${kind}.${move}`)),
    )
    assert.deepEqual(
      [...new Set(made)].filter((verb) => !hasWords(verb)),
      [],
    )
  })
})
