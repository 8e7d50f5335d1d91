import type { GoodWorkFacts } from '../../../domain/opportunity.ts'

/** What is said of each fact when it is so, and when it is not. Components only: there is no score. */
const WORDS: Readonly<Record<keyof GoodWorkFacts, { yes: string; no: string; unsaid: string }>> = {
  livingWageEmployer: {
    yes: 'Accredited Living Wage employer',
    no: 'Not an accredited Living Wage employer',
    unsaid: 'whether it is a Living Wage employer',
  },
  guaranteedHours: { yes: 'Guaranteed hours', no: 'Hours are not guaranteed', unsaid: 'guaranteed hours' },
  flexibleWorking: { yes: 'Flexible working', no: 'Fixed hours', unsaid: 'flexible working' },
  sickPay: { yes: 'Sick pay above the legal minimum', no: 'Legal minimum sick pay only', unsaid: 'sick pay' },
  training: { yes: 'Training is part of the job', no: 'No training offered', unsaid: 'training' },
  disabilityConfident: {
    yes: 'Disability Confident employer',
    no: 'Not a Disability Confident employer',
    unsaid: 'Disability Confident',
  },
}

export type GoodWork = {
  readonly facts: readonly { readonly words: string; readonly good: boolean }[]
  /** What the advert leaves open, as things to ask about. */
  readonly ask: readonly string[]
}

/** Returns what the advert says about the job being good work; null where it says nothing at all. */
export function goodWork(facts: GoodWorkFacts): GoodWork | null {
  const names = Object.keys(WORDS) as (keyof GoodWorkFacts)[]
  const said = names.filter((name) => facts[name] !== null && facts[name] !== undefined)
  if (said.length === 0) return null
  return {
    facts: said.map((name) => ({ words: facts[name] ? WORDS[name].yes : WORDS[name].no, good: facts[name] === true })),
    ask: names.filter((name) => !said.includes(name)).map((name) => WORDS[name].unsaid),
  }
}
