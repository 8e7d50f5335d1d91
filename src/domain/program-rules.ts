import type { EligibilityRule } from './eligibility.ts'
import type { Option } from './facets.ts'
import { WORK_SITUATIONS } from './work-situation.ts'

/** The boroughs of North Central London: the partnership that runs WorkWell there. */
const NCL_BOROUGHS = ['barnet', 'camden', 'enfield', 'haringey', 'islington'] as const

/** The groups of Connect to Work: being in one of them is enough. */
export const CONNECT_TO_WORK_GROUPS = [
  { value: 'disabled', text: 'Disabled' },
  { value: 'mental-health', text: 'Has a mental health issue, diagnosed or not' },
  { value: 'care-experienced', text: 'In care now or earlier' },
  { value: 'serious-violence', text: 'Young person in, or at risk of, serious violence' },
  { value: 'offender', text: 'Has committed an offence' },
  { value: 'carer', text: 'Carer, now or earlier' },
  { value: 'homeless', text: 'Homeless, or in temporary accommodation' },
  { value: 'veteran', text: 'Served in the armed forces' },
  { value: 'dependency', text: 'Drug or alcohol dependency' },
  { value: 'refugee', text: 'Refugee, or on the Afghan or Ukraine schemes' },
  { value: 'domestic-abuse', text: 'Has lived through domestic abuse' },
  { value: 'modern-slavery', text: 'Has lived through modern slavery' },
] as const satisfies readonly Option[]

/** How each input is asked. `health` marks what tells of health: it is of the health data class, and asked only if needed. */
export const ELIGIBILITY_INPUTS: Readonly<
  Record<
    string,
    {
      readonly text: string
      readonly kind: 'yes-no' | 'number' | 'one' | 'several'
      readonly options?: readonly Option[]
      readonly health?: true
    }
  >
> = {
  agrees: { text: 'Do they want this?', kind: 'yes-no' },
  age: { text: 'How old are they?', kind: 'number' },
  borough: { text: 'Which borough do they live in?', kind: 'one' },
  nclGp: { text: 'Are they registered with a GP in North Central London?', kind: 'yes-no' },
  healthAffectsWork: {
    text: 'Does a disability or health condition affect their work?',
    kind: 'yes-no',
    health: true,
  },
  workSituation: { text: 'How do they stand to work now?', kind: 'one', options: WORK_SITUATIONS },
  outOfWorkBecauseOfHealth: {
    text: 'Are they out of work because of their health or disability?',
    kind: 'yes-no',
    health: true,
  },
  jobAtRisk: { text: 'May they lose their job?', kind: 'yes-no' },
  ukResident: { text: 'Do they live in the UK?', kind: 'yes-no' },
  onUniversalCredit: { text: 'Do they get Universal Credit?', kind: 'yes-no' },
  apprenticeshipAtRisk: { text: 'Is an apprenticeship at risk?', kind: 'yes-no' },
  onOtherProgram: { text: 'Are they on another employment programme?', kind: 'yes-no' },
  groups: {
    text: 'Which of these are true for them?',
    kind: 'several',
    options: CONNECT_TO_WORK_GROUPS,
    health: true,
  },
}

/** Whether an answer tells of health, and is passed on with that alone. */
export const tellsOfHealth = (input: string): boolean => ELIGIBILITY_INPUTS[input]?.health === true

const WORKWELL = {
  program: 'workwell',
  effectiveFrom: '2024-10-01',
  effectiveTo: null,
  sourceName: 'North Central London Integrated Care Board: WorkWell',
  sourceUrl: 'https://gps.northcentrallondon.icb.nhs.uk/services/workwell',
  sourceDate: null,
  mark: 'primary',
} as const

const CONNECT_TO_WORK = {
  program: 'connect-to-work',
  effectiveFrom: '2025-04-01',
  effectiveTo: null,
  sourceName: 'East Sussex County Council, report to the Lead Member for Economy',
  sourceUrl: 'https://democracy.eastsussex.gov.uk/',
  sourceDate: '2024-11-25',
  mark: 'secondary',
} as const

/**
 * WorkWell in North Central London. No benefit claim is needed, so no rule asks for one. Its page carries no date.
 */
