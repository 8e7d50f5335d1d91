import type { EligibilityRule } from './eligibility.ts'
import type { Option } from './facets.ts'
import { CONNECT_TO_WORK_RULES, WORKWELL_RULES } from './program-rules.ts'
import { type ClockDays, clockDays } from './referral-clock.ts'

/** How a programme works with people. `ips` and `seqf` are the two fidelity models of supported employment. */
const PROGRAM_MODELS = [
  { value: 'adviser', text: 'Adviser at a job hub' },
  { value: 'coaching', text: 'Work and health coaching' },
  { value: 'ips', text: 'Individual Placement and Support' },
  { value: 'seqf', text: 'Supported Employment Quality Framework' },
] as const satisfies readonly Option[]

export type ProgramModel = (typeof PROGRAM_MODELS)[number]['value']

/** A programme that people are referred to: data, so that a new one needs no release. */
export type ReferralProgram = {
  readonly id: string
  readonly name: string
  readonly forPerson: string
  readonly models: readonly ProgramModel[]
  /** Clocks in which it differs from the usual days. */
  readonly clocks: Partial<ClockDays>
  readonly rules: readonly EligibilityRule[]
  /** How long support lasts at most, by how somebody stands to work at the start; null where nothing limits it. */
  readonly lasts: { readonly inWork: string; readonly outOfWork: string } | null
}

/**
 * The programmes that come with the product. Local ones are added as data. No programme publishes reply times of its
 * own, so all begin with the usual clocks.
 */
export const REFERRAL_PROGRAMS: readonly ReferralProgram[] = [
  {
    id: 'job-hub',
    name: 'Job hub adviser',
    forPerson: 'An adviser near you who helps with work, skills and what stands in the way',
    models: ['adviser'],
    clocks: {},
    rules: [],
    lasts: null,
  },
  {
    id: 'workwell',
    name: 'WorkWell',
    forPerson: 'A coach who helps you stay in work, or go back to it, when your health makes it hard',
    models: ['coaching'],
    clocks: {},
    rules: WORKWELL_RULES,
    lasts: { inWork: '8 weeks', outOfWork: '16 weeks' },
  },
  {
    id: 'connect-to-work',
    name: 'Connect to Work',
    forPerson: 'An employment specialist who finds a job with you, and stays beside you in it',
    models: ['ips', 'seqf'],
    clocks: {},
    rules: CONNECT_TO_WORK_RULES,
    lasts: { inWork: '4 months', outOfWork: '12 months' },
  },
]

/** Returns the programme of this id; null where there is none. */
export const findReferralProgram = (id: string): ReferralProgram | null =>
  REFERRAL_PROGRAMS.find((program) => program.id === id) ?? null

/** Returns the clocks of a programme; the usual ones for null. */
export const clocksOf = (program: ReferralProgram | null): ClockDays => clockDays(program?.clocks)
