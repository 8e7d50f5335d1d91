import type { GoalArea, StepOwner } from './plan.ts'

/** A step that is taken often: ready words, whose it is, and in how many days it is usually done. Our own numbers. */
type StepStart = {
  readonly value: string
  readonly words: string
  readonly ownerSide: StepOwner
  readonly days: number
}

/** A goal that is set often, with its usual first steps. Everything in it can be changed before it is kept. */
type GoalStart = {
  readonly value: string
  readonly text: string
  readonly goal: string
  readonly area: GoalArea
  readonly steps: readonly StepStart[]
}

const step = (value: string, words: string, ownerSide: StepOwner, days: number): StepStart => ({
  value,
  words,
  ownerSide,
  days,
})

/** Quick starts for a plan. They save typing; they decide nothing. */
export const GOAL_STARTS: readonly GoalStart[] = [
  {
    value: 'apply',
    text: 'Ready to apply',
    goal: 'Apply for jobs that fit',
    area: 'work',
    steps: [
      step('cv', 'Write a CV together', 'adviser', 10),
      step('references', 'Ask two people to be referees', 'person', 14),
      step('first-jobs', 'Apply for three jobs', 'person', 21),
    ],
  },
  {
    value: 'papers',
    text: 'Papers in order',
    goal: 'Have the papers that an employer asks for',
    area: 'work',
    steps: [
      step('identity', 'Get proof of identity and of the right to work', 'person', 21),
      step('bank', 'Open a bank account', 'person', 21),
      step('certificates', 'Find or order certificates', 'person', 28),
    ],
  },
  {
    value: 'money',
    text: 'Better off in work?',
    goal: 'Know what work would mean for my money',
    area: 'money',
    steps: [
      step('better-off', 'Work out together what is left at the end of the month', 'adviser', 10),
      step('childcare-cost', 'Find out what childcare costs, and what helps to pay it', 'adviser', 14),
    ],
  },
  {
    value: 'interview',
    text: 'Ready for an interview',
    goal: 'Feel sure of myself in an interview',
    area: 'confidence',
    steps: [
      step('practice', 'Practise an interview together', 'adviser', 14),
      step('journey', 'Try the journey there', 'person', 14),
      step('clothes', 'Sort out what to wear', 'person', 14),
    ],
  },
  {
    value: 'course',
    text: 'A course',
    goal: 'Learn what the work I want asks for',
    area: 'skills',
    steps: [
      step('choose-course', 'Look at courses together and choose one', 'adviser', 10),
      step('sign-up', 'Sign up for the course', 'person', 21),
    ],
  },
  {
    value: 'keep-job',
    text: 'Keep my job',
    goal: 'Stay in my job, with the changes that I need',
    area: 'work',
    steps: [
      step('adjustments', 'Write down which changes at work would help', 'adviser', 7),
      step('talk-to-employer', 'Talk to the employer about the changes', 'employer', 14),
      step('access-to-work', 'Apply to Access to Work', 'person', 21),
    ],
  },
  {
    value: 'try-out',
    text: 'Try out work',
    goal: 'Find out what work suits me',
    area: 'work',
    steps: [
      step('placement', 'Find a work placement', 'partner', 28),
      step('visit', 'Visit a workplace', 'person', 21),
    ],
  },
]

/** Returns the quick start of this name; null where there is none. */
export const findGoalStart = (value: string): GoalStart | null =>
  GOAL_STARTS.find((start) => start.value === value) ?? null
