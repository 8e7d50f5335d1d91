import type { Updateable } from 'kysely'
import { endOfLondonDay } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Viewer } from '../domain/permission.ts'
import {
  type Goal,
  type GoalArea,
  type GoalMove,
  goalAfter,
  isOpenGoal,
  type MovingStep,
  moveStep,
  nextStepOf,
  type PlanSide,
  type Step,
  type StepOwner,
  stepChoice,
} from '../domain/plan.ts'
import type { SupportCase } from '../domain/support-case.ts'
import { workingDeadline } from '../domain/working-days.ts'
import { Conflict } from '../kit/errors.ts'
import { changeNextStep } from './case-step.ts'
import { accountOf, goalsOf, refuseStrangers, stepsOf, writePlanEvent } from './plan.ts'
import { changesCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import type { GoalTable, StepTable } from './schema-casework.ts'
import { findCase, moveCase } from './support-case.ts'

/** Whose plan: the case that a goal belongs to. */
type PlanOf = Pick<SupportCase, 'id' | 'participantId' | 'organizationId'>

export type GoalFacts = {
  readonly words: string
  readonly why: string | null
  readonly area: GoalArea
  readonly targetOn: LocalDate | null
}

export type StepFacts = {
  readonly words: string
  readonly ownerSide: StepOwner
  /** Whose of the staff, where it is an adviser's and not that of whoever has the case. */
  readonly ownerAccountId?: number | null
  readonly ownerWords: string | null
  readonly asksFile?: boolean
  readonly dueOn: LocalDate
}

/** Returns on which side of a plan this viewer stands. */
const sideOf = (viewer: Viewer): PlanSide => (viewer.kind === 'resident' ? 'person' : 'adviser')

/**
 * Adds a goal, in the caller's transaction. What a person sets for themself is proposed until it was talked about; what
 * an adviser writes down is proposed as well, until the plan is agreed. The id is made by the caller.
 */
export async function addGoal(
  db: Db,
  viewer: Viewer,
  of: PlanOf,
  goal: GoalFacts & { readonly id: string; readonly agreed?: boolean; readonly sample?: boolean },
  now: Date,
): Promise<void> {
  await refuseStrangers(db, viewer, of, now)
  const status = goal.agreed && sideOf(viewer) === 'adviser' ? 'agreed' : 'proposed'
  const by = accountOf(viewer)
  await db
    .insertInto('goal')
    .values({
      ...{ id: goal.id, case_id: of.id, participant_id: of.participantId, organization_id: of.organizationId },
      ...{ words: goal.words, why: goal.why, area: goal.area, target_on: goal.targetOn, status },
      ...{ ended_at: null, ended_words: null, made_at: now, made_by: by, changed_at: now, changed_by: by },
      sample: goal.sample ?? false,
    })
    .execute()
  await writePlanEvent(db, viewer, { of: planOf(of), goalId: goal.id, move: 'add', to: status }, now)
}

/** Adds a step to a goal, in the caller's transaction. What a person writes down themself is a proposal. */
export async function addStep(
  db: Db,
  viewer: Viewer,
  goal: Pick<Goal, 'id' | 'caseId' | 'participantId' | 'organizationId'>,
  step: StepFacts & { readonly id: string; readonly agreed?: boolean; readonly sample?: boolean },
  now: Date,
): Promise<void> {
  await refuseStrangers(db, viewer, goal, now)
  const status = step.agreed && sideOf(viewer) === 'adviser' ? 'agreed' : 'proposed'
  const by = accountOf(viewer)
  await db
    .insertInto('step')
    .values({
      ...{ id: step.id, goal_id: goal.id, case_id: goal.caseId, participant_id: goal.participantId },
      ...{
        organization_id: goal.organizationId,
        words: step.words,
        owner_side: step.ownerSide,
        owner_account_id: step.ownerSide === 'adviser' ? (step.ownerAccountId ?? null) : null,
      },
      ...{ owner_words: step.ownerWords, status, due_on: step.dueOn, blocked_by: null, blocked_words: null },
      ...{ replaced_by: null, ended_at: null, ended_words: null, asks_file: step.asksFile ?? false },
      ...{ made_at: now, made_by: by, changed_at: now, changed_by: by, sample: step.sample ?? false },
    })
    .execute()
  await writePlanEvent(db, viewer, { of: goal, goalId: goal.id, stepId: step.id, move: 'add', to: status }, now)
}

/**
 * Changes the words of a goal as it was read, in the caller's transaction. Writes nothing where nothing is different.
 * Throws Conflict (`moved-by-someone-else`) where somebody else was first, or where it is not this viewer's to change.
 */
export async function changeGoal(db: Db, viewer: Viewer, goal: Goal, facts: GoalFacts, now: Date): Promise<void> {
  const before = changedFacts({ words: goal.words, why: goal.why, area: goal.area, targetOn: goal.targetOn }, facts)
  if (Object.keys(before).length === 0) return
  await setGoal(db, viewer, goal, now, {
    ...{ words: facts.words, why: facts.why, area: facts.area, target_on: facts.targetOn },
  })
  const change = { of: goal, goalId: goal.id, move: 'change', to: goal.status, before } as const
  await writePlanEvent(db, viewer, change, now)
}

/** Changes what a step is, whose, and by when, as `changeGoal` does for goals. Whose it is of the staff goes along. */
export async function changeStep(db: Db, viewer: Viewer, step: Step, facts: StepFacts, now: Date): Promise<void> {
  const { words, ownerSide, ownerWords, dueOn } = step
  const account = facts.ownerSide === 'adviser' ? (facts.ownerAccountId ?? null) : null
  const is = { words: facts.words, ownerSide: stepChoice(facts), ownerWords: facts.ownerWords, dueOn: facts.dueOn }
  const sameSide = facts.ownerSide === ownerSide
  const before = {
    ...changedFacts({ words, ownerSide: stepChoice(step), ownerWords, dueOn }, is),
    ...(sameSide && account !== step.ownerAccountId && { ownerName: step.ownerName ?? 'whoever has the case' }),
  }
  if (Object.keys(before).length === 0) return
  await setStep(db, viewer, step, now, {
    ...{ words: facts.words, owner_side: facts.ownerSide, owner_words: facts.ownerWords, due_on: facts.dueOn },
    asks_file: facts.asksFile ?? false,
    owner_account_id: account,
  })
  const change = { of: step, goalId: step.goalId, stepId: step.id, move: 'change', to: step.status, before } as const
  await writePlanEvent(db, viewer, change, now)
}

/**
 * Moves a step, in the caller's transaction: done, stuck, not needed, replaced. Throws Conflict with the reason where the
 * rules refuse it, where somebody else was first, or where it is not this viewer's to move. Where the case waited for
 * this very step, it waits for the next one from now on.
 */
export async function keepStepMove(
  db: Db,
  viewer: Viewer,
  step: Step,
  moving: Omit<MovingStep, 'side'>,
  now: Date,
): Promise<Step> {
  const moved = moveStep(step, { ...moving, side: sideOf(viewer) }, now)
  if (!moved.ok) throw new Conflict(moved.why)
  const { status, dueOn, blockedBy, blockedWords, replacedBy, endedAt, endedWords } = moved.step
  await setStep(db, viewer, step, now, {
    ...{ status, due_on: dueOn, blocked_by: blockedBy, blocked_words: blockedWords, replaced_by: replacedBy },
    ...{ ended_at: endedAt, ended_words: endedWords },
  })
  const words = moving.words?.trim() || null
  const change = { of: step, goalId: step.goalId, stepId: step.id, move: moving.move, to: status, words }
  await writePlanEvent(db, viewer, change, now)
  if (endedAt) await followPlan(db, viewer, step, now)
  return moved.step
}

/** Moves a goal: reached, set aside, agreed, opened again. Throws Conflict as `keepStepMove` does. */
export async function keepGoalMove(
  db: Db,
  viewer: Viewer,
  goal: Goal,
  { move, words }: { readonly move: GoalMove; readonly words?: string | null },
  now: Date,
): Promise<void> {
  const status = goalAfter(goal.status, move)
  if (!status || sideOf(viewer) !== 'adviser') throw new Conflict(status ? 'not-theirs' : 'cannot-be-done-now')
  const ended = status === 'done' || status === 'archived'
  await setGoal(db, viewer, goal, now, {
    ...{ status, ended_at: ended ? now : null, ended_words: ended ? (words ?? null) : null },
  })
  await writePlanEvent(db, viewer, { of: goal, goalId: goal.id, move, to: status, words: words ?? null }, now)
}

/**
 * Agrees a plan with the person, in the caller's transaction: every proposed goal and step of the case. A case that was
 * only starting becomes active, and waits for the step that comes first. Throws Conflict (`no-steps`) where nothing is
 * planned yet.
 */
export async function agreePlan(db: Db, viewer: Viewer, kept: SupportCase, now: Date): Promise<void> {
  const mine = <T extends { readonly caseId: string }>(all: readonly T[]) => all.filter((one) => one.caseId === kept.id)
  const goals = mine(await goalsOf(db, viewer, [kept.participantId], now))
  const open = new Set(goals.filter(isOpenGoal).map(({ id }) => id))
  const steps = mine(await stepsOf(db, viewer, [kept.participantId], now)).filter(({ goalId }) => open.has(goalId))
  const first = nextStepOf(steps)
  if (!first?.dueOn) throw new Conflict('no-steps')
  for (const goal of goals) if (goal.status === 'proposed') await keepGoalMove(db, viewer, goal, { move: 'agree' }, now)
  for (const step of steps) if (step.status === 'proposed') await keepStepMove(db, viewer, step, { move: 'agree' }, now)
  if (kept.status !== 'starting') return
  const next = { nextStep: first.words, dueAt: endOfLondonDay(first.dueOn) }
  await moveCase(db, viewer, kept, { move: 'begin', ...next, forPerson: true }, now)
}

/** Within so many working days of the last step there is another one. Our own number. */
const NEW_STEP_DAYS = 5

/** Where a case waited for a step that has ended, it waits for the one that comes next: an open case always has one. */
async function followPlan(db: Db, viewer: Viewer, ended: Step, now: Date): Promise<void> {
  if (sideOf(viewer) !== 'adviser') return
  const kept = await findCase(db, viewer, ended.caseId, now)
  if (!kept || kept.status === 'closed' || kept.nextStep !== ended.words) return
  const steps = await stepsOf(db, viewer, [ended.participantId], now)
  const next = nextStepOf(steps.filter(({ caseId }) => caseId === kept.id))
  const nextStep = next?.words ?? 'Agree what comes next'
  const dueAt = next?.dueOn ? endOfLondonDay(next.dueOn) : workingDeadline(now, NEW_STEP_DAYS)
  await changeNextStep(db, viewer, kept, { nextStep, dueAt }, now)
}

const planOf = ({ id, participantId, organizationId }: PlanOf) => ({ caseId: id, participantId, organizationId })

type Facts = Readonly<Record<string, string | null>>

/** Returns the facts that differ, as they were. */
const changedFacts = (was: Facts, is: Facts): Facts =>
  Object.fromEntries(Object.entries(was).filter(([name, value]) => value !== is[name]))

async function setGoal(db: Db, viewer: Viewer, goal: Goal, now: Date, columns: Updateable<GoalTable>): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('goal')
    .set({ ...columns, changed_at: now, changed_by: accountOf(viewer), version: goal.version + 1 })
    .where('id', '=', goal.id)
    .where('version', '=', goal.version)
    .where(changesCasework(viewer, 'goal', now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
}

async function setStep(db: Db, viewer: Viewer, step: Step, now: Date, columns: Updateable<StepTable>): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('step')
    .set({ ...columns, changed_at: now, changed_by: accountOf(viewer), version: step.version + 1 })
    .where('id', '=', step.id)
    .where('version', '=', step.version)
    .where(changesCasework(viewer, 'step', now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
}
