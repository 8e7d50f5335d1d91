import type { LocalDate } from './opportunity.ts'

/** What a rule says of somebody. `ask`: what decides it is not known yet. Nothing here ever decides; a person does. */
export type Verdict = 'meets' | 'does-not-meet' | 'ask'

/** In words, as advice to whoever makes or receives a referral. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  meets: 'Seems to meet it',
  'does-not-meet': 'Seems not to meet it',
  ask: 'Ask',
}

/** Where a rule comes from. What is not read in a programme's own text is to be checked with the provider. */
export type RuleMark = 'primary' | 'secondary' | 'computed' | 'unverified'

/** What is known of somebody, by input. Absent and null are the same: not known. */
export type EligibilityFacts = Readonly<
  Record<string, boolean | number | string | readonly string[] | null | undefined>
>

/** An expression over inputs. `has` looks into a list; `all` and `any` are of three values, after Kleene. */
export type EligibilityTest =
  | { readonly input: string; readonly is: boolean | string }
  | { readonly input: string; readonly in: readonly string[] }
  | { readonly input: string; readonly atLeast: number }
  | { readonly input: string; readonly atMost: number }
  | { readonly input: string; readonly has: readonly string[] }
  | { readonly all: readonly EligibilityTest[] }
  | { readonly any: readonly EligibilityTest[] }
  | { readonly not: EligibilityTest }

/** A rule of a programme, as data. A new programme, or a new year, needs new rows and no new code. */
export type EligibilityRule = {
  readonly id: string
  readonly program: string
  /** In words, to stand on the form: what has to be true. */
  readonly text: string
  readonly effectiveFrom: LocalDate
  /** The last day; null where no end is known. */
  readonly effectiveTo: LocalDate | null
  /** Every input of the test, in the order in which they are asked. */
  readonly inputs: readonly string[]
  readonly test: EligibilityTest
  /** What follows, in words: the advice where it does not meet. */
  readonly outcome: string
  readonly sourceName: string
  readonly sourceUrl: string
  /** The date of the source; null where it carries none. */
  readonly sourceDate: LocalDate | null
  readonly mark: RuleMark
}

/** A verdict and the inputs that made it; for `ask`, the inputs that are missing. */
export type Judged = { readonly verdict: Verdict; readonly deciding: readonly string[] }

/** Returns what an expression says of these facts. A value of the wrong kind counts as not known. */
export function judge(test: EligibilityTest, facts: EligibilityFacts): Judged {
  if ('all' in test) return together(test.all, facts, 'does-not-meet', 'meets')
  if ('any' in test) return together(test.any, facts, 'meets', 'does-not-meet')
  if ('not' in test) {
    const { verdict, deciding } = judge(test.not, facts)
    return { verdict: OPPOSITE[verdict], deciding }
  }
  return { verdict: compare(test, facts[test.input]), deciding: [test.input] }
}

const OPPOSITE: Readonly<Record<Verdict, Verdict>> = { meets: 'does-not-meet', 'does-not-meet': 'meets', ask: 'ask' }

/** One `strong` verdict is enough; all of them have to be `weak` for the other; else something is to be asked. */
function together(tests: readonly EligibilityTest[], facts: EligibilityFacts, strong: Verdict, weak: Verdict): Judged {
  const judged = tests.map((test) => judge(test, facts))
  const verdict = [strong, 'ask' as const].find((each) => judged.some((one) => one.verdict === each)) ?? weak
  const deciding = judged.filter((one) => one.verdict === verdict).flatMap((one) => one.deciding)
  return { verdict, deciding: [...new Set(deciding)] }
}

type Comparison = Exclude<EligibilityTest, { all: unknown } | { any: unknown } | { not: unknown }>

function compare(test: Comparison, value: EligibilityFacts[string]): Verdict {
  if (value === null || value === undefined) return 'ask'
  if ('is' in test) return typeof value === typeof test.is ? said(value === test.is) : 'ask'
  if ('in' in test) return typeof value === 'string' ? said(test.in.includes(value)) : 'ask'
  if ('has' in test) return Array.isArray(value) ? said(test.has.some((each) => value.includes(each))) : 'ask'
  if (typeof value !== 'number' || Number.isNaN(value)) return 'ask'
  return said('atLeast' in test ? value >= test.atLeast : value <= test.atMost)
}

const said = (yes: boolean): Verdict => (yes ? 'meets' : 'does-not-meet')

/** Returns the inputs that an expression names, each once. */
export function inputsOf(test: EligibilityTest): readonly string[] {
  if ('all' in test) return [...new Set(test.all.flatMap(inputsOf))]
  if ('any' in test) return [...new Set(test.any.flatMap(inputsOf))]
  return 'not' in test ? inputsOf(test.not) : [test.input]
}

/** What one rule says, with its source, to be shown beside it. */
export type RuleAdvice = Judged & {
  readonly rule: EligibilityRule
  /** The rule was not read in a programme's own text: "check with the provider" stands beside it. */
  readonly checkWithProvider: boolean
}

/** What all rules of a programme say together. */
export type EligibilityAdvice = {
  readonly verdict: Verdict
  readonly rules: readonly RuleAdvice[]
  /** What is still to be asked, in the order of the rules. */
  readonly toAsk: readonly string[]
  readonly checkWithProvider: boolean
}

export const CHECK_WITH_PROVIDER = 'Check with the provider'

/** Stands beside every advice (UK GDPR Article 22B: nothing significant is decided by a machine alone). */
export const ADVICE_ONLY = 'This is advice. A person decides.'

/** Returns the rules in force on this date. */
const rulesOn = (rules: readonly EligibilityRule[], date: LocalDate): readonly EligibilityRule[] =>
  rules.filter(({ effectiveFrom: from, effectiveTo: to }) => from <= date && (to === null || date <= to))

/**
 * Returns what the rules in force on this date say of somebody: each with its deciding inputs and source, and all
 * together. A programme without rules says `ask`. It advises: nothing may be refused because of it.
 */
export function adviseOn(
  rules: readonly EligibilityRule[],
  facts: EligibilityFacts,
  date: LocalDate,
): EligibilityAdvice {
  const advice = rulesOn(rules, date).map((rule) => ({
    rule,
    ...judge(rule.test, facts),
    checkWithProvider: rule.mark === 'secondary' || rule.mark === 'unverified',
  }))
  const is = (verdict: Verdict) => advice.filter((each) => each.verdict === verdict)
  const verdict =
    is('does-not-meet').length > 0 ? 'does-not-meet' : is('meets').length === advice.length ? 'meets' : 'ask'
  return {
    verdict: advice.length === 0 ? 'ask' : verdict,
    rules: advice,
    toAsk: [...new Set(is('ask').flatMap(({ deciding }) => deciding))],
    checkWithProvider: advice.some((each) => each.checkWithProvider),
  }
}