export const WORKWELL_RULES: readonly EligibilityRule[] = [
  {
    ...WORKWELL,
    id: 'workwell-voluntary',
    text: 'They want it: WorkWell is voluntary',
    inputs: ['agrees'],
    test: { input: 'agrees', is: true },
    outcome: 'Nobody is referred who does not want it',
  },
  {
    ...WORKWELL,
    id: 'workwell-area',
    text: 'They live in Barnet, Camden, Enfield, Haringey or Islington, or have a GP there',
    inputs: ['borough', 'nclGp'],
    test: {
      any: [
        { input: 'borough', in: NCL_BOROUGHS },
        { input: 'nclGp', is: true },
      ],
    },
    outcome: 'Their own area may have WorkWell: offer that',
  },
  {
    ...WORKWELL,
    id: 'workwell-health',
    text: 'A disability or health condition affects their work',
    inputs: ['healthAffectsWork'],
    test: { input: 'healthAffectsWork', is: true },
    outcome: 'A job hub can help without a health condition',
  },
  {
    ...WORKWELL,
    id: 'workwell-work',
    text: 'They are in work, off sick, may lose their work, or are out of work because of their health',
    inputs: ['workSituation', 'outOfWorkBecauseOfHealth'],
    test: {
      any: [
        { input: 'workSituation', in: ['in-work', 'off-sick', 'at-risk'] },
        { input: 'outOfWorkBecauseOfHealth', is: true },
      ],
    },
    outcome: 'Connect to Work, or a job hub, may fit better',
  },
]

/**
 * Connect to Work, as a council summed up the guidance of November 2024, in other words than the guidance itself. The
 * technical notes on 16 and 17 year olds were not to be had: every rule says to check with the provider.
 */
export const CONNECT_TO_WORK_RULES: readonly EligibilityRule[] = [
  {
    ...CONNECT_TO_WORK,
    id: 'connect-to-work-voluntary',
    text: 'They want it: Connect to Work is voluntary',
    inputs: ['agrees'],
    test: { input: 'agrees', is: true },
    outcome: 'Nobody is referred who does not want it',
    sourceName: 'Department for Work and Pensions, Connect to Work: Grant Guidance for England',
    sourceUrl: 'https://www.gov.uk/government/publications/connect-to-work/connect-to-work-grant-guidance-for-england',
    sourceDate: '2024-11-26',
    mark: 'primary',
  },
  {
    ...CONNECT_TO_WORK,
    id: 'connect-to-work-age',
    text: 'They are 18 or over; or 16 or 17 and on Universal Credit, or with an apprenticeship at risk',
    inputs: ['age', 'onUniversalCredit', 'apprenticeshipAtRisk'],
    test: {
      any: [
        { input: 'age', atLeast: 18 },
        {
          all: [
            { input: 'age', atLeast: 16 },
            {
              any: [
                { input: 'onUniversalCredit', is: true },
                { input: 'apprenticeshipAtRisk', is: true },
              ],
            },
          ],
        },
      ],
    },
    outcome: 'A young person’s adviser may fit better',
  },
  {
    ...CONNECT_TO_WORK,
    id: 'connect-to-work-resident',
    text: 'They live in the UK',
    inputs: ['ukResident'],
    test: { input: 'ukResident', is: true },
    outcome: 'A job hub can say what is open to them',
  },
  {
    ...CONNECT_TO_WORK,
    id: 'connect-to-work-work',
    text: 'They are out of work, not looking for work now, or may lose their job',
    inputs: ['workSituation', 'jobAtRisk'],
    test: {
      any: [
        { input: 'workSituation', in: ['out-of-work', 'not-looking', 'at-risk'] },
        { input: 'jobAtRisk', is: true },
      ],
    },
    outcome: 'WorkWell helps people who are in work',
  },
  {
    ...CONNECT_TO_WORK,
    id: 'connect-to-work-only-one',
    text: 'They are on no other employment programme',
    inputs: ['onOtherProgram'],
    test: { input: 'onOtherProgram', is: false },
    outcome: 'Look again when the other programme has ended',
  },
  {
    ...CONNECT_TO_WORK,
    id: 'connect-to-work-group',
    text: 'They are in at least one of the groups',
    inputs: ['groups'],
    test: { input: 'groups', has: CONNECT_TO_WORK_GROUPS.map(({ value }) => value) },
    outcome: 'A job hub can help everybody',
  },
]
