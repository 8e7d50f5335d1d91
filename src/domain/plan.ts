import type { Option } from './facets.ts'
import type { LocalDate } from './opportunity.ts'

/** What a goal is about. */
export const GOAL_AREAS = [
  { value: 'work', text: 'Finding and keeping work' },
  { value: 'skills', text: 'Skills and learning' },
  { value: 'health', text: 'Health and wellbeing' },
  { value: 'money', text: 'Money and housing' },
  { value: 'confidence', text: 'Confidence and daily life' },
  { value: 'family', text: 'Family and caring' },
] as const satisfies readonly Option[]

export type GoalArea = (typeof GOAL_AREAS)[number]['value']

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

/** The person, and what they do is to send a photo or a file: a choice of its own on forms. */
export const SENDS_FILE = { value: 'person-file', text: 'The person sends a photo or file' } as const

/** Returns who does a step as a form chooses it. */
export const stepChoice = ({ ownerSide, asksFile }: { readonly ownerSide: StepOwner; readonly asksFile?: boolean }) =>
  ownerSide === 'person' && asksFile ? SENDS_FILE.value : ownerSide

/** Every move a goal can make. What is not in this table cannot happen. */
export const GOAL_MOVES = {
  proposed: { agree: 'agreed', reach: 'done', 'set-aside': 'archived' },
  agreed: { reach: 'done', 'set-aside': 'archived' },
  done: { reopen: 'agreed' },
  archived: { reopen: 'agreed' },
} as const satisfies Record<GoalStatus, Partial<Record<string, GoalStatus>>>

type MovesOf<Table, State extends keyof Table> = keyof Table[State]
export type GoalMove = { [S in GoalStatus]: MovesOf<typeof GOAL_MOVES, S> }[GoalStatus]

/** Every move a step can make. One that was replaced stays so: its successor goes on. */
export const STEP_MOVES = {
  proposed: { agree: 'agreed', begin: 'in-progress', finish: 'done', drop: 'not-needed', replace: 'replaced' },
  agreed: { begin: 'in-progress', block: 'blocked', finish: 'done', drop: 'not-needed', replace: 'replaced' },
  'in-progress': { block: 'blocked', finish: 'done', drop: 'not-needed', replace: 'replaced' },
  blocked: { begin: 'in-progress', finish: 'done', drop: 'not-needed', replace: 'replaced' },
  done: { reopen: 'agreed' },
  'not-needed': { reopen: 'agreed' },
  replaced: {},
} as const satisfies Record<StepStatus, Partial<Record<string, StepStatus>>>

export type StepMove = { [S in StepStatus]: MovesOf<typeof STEP_MOVES, S> }[StepStatus]

/** How a move is called by whoever works with the person, on a button and in what happened. */
export const STEP_MOVE_WORDS: Readonly<Record<StepMove, { readonly text: string; readonly past: string }>> = {
  agree: { text: 'Agreed together', past: 'Agreed' },
  begin: { text: 'Under way', past: 'Began' },
  block: { text: 'Stuck', past: 'Stuck' },
  finish: { text: 'Done', past: 'Done' },
  drop: { text: 'Not needed any more', past: 'Not needed any more' },
  replace: { text: 'Replace it by another step', past: 'Replaced' },
  reopen: { text: 'Open it again', past: 'Opened again' },
}

export const GOAL_MOVE_WORDS: Readonly<Record<GoalMove, { readonly text: string; readonly past: string }>> = {
  agree: { text: 'Agreed together', past: 'Agreed' },
  reach: { text: 'Reached', past: 'Reached' },
  'set-aside': { text: 'Set it aside', past: 'Set aside' },
  reopen: { text: 'Open it again', past: 'Opened again' },
}

/** Who plans: the person themself, or whoever works with them. */
export type PlanSide = 'person' | 'adviser'

/**
 * What a person may do of their own plan besides proposing: they agree to any step, and do those that are theirs. An
 * adviser may make every move. `own`: of steps that the person owns.
 */
export const PERSON_MOVES: Readonly<Partial<Record<StepMove, 'any' | 'own'>>> = {
  agree: 'any',
  begin: 'own',
  block: 'own',
  finish: 'own',
  reopen: 'own',
}

/** Somebody's aim, as those who may see it see it. */
export type Goal = {
  readonly id: string
  readonly caseId: string
  readonly participantId: string
  readonly organizationId: number
  readonly words: string
  readonly why: string | null
  readonly area: GoalArea
  readonly status: GoalStatus
  readonly targetOn: LocalDate | null
  readonly endedAt: Date | null
  readonly endedWords: string | null
  readonly version: number
}

/** One thing somebody does by a date. */
export type Step = {
  readonly id: string
  readonly goalId: string
  readonly caseId: string
  readonly participantId: string
  readonly organizationId: number
  readonly words: string
  readonly ownerSide: StepOwner
  /** The adviser whose step it is, where that is not the owner of the case. */
  readonly ownerAccountId: number | null
  /** What that one is called, for whoever works with the person. */
  readonly ownerName?: string | null
  /** Which organisation or employer. */
  readonly ownerWords: string | null
  /** Whether it is done by sending a photo or a file, on their own page. */
  readonly asksFile: boolean
  readonly status: StepStatus
  readonly dueOn: LocalDate | null
  readonly blockedBy: string | null
  readonly blockedWords: string | null
  readonly replacedBy: string | null
  readonly endedAt: Date | null
  readonly endedWords: string | null
  readonly version: number
}

