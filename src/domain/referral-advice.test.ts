import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { tellsOfHealth } from './program-rules.ts'
import { adviceFor, ageOn, questionsOf } from './referral-advice.ts'
import { findReferralProgram } from './referral-program.ts'

const TODAY = '2026-11-21'
const workwell = findReferralProgram('workwell')!
const connect = findReferralProgram('connect-to-work')!
const nothing = { bornOn: null, borough: null, work: 'not-said', agrees: false } as const

describe('advice on the form', () => {
  it('says “ask” of everything as long as nothing is known', () => {
    const { verdict, rules } = adviceFor(workwell, nothing, {}, TODAY)
    assert.equal(verdict, 'ask')
    assert.ok(rules.every(({ verdict }) => verdict === 'ask'))
  })

  it('takes from the form what stands there, and asks only for the rest', () => {
    assert.deepEqual(
      questionsOf(workwell).map(({ input }) => input),
      ['nclGp', 'healthAffectsWork', 'outOfWorkBecauseOfHealth'],
    )
    const known = { ...nothing, agrees: true, borough: 'camden', work: 'off-sick' } as const
    assert.equal(adviceFor(workwell, known, { healthAffectsWork: 'yes' }, TODAY).verdict, 'meets')
  })

  it('names what does not fit, with its source, and says where to check', () => {
    const known = { ...nothing, agrees: true, bornOn: '2011-06-01' } as const
    const { rules } = adviceFor(connect, known, { onUniversalCredit: 'no', apprenticeshipAtRisk: 'no' }, TODAY)
    const age = rules.find(({ rule }) => rule.id === 'connect-to-work-age')!
    assert.equal(age.verdict, 'does-not-meet')
    assert.ok(age.checkWithProvider && age.rule.sourceName && age.rule.sourceDate)
  })

  it('asks of the groups only whether one fits, not which', () => {
    const groups = (answer: string) =>
      adviceFor(connect, nothing, { groups: answer }, TODAY).rules.find(({ rule }) => rule.inputs.includes('groups'))!
        .verdict
    assert.deepEqual(['yes', 'no', 'ask', 'x'].map(groups), ['meets', 'does-not-meet', 'ask', 'ask'])
    assert.ok(tellsOfHealth('groups') && tellsOfHealth('healthAffectsWork') && !tellsOfHealth('ukResident'))
  })

  it('counts birthdays to the day', () => {
    assert.deepEqual(
      ['2008-11-20', '2008-11-21', '2008-11-22', '2008-02-29'].map((born) => ageOn(born, TODAY)),
      [18, 18, 17, 18],
    )
    assert.equal(ageOn('2008-02-29', '2026-02-28'), 17)
  })
})
