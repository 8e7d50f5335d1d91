import { adviseOn, type EligibilityAdvice, type EligibilityFacts } from './eligibility.ts'
import type { LocalDate } from './opportunity.ts'
import { CONNECT_TO_WORK_GROUPS, ELIGIBILITY_INPUTS } from './program-rules.ts'
import type { ReferralProgram } from './referral-program.ts'
import type { WorkSituation } from './work-situation.ts'

/** What the rest of the form says already: it is not asked a second time. */
export type KnownOfPerson = {
  readonly bornOn: LocalDate | null
  /** Short name of the borough they live in; null where it is not known. */
  readonly borough: string | null
  readonly work: WorkSituation
  /** They heard what is passed on, and agreed. */
  readonly agrees: boolean
}

const TAKEN_FROM_FORM: readonly string[] = ['agrees', 'age', 'borough', 'workSituation']

/** Returns what is to be asked for a programme besides the form, in the order of its rules. Yes or no, never a story. */
export const questionsOf = (program: ReferralProgram): readonly { readonly input: string; readonly text: string }[] =>
  [...new Set(program.rules.flatMap(({ inputs }) => inputs))]
    .filter((input) => !TAKEN_FROM_FORM.includes(input))
    .map((input) => ({ input, text: QUESTIONS[input] ?? ELIGIBILITY_INPUTS[input]?.text ?? input }))

/** Asked as one yes or no: which of the groups it is need not be written down. */
const QUESTIONS: Readonly<Record<string, string>> = { groups: 'Are they in at least one of the groups?' }

/**
 * Returns what the rules of a programme say of somebody, from the form and from what was answered (yes, no or ask). It
 * advises; nothing is refused because of it.
 */
export function adviceFor(
  program: ReferralProgram,
  known: KnownOfPerson,
  answers: Readonly<Record<string, string>>,
  today: LocalDate,
): EligibilityAdvice {
  const facts: Record<string, EligibilityFacts[string]> = {
    agrees: known.agrees ? true : null,
    age: known.bornOn ? ageOn(known.bornOn, today) : null,
    borough: known.borough,
    workSituation: known.work === 'not-said' ? null : known.work,
  }
  for (const { input } of questionsOf(program)) facts[input] = factOf(input, answers[input])
  return adviseOn(program.rules, facts, today)
}

function factOf(input: string, answer: string | undefined): EligibilityFacts[string] {
  if (answer !== 'yes' && answer !== 'no') return null
  if (input === 'groups') return answer === 'yes' ? CONNECT_TO_WORK_GROUPS.map(({ value }) => value) : []
  return answer === 'yes'
}

/** Returns how old somebody is on a day; who was born on 29 February is a year older on 1 March. */
export function ageOn(bornOn: LocalDate, today: LocalDate): number {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years
}
