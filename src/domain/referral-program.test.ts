import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { adviseOn, type EligibilityFacts, inputsOf, type Verdict } from './eligibility.ts'
import { CONNECT_TO_WORK_GROUPS, ELIGIBILITY_INPUTS } from './program-rules.ts'
import { DEFAULT_CLOCK_DAYS } from './referral-clock.ts'
import { clocksOf, findReferralProgram, REFERRAL_PROGRAMS } from './referral-program.ts'

const RULES = REFERRAL_PROGRAMS.flatMap(({ rules }) => rules)
const adviceOf = (program: string, known: EligibilityFacts) =>
  adviseOn(findReferralProgram(program)!.rules, known, '2026-11-02')

describe('the rules of programmes', () => {
  it('name the inputs of their test, each with a question', () => {
    for (const { id, inputs, test } of RULES) {
      assert.deepEqual([...inputs], inputsOf(test), id)
      for (const input of inputs) assert.ok(ELIGIBILITY_INPUTS[input], `${id}: ${input}`)
    }
  })

  it('have one name each, and a source that can be opened', () => {
    assert.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length)
    for (const { id, sourceUrl, sourceName } of RULES) assert.ok(URL.canParse(sourceUrl) && sourceName, id)
  })

  it('belong to the programme they stand under', () => {
    for (const { id, rules } of REFERRAL_PROGRAMS) assert.ok(rules.every(({ program }) => program === id))
  })
})

describe('WorkWell', () => {
  const fits = { agrees: true, borough: 'camden', healthAffectsWork: true, workSituation: 'off-sick' }
  const cases: readonly [words: string, known: EligibilityFacts, verdict: Verdict, toAsk: readonly string[]][] = [
    ['fits somebody off sick in Camden', fits, 'meets', []],
    ['fits somebody from elsewhere with a GP there', { ...fits, borough: 'hackney', nclGp: true }, 'meets', []],
    ['asks about the GP of somebody from elsewhere', { ...fits, borough: 'hackney' }, 'ask', ['nclGp']],
    ['does not fit without a health condition', { ...fits, healthAffectsWork: false }, 'does-not-meet', []],
    [
      'asks why somebody is out of work',
      { ...fits, workSituation: 'out-of-work' },
      'ask',
      ['outOfWorkBecauseOfHealth'],
    ],
    ['is never for somebody who does not want it', { ...fits, agrees: false }, 'does-not-meet', []],
  ]
  for (const [words, known, verdict, toAsk] of cases) {
    it(words, () => {
      const advice = adviceOf('workwell', known)
      assert.deepEqual([advice.verdict, advice.toAsk, advice.checkWithProvider], [verdict, toAsk, false])
    })
  }
})

describe('Connect to Work', () => {
  const fits = {
    agrees: true,
    age: 34,
    ukResident: true,
    workSituation: 'out-of-work',
    onOtherProgram: false,
    groups: ['carer'],
  }
  const cases: readonly [words: string, known: EligibilityFacts, verdict: Verdict][] = [
    ['fits a carer out of work', fits, 'meets'],
    ['does not fit somebody of no group', { ...fits, groups: [] }, 'does-not-meet'],
    ['does not fit beside another programme', { ...fits, onOtherProgram: true }, 'does-not-meet'],
    ['does not fit at 15', { ...fits, age: 15 }, 'does-not-meet'],
    ['fits at 17 on Universal Credit', { ...fits, age: 17, onUniversalCredit: true }, 'meets'],
    ['asks more at 17', { ...fits, age: 17 }, 'ask'],
    ['asks whether a job is at risk', { ...fits, workSituation: 'in-work' }, 'ask'],
    ['fits somebody whose job is at risk', { ...fits, workSituation: 'in-work', jobAtRisk: true }, 'meets'],
  ]
  for (const [words, known, verdict] of cases) {
    it(`${words}, to be checked with the provider`, () => {
      const advice = adviceOf('connect-to-work', known)
      assert.deepEqual([advice.verdict, advice.checkWithProvider], [verdict, true])
    })
  }

  it('takes each of its twelve groups', () => {
    assert.equal(CONNECT_TO_WORK_GROUPS.length, 12)
    for (const { value } of CONNECT_TO_WORK_GROUPS)
      assert.equal(adviceOf('connect-to-work', { ...fits, groups: [value] }).verdict, 'meets')
  })
})

describe('a programme', () => {
  it('has the usual clocks where it names none, and so has no programme at all', () => {
    for (const { id } of REFERRAL_PROGRAMS) assert.deepEqual(clocksOf(findReferralProgram(id)), DEFAULT_CLOCK_DAYS)
    assert.deepEqual(clocksOf(findReferralProgram('unknown')), DEFAULT_CLOCK_DAYS)
  })
})
