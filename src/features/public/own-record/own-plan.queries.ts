import { distanceTravelled, type Travelled } from '../../../domain/assessment.ts'
import type { AskedAnswers } from '../../../domain/assessment-request.ts'
import { isCheckOpen, type JobCheck, type JobReport } from '../../../domain/job-report.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { type Goal, isOpenStep, type Step, stepsInOrder } from '../../../domain/plan.ts'
import type { Review } from '../../../domain/review.ts'
import { appointmentsOf, type ShownAppointment } from '../../../records/appointment-list.ts'
import { assessmentsOf } from '../../../records/assessment.ts'
import { openQuestions } from '../../../records/assessment-request.ts'
import { jobChecksOf, jobReportsOf } from '../../../records/job-report.ts'
import { type OwnCaseLine, ownCases } from '../../../records/own-cases.ts'
import { messagesWith } from '../../../records/person-message.ts'
import { goalsOf, stepsOf } from '../../../records/plan.ts'
import { reviewsOf } from '../../../records/review.ts'
import type { Ask } from '../../../web/ask.ts'
import { instrumentsOf } from '../../../web/distance-words.ts'
import type { Own } from './own-record.queries.ts'

/** What stands first on one's own pages: who helps, what is next, and what one can do oneself. */
export type OwnPlan = {
  readonly cases: readonly OwnCaseLine[]
  readonly goals: readonly Goal[]
  readonly steps: readonly Step[]
  /** The next meetings, the earliest first. */
  readonly coming: readonly ShownAppointment[]
  /** Meetings that were kept lately and that nobody has said anything of. */
  readonly toSay: readonly ShownAppointment[]
  /** What they are asked to answer by themself. */
  readonly asked: readonly AskedAnswers[]
  readonly job: JobReport | null
  readonly check: JobCheck | null
  readonly unread: number
}

const SAY_DAYS = 14

export async function planOf({ db, now }: Pick<Ask, 'db' | 'now'>, { viewer, ids }: Own): Promise<OwnPlan> {
  const { coming, past } = await appointmentsOf(db, viewer, ids, now)
  const reports = await jobReportsOf(db, viewer, ids, now)
  const checks = await jobChecksOf(db, viewer, ids, now)
  const messages = await messagesWith(db, viewer, ids, now)
  const job = reports.find(({ endedAt }) => endedAt === null) ?? null
  const since = now.getTime() - SAY_DAYS * 86_400_000
  return {
    cases: await ownCases(db, viewer, now),
    goals: await goalsOf(db, viewer, ids, now),
    steps: stepsInOrder(await stepsOf(db, viewer, ids, now)),
    coming,
    toSay: past.filter(
      ({ status, feedback, startsAt }) =>
        feedback === null && (status === 'attended' || status === 'late') && startsAt.getTime() > since,
    ),
    asked: await openQuestions(db, viewer, ids, now),
    job,
    check: checks.find((one) => one.reportId === job?.id && isCheckOpen(one, londonDate(now))) ?? null,
    unread: messages.filter(({ direction, status }) => direction === 'out' && ['sent', 'delivered'].includes(status))
      .length,
  }
}

/** Returns the cases that are still open: whoever has one can be written to and told. */
export const openOnes = (cases: readonly OwnCaseLine[]): readonly OwnCaseLine[] =>
  cases.filter(({ closedAt }) => closedAt === null)

/** Returns the steps that are the person's own and still to be done. */
export const ownSteps = (steps: readonly Step[]): readonly Step[] =>
  steps.filter((step) => isOpenStep(step) && step.ownerSide === 'person')

/** All that was planned: besides the plan, what was said of it and how far somebody has come. */
export type WholePlan = {
  readonly plan: OwnPlan
  readonly reviews: readonly Review[]
  readonly travelled: readonly Travelled[]
}

/** Returns all of it, read through the person's own walls. */
export async function wholePlanOf(ask: Ask, own: Own): Promise<WholePlan> {
  const { db, now } = ask
  const { ids } = own
  const taken = await assessmentsOf(db, own.viewer, ids, now)
  return {
    plan: await planOf(ask, own),
    reviews: await reviewsOf(db, own.viewer, ids, now),
    travelled: instrumentsOf(ask).map((instrument) => distanceTravelled(instrument, taken)),
  }
}
