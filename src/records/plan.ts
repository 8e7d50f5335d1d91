import { type Selectable, sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import type { Goal, GoalArea, GoalMove, GoalStatus, Step, StepMove, StepStatus } from '../domain/plan.ts'
import type { Purpose } from '../domain/purpose.ts'
import { sightOf } from '../domain/reach.ts'
import { NotFound } from '../kit/errors.ts'
import { type HistoryDetails, writeHistory } from './history.ts'
import { mayChangeParticipant } from './participant.ts'
import { readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import type { GoalTable, StepTable } from './schema-casework.ts'

/** Returns the goals in these records of one person, in the order in which they were set. */
export async function goalsOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly Goal[]> {
  const rows = await db
    .selectFrom('goal')
    .selectAll()
    .where('participant_id', 'in', participantIds)
    .where(readsCasework(viewer, 'goal', now))
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return rows.map(goalOf)
}

/** Returns the steps in these records of one person, in the order in which they were written down. */
export async function stepsOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly Step[]> {
  const rows = await db
    .selectFrom('step')
    .leftJoin('account', 'account.id', 'step.owner_account_id')
    .selectAll('step')
    .select('account.name as owner_name')
    .where('participant_id', 'in', participantIds)
    .where(readsCasework(viewer, 'step', now))
    .orderBy('made_at')
    .orderBy('step.id')
    .execute()
  return rows.map(stepOf)
}

/** Returns a goal that this viewer reads; null for everybody else, and where there is none. */
export async function findGoal(db: Db, viewer: Viewer, id: string, now: Date): Promise<Goal | null> {
  const row = await db
    .selectFrom('goal')
    .selectAll()
    .where('id', '=', id)
    .where(readsCasework(viewer, 'goal', now))
    .executeTakeFirst()
  return row ? goalOf(row) : null
}

/** Returns a step that this viewer reads; null for everybody else, and where there is none. */
export async function findStep(db: Db, viewer: Viewer, id: string, now: Date): Promise<Step | null> {
  const row = await db
    .selectFrom('step')
    .leftJoin('account', 'account.id', 'step.owner_account_id')
    .selectAll('step')
    .select('account.name as owner_name')
    .where('step.id', '=', id)
    .where(readsCasework(viewer, 'step', now))
    .executeTakeFirst()
  return row ? stepOf(row) : null
}

/** Something that happened to a goal or a step, with who did it: a colleague's name, or null for the person. */
export type PlanEvent = {
  readonly goalId: string
  readonly stepId: string | null
  readonly at: Date
  readonly by: string | null
  readonly move: StepMove | GoalMove | 'add' | 'change'
  readonly words: string | null
  readonly before: Readonly<Record<string, string | null>>
}

/** Returns what happened to the plans in these records of one person, the latest first, `most` of it. */
export async function planEventsOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
  most = 100,
): Promise<readonly PlanEvent[]> {
  const rows = await db
    .selectFrom('plan_event')
    .leftJoin('account', 'account.id', 'plan_event.account_id')
    .selectAll('plan_event')
    .select('account.name as by')
    .where('plan_event.participant_id', 'in', participantIds)
    .where(readsCasework(viewer, 'plan_event', now))
    .orderBy('plan_event.at', 'desc')
    .orderBy('plan_event.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    goalId: row.goal_id,
    stepId: row.step_id,
    at: row.at,
    by: row.by,
    move: row.move as PlanEvent['move'],
    words: row.words,
    before: row.before,
  }))
}

/** What is written down of a change of a plan: for the person in words, and in the history. */
type PlanChange = {
  readonly of: Pick<Goal, 'caseId' | 'participantId' | 'organizationId'>
  readonly goalId: string
  readonly stepId?: string
  readonly move: PlanEvent['move']
  readonly to: GoalStatus | StepStatus
  readonly words?: string | null
  readonly before?: PlanEvent['before']
}

/** Writes what happened to a plan, and the row of the history, in the caller's transaction. */
export async function writePlanEvent(db: Db, viewer: Viewer, change: PlanChange, now: Date): Promise<void> {
  const { of, goalId, stepId, move, to } = change
  await db
    .insertInto('plan_event')
    .values({
      case_id: of.caseId,
      goal_id: goalId,
      step_id: stepId ?? null,
      participant_id: of.participantId,
      organization_id: of.organizationId,
      at: now,
      account_id: accountOf(viewer),
      move,
      to_status: to,
      words: change.words ?? null,
      before: JSON.stringify(change.before ?? {}),
    })
    .execute()
  const [kind, id] = stepId ? ['step', stepId] : ['goal', goalId]
  const details: HistoryDetails = { to, case: of.caseId }
  await writeHistory(db, viewer, `${kind}.${move}`, `${kind}:${id}`, details, now, {
    participantId: of.participantId,
    why: whyOf(viewer),
  })
}

/**
 * Refuses whoever may not write of this person in the name of this organisation: to them there is nobody. The person
 * writes in their own plan, whoever's it is.
 */
export async function refuseStrangers(
  db: Db,
  viewer: Viewer,
  { participantId, organizationId }: Pick<Goal, 'participantId' | 'organizationId'>,
  now: Date,
): Promise<void> {
  const { organizationId: own } = sightOf(viewer)
  const theirs = viewer.kind === 'resident' || own === organizationId
  if (!theirs || !(await mayChangeParticipant(db, viewer, participantId, now))) throw new NotFound()
}

/** Returns the account of whoever does something; null for the person themself. */
export const accountOf = (viewer: Viewer): number | null => ('accountId' in viewer ? viewer.accountId : null)

/** Returns why a plan is looked at or changed: to support somebody, or because it is one's own. */
export const whyOf = (viewer: Viewer): Purpose => (viewer.kind === 'resident' ? 'own-record' : 'support')

/** How many steps are done, under way and late, and how many there are, of one case: for reviews and lists. */
export async function stepCounts(db: Db, viewer: Viewer, caseId: string, today: string, now: Date) {
  const row = await db
    .selectFrom('step')
    .select([
      sql<number>`count(*) filter (where status = 'done')::int`.as('done'),
      sql<number>`count(*) filter (where ended_at is null)::int`.as('open'),
      sql<number>`count(*) filter (where ended_at is null and due_on < ${today})::int`.as('late'),
      sql<number>`count(*) filter (where status = 'blocked')::int`.as('stuck'),
    ])
    .where('case_id', '=', caseId)
    .where(readsCasework(viewer, 'step', now))
    .executeTakeFirstOrThrow()
  return row
}

const goalOf = (row: Selectable<GoalTable>): Goal => ({
  id: row.id,
  caseId: row.case_id,
  participantId: row.participant_id,
  organizationId: row.organization_id,
  words: row.words,
  why: row.why,
  area: row.area as GoalArea,
  status: row.status,
  targetOn: row.target_on,
  endedAt: row.ended_at,
  endedWords: row.ended_words,
  version: row.version,
})

const stepOf = (row: Selectable<StepTable> & { readonly owner_name: string | null }): Step => ({
  id: row.id,
  goalId: row.goal_id,
  caseId: row.case_id,
  participantId: row.participant_id,
  organizationId: row.organization_id,
  words: row.words,
  ownerSide: row.owner_side,
  ownerAccountId: row.owner_account_id,
  ownerName: row.owner_name,
  ownerWords: row.owner_words,
  asksFile: row.asks_file,
  status: row.status,
  dueOn: row.due_on,
  blockedBy: row.blocked_by,
  blockedWords: row.blocked_words,
  replacedBy: row.replaced_by,
  endedAt: row.ended_at,
  endedWords: row.ended_words,
  version: row.version,
})