const ENDED: readonly StepStatus[] = ['done', 'not-needed', 'replaced']

/** Returns whether a step is still to be done. */
export const isOpenStep = ({ status }: Pick<Step, 'status'>): boolean => !ENDED.includes(status)

/** Returns whether a goal is still worked towards. */
export const isOpenGoal = ({ status }: Pick<Goal, 'status'>): boolean => status === 'proposed' || status === 'agreed'

/** Returns whether the day of a step has passed and it is still to be done. On its day it is not late yet. */
export const isLateStep = (step: Pick<Step, 'status' | 'dueOn'>, today: LocalDate): boolean =>
  isOpenStep(step) && step.dueOn !== null && step.dueOn < today

/** Returns the moves that this side can make of a step now, in the order of the table. */
export const stepMovesOf = (step: Pick<Step, 'status' | 'ownerSide'>, side: PlanSide): readonly StepMove[] =>
  (Object.keys(STEP_MOVES[step.status]) as StepMove[]).filter((move) => mayMoveStep(step, move, side))

/** Returns the moves that a goal can make now. */
export const goalMovesOf = ({ status }: Pick<Goal, 'status'>): readonly GoalMove[] =>
  Object.keys(GOAL_MOVES[status]) as GoalMove[]

const mayMoveStep = (step: Pick<Step, 'ownerSide'>, move: StepMove, side: PlanSide): boolean =>
  side === 'adviser' || PERSON_MOVES[move] === 'any' || (PERSON_MOVES[move] === 'own' && step.ownerSide === 'person')

/** What is said of a move of a step. */
export type MovingStep = {
  readonly move: StepMove
  readonly side: PlanSide
  /** What stands in the way, for a step that is stuck: something known already, or words. */
  readonly blockedBy?: string | null
  readonly words?: string | null
  /** The step that takes its place. */
  readonly replacedBy?: string | null
  /** A new date: for a step that opens again, and for one that was stuck. */
  readonly dueOn?: LocalDate | null
}

type StepRefusal = 'cannot-be-done-now' | 'not-theirs' | 'say-what-blocks' | 'say-why' | 'name-successor' | 'give-date'

type StepMoved = { readonly ok: true; readonly step: Step } | { readonly ok: false; readonly why: StepRefusal }

/** Returns the step after a move, or why it cannot be made. Nothing but the step's own facts changes. */
export function moveStep(step: Step, moving: MovingStep, now: Date): StepMoved {
  const status = (STEP_MOVES[step.status] as Partial<Record<StepMove, StepStatus>>)[moving.move]
  if (!status) return { ok: false, why: 'cannot-be-done-now' }
  if (!mayMoveStep(step, moving.move, moving.side)) return { ok: false, why: 'not-theirs' }
  const words = moving.words?.trim() || null
  if (status === 'blocked' && !moving.blockedBy && !words) return { ok: false, why: 'say-what-blocks' }
  if (status === 'not-needed' && !words) return { ok: false, why: 'say-why' }
  if (status === 'replaced' && !moving.replacedBy) return { ok: false, why: 'name-successor' }
  const dueOn = moving.dueOn ?? step.dueOn
  const ended = ENDED.includes(status)
  if (!ended && (dueOn === null || (moving.move === 'reopen' && !moving.dueOn))) return { ok: false, why: 'give-date' }
  const blocked = status === 'blocked'
  return {
    ok: true,
    step: {
      ...step,
      status,
      dueOn,
      blockedBy: blocked ? (moving.blockedBy ?? null) : null,
      blockedWords: blocked ? words : null,
      replacedBy: status === 'replaced' ? (moving.replacedBy ?? null) : null,
      endedAt: ended ? now : null,
      endedWords: ended ? words : null,
    },
  }
}

/** Returns where a move leads a goal from here; null where it cannot be made. */
export const goalAfter = (status: GoalStatus, move: GoalMove): GoalStatus | null =>
  (GOAL_MOVES[status] as Partial<Record<GoalMove, GoalStatus>>)[move] ?? null

/** Returns steps as they are read: what is still to be done first, by its day; then what has ended, the latest first. */
export const stepsInOrder = <S extends Pick<Step, 'status' | 'dueOn' | 'endedAt'>>(steps: readonly S[]): readonly S[] =>
  steps.toSorted((a, b) => {
    const [open, other] = [isOpenStep(a), isOpenStep(b)]
    if (open !== other) return open ? -1 : 1
    if (open) return (a.dueOn ?? '').localeCompare(b.dueOn ?? '')
    return (b.endedAt?.getTime() ?? 0) - (a.endedAt?.getTime() ?? 0)
  })

/** Returns the step that comes first of those still to be done; null where there is none. */
export const nextStepOf = (steps: readonly Step[]): Step | null => stepsInOrder(steps.filter(isOpenStep))[0] ?? null
