import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  adviseOn,
  type EligibilityFacts,
  type EligibilityRule,
  type EligibilityTest,
  inputsOf,
  judge,
  type Verdict,
} from './eligibility.ts'

const NAMES = ['a', 'b', 'c', 'd'] as const

const { test } = fc.letrec<{ test: EligibilityTest }>((tie) => ({
  test: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ input: fc.constantFrom(...NAMES), is: fc.boolean() }),
    fc.record({ input: fc.constantFrom(...NAMES), atLeast: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ input: fc.constantFrom(...NAMES), atMost: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ input: fc.constantFrom(...NAMES), in: fc.constant(['x', 'y']) }),
    fc.record({ input: fc.constantFrom(...NAMES), has: fc.constant(['x', 'y']) }),
    fc.record({ not: tie('test') }),
    fc.record({ all: fc.array(tie('test'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('test'), { maxLength: 3 }) }),
  ),
}))
const value = fc.oneof(
  fc.boolean(),
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom('x', 'z'),
  fc.constantFrom(['x'], ['z'], []),
)
const facts: fc.Arbitrary<EligibilityFacts> = fc.dictionary(fc.constantFrom(...NAMES), fc.option(value))

const verdict = (expression: EligibilityTest, known: EligibilityFacts) => judge(expression, known).verdict
const MIN: readonly Verdict[] = ['does-not-meet', 'ask', 'meets']

describe('three-valued rules', () => {
  it('keep the laws of Kleene: twice not, and De Morgan', () => {
    fc.assert(
      fc.property(test, test, facts, (one, other, known) => {
        assert.equal(verdict({ not: { not: one } }, known), verdict(one, known))
        assert.equal(
          verdict({ not: { all: [one, other] } }, known),
          verdict({ any: [{ not: one }, { not: other }] }, known),
        )
        assert.equal(
          verdict({ not: { any: [one, other] } }, known),
          verdict({ all: [{ not: one }, { not: other }] }, known),
        )
      }),
    )
  })

  it('are the least of all, and the most of any', () => {
    fc.assert(
      fc.property(test, test, facts, (one, other, known) => {
        const [first, second] = [one, other].map((each) => MIN.indexOf(verdict(each, known))) as [number, number]
        assert.equal(verdict({ all: [one, other] }, known), MIN[Math.min(first, second)])
        assert.equal(verdict({ any: [one, other] }, known), MIN[Math.max(first, second)])
        assert.equal(verdict({ all: [one, other] }, known), verdict({ all: [other, one] }, known))
      }),
    )
  })

  it('never turn round when more becomes known', () => {
    fc.assert(
      fc.property(test, facts, fc.constantFrom(...NAMES), value, (expression, known, name, answer) => {
        const before = verdict(expression, known)
        if (before === 'ask' || (known[name] ?? null) !== null) return
        assert.equal(verdict(expression, { ...known, [name]: answer }), before)
      }),
    )
  })

  it('are decided by their deciding inputs alone', () => {
    fc.assert(
      fc.property(test, facts, (expression, known) => {
        const judged = judge(expression, known)
        if (judged.verdict === 'ask') return
        const only = Object.fromEntries(judged.deciding.map((name) => [name, known[name]]))
        assert.equal(verdict(expression, only), judged.verdict)
      }),
    )
  })

  it('ask only for inputs that they name', () => {
    fc.assert(
      fc.property(test, facts, (expression, known) => {
        const named = inputsOf(expression)
        for (const name of judge(expression, known).deciding) assert.ok(named.includes(name))
      }),
    )
  })

  it('ask where a value is of the wrong kind', () => {
    assert.equal(verdict({ input: 'age', atLeast: 18 }, { age: 'nineteen' }), 'ask')
    assert.equal(verdict({ input: 'age', atLeast: 18 }, { age: Number.NaN }), 'ask')
    assert.equal(verdict({ input: 'agrees', is: true }, { agrees: 'yes' }), 'ask')
    assert.equal(verdict({ input: 'groups', has: ['carer'] }, { groups: 'carer' }), 'ask')
  })
})

describe('advice on a programme', () => {
  const rule = (id: string, more: Partial<EligibilityRule> = {}): EligibilityRule => ({
    id,
    program: 'sample',
    text: 'Sample rule',
    effectiveFrom: '2025-04-01',
    effectiveTo: null,
    inputs: [id],
    test: { input: id, is: true },
    outcome: 'Sample advice',
    sourceName: 'Sample source',
    sourceUrl: 'https://example.org/',
    sourceDate: null,
    mark: 'primary',
    ...more,
  })
  const two = [rule('a'), rule('b')]
  const on = '2026-11-02'

  const cases: readonly [known: EligibilityFacts, verdict: Verdict, toAsk: readonly string[]][] = [
    [{ a: true, b: true }, 'meets', []],
    [{ a: true }, 'ask', ['b']],
    [{}, 'ask', ['a', 'b']],
    [{ a: false }, 'does-not-meet', ['b']],
  ]
  for (const [known, says, toAsk] of cases) {
    it(`is "${says}" when ${JSON.stringify(known)} is known`, () => {
      const advice = adviseOn(two, known, on)
      assert.deepEqual([advice.verdict, advice.toAsk], [says, toAsk])
    })
  }

  it('holds to the rules in force on the day', () => {
    const old = [rule('a', { effectiveTo: '2026-03-31' }), rule('a', { id: 'new', effectiveFrom: '2026-04-01' })]
    assert.deepEqual(
      [adviseOn(old, {}, '2026-03-31'), adviseOn(old, {}, '2026-04-01')].map(({ rules }) =>
        rules.map(({ rule: { id } }) => id),
      ),
      [['a'], ['new']],
    )
  })

  it('says to check with the provider where a rule was not read in the programme’s own words', () => {
    assert.equal(adviseOn(two, {}, on).checkWithProvider, false)
    assert.equal(adviseOn([rule('a', { mark: 'secondary' })], {}, on).checkWithProvider, true)
    assert.equal(adviseOn([rule('a', { mark: 'unverified' })], {}, on).checkWithProvider, true)
  })

  it('asks where there are no rules', () => assert.equal(adviseOn([], { a: true }, on).verdict, 'ask'))
})
