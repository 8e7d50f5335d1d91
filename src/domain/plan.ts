import type { Option } from './facets.ts'

/** What a goal is about. */
export const GOAL_AREAS = [
  { value: 'work', text: 'Finding and keeping work' },
  { value: 'skills', text: 'Skills and learning' },
  { value: 'health', text: 'Health and wellbeing' },
  { value: 'money', text: 'Money and housing' },
  { value: 'confidence', text: 'Confidence and daily life' },
  { value: 'family', text: 'Family and caring' },
] as const satisfies readonly Option[]

export const GOAL_STATUSES = [
  { value: 'proposed', text: 'Proposed' },
  { value: 'agreed', text: 'Agreed' },
  { value: 'done', text: 'Reached' },
  { value: 'archived', text: 'Set aside' },
] as const satisfies readonly Option[]

export type GoalStatus = (typeof GOAL_STATUSES)[number]['value']

export const STEP_STATUSES = [
  { value: 'proposed', text: 'Proposed' },
  { value: 'agreed', text: 'Agreed' },
  { value: 'in-progress', text: 'Under way' },
  { value: 'blocked', text: 'Stuck' },
  { value: 'done', text: 'Done' },
  { value: 'not-needed', text: 'Not needed any more' },
  { value: 'replaced', text: 'Replaced' },
] as const satisfies readonly Option[]

export type StepStatus = (typeof STEP_STATUSES)[number]['value']

/** Who does a step. */
export const STEP_OWNERS = [
  { value: 'person', text: 'The person' },
  { value: 'adviser', text: 'The adviser' },
  { value: 'partner', text: 'Another organisation' },
  { value: 'employer', text: 'An employer' },
] as const satisfies readonly Option[]

export type StepOwner = (typeof STEP_OWNERS)[number]['value']
