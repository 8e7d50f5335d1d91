import { londonDate } from '../domain/london-time.ts'
import type { Viewer } from '../domain/permission.ts'
import type { StepStatus } from '../domain/plan.ts'
import { END_MOVED, reviewsAnew } from '../domain/review.ts'
import { writeHistory } from './history.ts'
import { changesCasework } from './reach-of-casework.ts'
import { planReview, type ReviewedCase, reviewsOf, setReview } from './review.ts'
import type { Db } from './schema.ts'

/**
 * Plans the reviews of a case anew, in the caller's transaction: where it opens again, or the day on which support ends is
 * another one. What fits stays; the last one goes along with the end; what would open after the end is cancelled.
 */
export async function planReviewsAnew(db: Db, viewer: Viewer, of: ReviewedCase, now: Date): Promise<void> {
  const all = await reviewsOf(db, viewer, [of.participantId], now)
  const planned = all.filter(({ caseId, status }) => caseId === of.id && status === 'scheduled')
  const { program, supportEndsOn = null } = of
  const anew = reviewsAnew(planned, { program, supportEndsOn }, londonDate(now))
  for (const review of anew.cancel) {
    await setReview(db, viewer, review, now, { status: 'cancelled', cancelled_at: now })
  }
  for (const { review, by } of anew.replace) {
    const id = await planReview(db, of, by)
    await setReview(db, viewer, review, now, { status: 'replaced', exempt_reason: END_MOVED.value, replaced_by: id })
  }
  for (const review of anew.plan) await planReview(db, of, review)
  const facts = { planned: anew.plan.length, moved: anew.replace.length, cancelled: anew.cancel.length }
  if (facts.planned + facts.moved + facts.cancelled === 0) return
  await writeHistory(db, viewer, 'review.planned-anew', `case:${of.id}`, facts, now, {
    participantId: of.participantId,
    why: 'support',
  })
}

/**
 * Puts back what ended with a case on that very moment, in the caller's transaction: its reviews are planned again,
 * its questions are asked again and its steps are open, as they were.
 */
export async function putBackTidied(
  db: Db,
  viewer: Viewer,
  of: Pick<ReviewedCase, 'id' | 'participantId' | 'organizationId'>,
  closedAt: Date,
  now: Date,
): Promise<void> {
  await db
    .updateTable('review')
    .set((set) => ({ status: 'scheduled', cancelled_at: null, version: set('version', '+', 1) }))
    .where('case_id', '=', of.id)
    .where('cancelled_at', '=', closedAt)
    .where(changesCasework(viewer, 'review', now))
    .execute()
  await db
    .updateTable('assessment_request')
    .set((set) => ({ status: 'asked', ended_at: null, version: set('version', '+', 1) }))
    .where('case_id', '=', of.id)
    .where('status', '=', 'withdrawn')
    .where('ended_at', '=', closedAt)
    .where(changesCasework(viewer, 'assessment_request', now))
    .execute()
  const dropped = await db
    .selectFrom('plan_event')
    .innerJoin('step', 'step.id', 'plan_event.step_id')
    .select(['step.id', 'step.goal_id', 'step.version', 'plan_event.before'])
    .where('plan_event.case_id', '=', of.id)
    .where('plan_event.at', '=', closedAt)
    .where('plan_event.move', '=', 'drop')
    .where('step.ended_at', '=', closedAt)
    .execute()
  const account = 'accountId' in viewer ? viewer.accountId : null
  for (const step of dropped) {
    const { status } = step.before as { readonly status: StepStatus }
    await db
      .updateTable('step')
      .set({
        status,
        ended_at: null,
        ended_words: null,
        changed_at: now,
        changed_by: account,
        version: step.version + 1,
      })
      .where('id', '=', step.id)
      .where(changesCasework(viewer, 'step', now))
      .execute()
    await db
      .insertInto('plan_event')
      .values({
        ...{ case_id: of.id, goal_id: step.goal_id, step_id: step.id, participant_id: of.participantId, at: now },
        ...{ organization_id: of.organizationId, account_id: account, move: 'reopen', to_status: status, words: null },
        before: '{}',
      })
      .execute()
  }
}
