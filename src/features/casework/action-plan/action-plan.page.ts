import { londonDate } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import { calledName, type Participant } from '../../../domain/participant.ts'
import { may, type Viewer } from '../../../domain/permission.ts'
import {
  GOAL_AREAS,
  GOAL_STATUSES,
  type Goal,
  isOpenGoal,
  isOpenStep,
  nextStepOf,
  type Step,
  stepMovesOf,
  stepsInOrder,
} from '../../../domain/plan.ts'
import { CASE_STATUSES, isOpenCase, type SupportCase } from '../../../domain/support-case.ts'
import type { PlanEvent } from '../../../records/plan.ts'
import { dateWords } from '../../../web/dates.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { countOf, optionText } from '../../../web/option-words.ts'
import { planEventWords, stepDueWords, stepOwnerWords, stepStanding } from '../../../web/plan-words.ts'
import { programText } from '../../../web/referral-due.ts'

export type PlanPage = {
  readonly path: string
  readonly name: string
  readonly plans: readonly CasePlan[]
  readonly ended: readonly CasePlan[]
  /** Open steps that whoever looks has taken on in the plans of others. */
  readonly taken: readonly StepLine[]
  readonly events: readonly EventLine[]
}

export type CasePlan = {
  readonly caseId: string
  readonly program: string
  readonly standing: string
  readonly progress: string
  readonly goals: readonly GoalPart[]
  readonly agree: 'now' | 'needs-steps' | null
  readonly changes: boolean
}

export type GoalPart = {
  readonly id: string
  readonly words: string
  readonly why: string | null
  readonly about: string
  readonly open: boolean
  readonly steps: readonly StepLine[]
}

export type StepLine = {
  readonly id: string
  readonly words: string
  readonly owner: string
  readonly due: string
  readonly stuck: string | null
  readonly standing: { readonly text: string; readonly classes: string }
  readonly open: boolean
  readonly version: number
  readonly mayFinish: boolean
}

type EventLine = { readonly day: string; readonly by: string; readonly about: string; readonly words: string }

type PlanKnown = {
  readonly person: Participant
  readonly cases: readonly SupportCase[]
  readonly goals: readonly Goal[]
  readonly steps: readonly Step[]
  readonly events: readonly PlanEvent[]
  readonly changes: boolean
}

/** Returns the plans of somebody: each open case with its goals and their steps, what has ended below. */
export function planPage(known: PlanKnown, viewer: Viewer, now: Date): PlanPage {
  const plans = known.cases.map((kept) => casePlan(kept, known, viewer, now))
  const isOpen = (plan: CasePlan) => known.cases.some(({ id, status }) => id === plan.caseId && isOpenCase(status))
  return {
    path: `/desk/people/${known.person.id}/plan`,
    name: calledName(known.person),
    plans: plans.filter(isOpen),
    ended: plans.filter((plan) => !isOpen(plan) && plan.goals.length > 0),
    taken: stepsInOrder(
      known.steps.filter((step) => isOpenStep(step) && known.cases.every(({ id }) => id !== step.caseId)),
    ).map((step) => stepLine(step, calledName(known.person), londonDate(now))),
    events: known.events.map((event) => eventLine(event, known, now)),
  }
}

function casePlan(
  kept: SupportCase,
  { person, goals, steps, changes }: PlanKnown,
  viewer: Viewer,
  now: Date,
): CasePlan {
  const own = goals.filter(({ caseId }) => caseId === kept.id)
  const ownSteps = steps.filter(({ caseId }) => caseId === kept.id)
  const today = londonDate(now)
  const part = (goal: Goal) => goalPart(goal, ownSteps, calledName(person), today)
  return {
    caseId: kept.id,
    program: programText(kept.program),
    standing: optionText(CASE_STATUSES, kept.status),
    progress: progressWords(ownSteps, today),
    goals: [...own.filter(isOpenGoal), ...own.filter((goal) => !isOpenGoal(goal))].map(part),
    agree: changes && isOpenCase(kept.status) ? agreeing(kept, own, ownSteps) : null,
    changes: changes && may(viewer, 'casework.change') && isOpenCase(kept.status),
  }
}

/** Whether there is something to agree: a plan that only starts, or something new in it. */
function agreeing(kept: SupportCase, goals: readonly Goal[], steps: readonly Step[]): CasePlan['agree'] {
  const open = new Set(goals.filter(isOpenGoal).map(({ id }) => id))
  const live = steps.filter((step) => open.has(step.goalId))
  const proposed = [...goals, ...live].some(({ status }) => status === 'proposed')
  if (kept.status !== 'starting' && !proposed) return null
  return nextStepOf(live) ? 'now' : 'needs-steps'
}

function progressWords(steps: readonly Step[], today: LocalDate): string {
  const done = steps.filter(({ status }) => status === 'done').length
  const open = steps.filter(isOpenStep)
  const next = nextStepOf(steps)
  const said = [
    done > 0 ? `${countOf(done, 'step', 'steps')} done` : null,
    open.length > 0 ? `${open.length} to do` : null,
    next?.dueOn ? `the next by ${dateWords(next.dueOn, today)}` : null,
  ].filter((one) => one !== null)
  return said.length > 0 ? `${said.join(', ')}.` : ''
}

function goalPart(goal: Goal, steps: readonly Step[], name: string, today: LocalDate): GoalPart {
  const area = optionText(GOAL_AREAS, goal.area)
  const by = goal.targetOn ? `${area}, by ${dateWords(goal.targetOn, today)}` : area
  const status = goal.status === 'agreed' ? null : optionText(GOAL_STATUSES, goal.status)
  return {
    id: goal.id,
    words: goal.words,
    why: goal.why,
    about: [by, status, goal.endedWords].filter(Boolean).join('. '),
    open: isOpenGoal(goal),
    steps: stepsInOrder(steps.filter(({ goalId }) => goalId === goal.id)).map((step) => stepLine(step, name, today)),
  }
}

const stepLine = (step: Step, name: string, today: LocalDate): StepLine => ({
  id: step.id,
  words: step.words,
  owner: stepOwnerWords(step, name),
  due: stepDueWords(step, today),
  stuck: step.status === 'blocked' ? (step.blockedWords ?? 'Something stands in the way') : null,
  standing: stepStanding(step, today),
  open: isOpenStep(step),
  version: step.version,
  mayFinish: stepMovesOf(step, 'adviser').includes('finish'),
})

function eventLine(event: PlanEvent, { person, goals, steps }: PlanKnown, now: Date): EventLine {
  const thing = event.stepId ? steps.find(({ id }) => id === event.stepId) : goals.find(({ id }) => id === event.goalId)
  return {
    day: dayWords(event.at, now),
    by: event.by ?? calledName(person),
    about: thing?.words ?? '',
    words: planEventWords(event, londonDate(now)),
  }
}
